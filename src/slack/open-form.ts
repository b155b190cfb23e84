import type { ModalView } from '@slack/types';
import type { Form } from '../core/form.ts';
import type { Asked } from '../core/ports.ts';
import { type Caller, drawing, type Means } from './means.ts';
import type { Running } from './render-button.ts';
import { renderForm } from './render-form.ts';
import { renderModal } from './render-view.ts';
import { openModal, post, show, updateModal } from './show.ts';
import { closedForm, fetching, offered, openingButton, tooLate } from './wording.ts';

const isSubmission = (asked: Asked): boolean => 'answers' in asked && asked.answers !== undefined;

/** A form given back keeps its press token: a submission that was perhaps kept is then found, not done twice. */
function pressOf(means: Means, asked: Asked, form: Form): string {
  const isGivenBack = isSubmission(asked) && (form.errors !== undefined || form.problem !== undefined);
  return isGivenBack && asked.press ? asked.press : drawing(means).press();
}

/** What was found and chosen in a search comes back as a value only; the person saw its label. */
function labelled(form: Form, labels: Record<string, string> = {}): Form {
  const fields = form.fields.map((field) => {
    const label = field.kind === 'search' && field.value ? labels[field.value.value] : undefined;
    return field.kind === 'search' && field.value && label ? { ...field, value: { ...field.value, label } } : field;
  });
  return { ...form, fields };
}

/** A form drawn for the person who asked. */
export const drawForm = (means: Means, caller: Caller, asked: Asked, form: Form): ModalView =>
  renderForm(labelled(form, caller.labels), drawing(means), { user: caller.user, press: pressOf(means, asked, form) });

/** What opens the form again: what was pressed, or for typed words the form's own command. */
const openAgain = (asked: Asked, form: Form): Running =>
  'runs' in asked && !isSubmission(asked)
    ? openingButton(asked.runs, asked.input)
    : openingButton(form.runs, form.input ?? {});

async function askInModal(means: Means, caller: Caller, asked: Asked, form: Form): Promise<void> {
  if (caller.origin.kind !== 'modal') return;
  const result = await updateModal(means, caller, caller.origin, drawForm(means, caller, asked, form));
  // Whoever closed a window that was still fetching has changed their mind; what was submitted must come back.
  if (result === 'shown' || result === 'newer' || (result === 'closed' && !isSubmission(asked))) return;
  const open = openAgain(asked, form);
  const view = isSubmission(asked) ? closedForm(labelled(form, caller.labels), open) : tooLate(form, open);
  await post(means, caller.client, caller.user, view);
}

/** Opens a form as a modal; where none can open, offers a button that does. */
export async function openForm(means: Means, caller: Caller, asked: Asked, form: Form): Promise<void> {
  const { origin } = caller;
  if (origin.kind === 'modal') return askInModal(means, caller, asked, form);
  const trigger = 'trigger' in origin ? origin.trigger : undefined;
  const modal = drawForm(means, caller, asked, form);
  if (trigger && (await openModal(means, caller.client, trigger, modal))) return;
  const open = openAgain(asked, form);
  const view = trigger ? tooLate(form, open) : offered(form, open);
  await show(means, caller, { kind: 'reply', audience: 'actor', view });
}

/** Opens an empty window before the trigger runs out, to be filled when the form is there. */
export async function openEarly(means: Means, caller: Caller): Promise<Caller> {
  const trigger = 'trigger' in caller.origin ? caller.origin.trigger : undefined;
  if (!trigger) return caller;
  const opened = await openModal(means, caller.client, trigger, renderModal(fetching, drawing(means), 'fetching'));
  return opened ? { ...caller, origin: { kind: 'modal', ...opened } } : caller;
}
