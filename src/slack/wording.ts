import type { Form } from '../core/form.ts';
import { type Block, text, type View } from '../core/view.ts';
import type { Running } from './render-button.ts';

const notice = (tone: 'warning' | 'problem', words: string): Block => ({ kind: 'notice', tone, text: words });

/** A kind no. */
export const refusal = (message: string): View => ({ title: '', blocks: [notice('warning', message)] });

/** A button or link that this version no longer knows. */
export const outOfDateButton = 'This button is from an older version. Type “/workgroups” to start again.';

/** A form that this version no longer knows. */
export const outOfDateForm = 'This form is from an older version. Type “/workgroups” to start again.';

/** Forms belong to the account they were drawn for. */
export const somebodyElses = 'This form was opened by somebody else. Type “/workgroups” to open your own.';

/** While a form is being fetched. */
export const fetching: View = { title: 'One moment', blocks: [text('Opening the form…')] };

/** While what was submitted is being kept. */
export const saving: View = {
  title: 'Saving…',
  blocks: [text('This takes longer than usual. If you close this, I’ll send you a message when it is done.')],
};

/** The door itself failed: what was asked may be done, so it never says that nothing changed. */
export const brokenDown = (reference: string): string =>
  `Something went wrong on our side, and I can’t tell how this ended. Type “/workgroups” to see how things stand; if it happens again, tell the hub and quote ${reference}.`;

/** The button that opens a form which could not open by itself. */
export const openingButton = (runs: string, input: Record<string, string>): Running => ({
  label: 'Open the form',
  runs,
  input,
  tone: 'main',
});

const row = (action: Running): Block => ({ kind: 'actions', actions: [action] });

/** A form where none can open, with a button that opens it. */
export const offered = (form: Form, open: Running): View => ({
  title: form.title,
  blocks: [text(form.intro), row(open)],
});

/** A form that came too late for Slack to open it. */
export const tooLate = (form: Form, open: Running): View => ({
  title: form.title,
  blocks: [notice('warning', 'This took too long, so Slack did not open the form.'), row(open)],
});

function writtenIn(field: Form['fields'][number]): string {
  if (field.value === undefined) return '';
  if (field.kind === 'search') return field.value.label;
  if (field.kind !== 'choice' && field.kind !== 'choices') return field.value;
  const ticked = [field.value].flat();
  return field.options
    .filter((option) => ticked.includes(option.value))
    .map((option) => option.label)
    .join(', ');
}

/** A form that was refused after its window had been closed: why, and what was typed, so that nothing is lost. */
export function closedForm(form: Form, open: Running): View {
  const reasons = [form.problem, ...Object.values(form.errors ?? {})].filter((reason) => reason !== undefined);
  const facts = form.fields
    .map((field) => ({ label: field.label, value: writtenIn(field) }))
    .filter((fact) => fact.value !== '');
  return {
    title: form.title,
    blocks: [
      notice('problem', `This was not saved. ${reasons.join(' ')}`.trim()),
      ...(facts.length > 0 ? [text('What you had written:'), { kind: 'facts', facts } as const] : []),
      row(open),
    ],
  };
}

/** The way back to the home from what a press on it showed. */
export const withWayBack = (view: View): View => ({
  ...view,
  blocks: [...view.blocks, row({ label: 'Back to the start', runs: 'home' })],
});
