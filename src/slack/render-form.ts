import type { KnownBlock, ModalView } from '@slack/types';
import type { Field, Form } from '../core/form.ts';
import { sayMinutes } from '../core/say.ts';
import { type Block, text } from '../core/view.ts';
import { carry } from './carried.ts';
import { limits, plainText } from './limits.ts';
import type { Drawing } from './render-button.ts';
import { renderField } from './render-field.ts';
import { renderBlocks } from './render-view.ts';

/** Whom a form is drawn for, and the press token that its submissions carry. */
export type DrawnFor = { user: string; press: string };

const opening = ({ title, shortTitle, step, problem, intro, minutes }: Form): Block[] => [
  ...(problem ? [{ kind: 'notice', tone: 'problem', text: problem } as const] : []),
  ...(title === shortTitle ? [] : [text({ strong: title })]),
  ...(step ? [text(`Step ${step[0]} of ${step[1]}`)] : []),
  text(`${intro} ${sayMinutes(minutes)}`),
];

const errorAt = (field: Field, error: string, drawing: Drawing): KnownBlock[] =>
  renderBlocks([{ kind: 'notice', tone: 'problem', text: error }], drawing, 1).map((block) => ({
    ...block,
    block_id: `${field.id} error`,
  }));

function renderFields(form: Form, drawing: Drawing, press: string): KnownBlock[] {
  return form.fields.flatMap((field) => {
    const error = form.errors?.[field.id];
    return [...(error ? errorAt(field, error, drawing) : []), ...renderField(field, press)];
  });
}

function hiddenIn(form: Form, { user, press }: DrawnFor): string {
  const carried = { r: form.runs, i: form.input ?? {}, p: press, u: user, ...(form.draft && { d: form.draft }) };
  const metadata = carry(carried);
  if (metadata.length > limits.carried) throw new RangeError(`the form for ${form.runs} carries too much`);
  return metadata;
}

/** A form as a modal: what is wrong first, then what it is for, then its fields with what was typed. */
export function renderForm(form: Form, drawing: Drawing, drawnFor: DrawnFor): ModalView {
  const fields = renderFields(form, drawing, drawnFor.press);
  const said = renderBlocks([...opening(form), ...(form.about ?? [])], drawing, limits.blocksInView - fields.length);
  return {
    type: 'modal',
    callback_id: 'form',
    private_metadata: hiddenIn(form, drawnFor),
    title: plainText(form.shortTitle, limits.modalTitle),
    submit: plainText(form.submit, limits.modalTitle),
    close: plainText('Cancel', limits.modalTitle),
    blocks: [...said, ...fields],
  };
}
