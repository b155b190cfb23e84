import type { Field, Form } from '../core/form.ts';
import { sayMinutes } from '../core/say.ts';
import { type Block, text } from '../core/view.ts';
import type { Card, Element, Execute } from './card.ts';
import { carriedIn, type InForm, verbs } from './carried.ts';
import { labelled } from './render-button.ts';
import { type Fields, type Found, isNumbered, labelOf, optionsOf, renderField } from './render-field.ts';
import { closeBelow, type Drawing, heading, paragraphs } from './render-text.ts';
import { inRoom, renderBlocks, renderNotice } from './render-view.ts';

/** Whom a form is drawn for, and what its search fields found, by field. */
export type DrawnFor = { user: string; found: Record<string, Found> };

/** How the answers of the fields that offer choices come back. */
function choicesIn(form: Form, found: Record<string, Found>): InForm['choices'] {
  const choices = form.fields.flatMap((field): [string, NonNullable<InForm['choices']>[string]][] => {
    if (field.kind !== 'choice' && field.kind !== 'choices' && field.kind !== 'search') return [];
    const options = field.kind === 'search' ? optionsOf(field, found[field.id]) : field.options;
    const isMany = field.kind === 'choices';
    if (isNumbered(options)) return [[field.id, { isMany, values: options.map((option) => option.value) }]];
    return isMany ? [[field.id, { isMany }]] : [];
  });
  return choices.length > 0 ? Object.fromEntries(choices) : undefined;
}

function carriedBy(form: Form, press: string, { user, found }: DrawnFor): InForm {
  const { runs, input, draft } = form;
  const choices = choicesIn(form, found);
  const searched = Object.entries(found).map(([id, { words }]) => [id, words]);
  return {
    for: user,
    press,
    runs,
    ...(input && { input }),
    ...(draft && { draft }),
    ...(choices && { choices }),
    ...(searched.length > 0 && { searched: Object.fromEntries(searched) }),
  };
}

const button = (verb: string, label: string, carried: InForm, spoken?: string): Execute => ({
  type: 'Action.Execute',
  ...labelled(label, spoken),
  verb,
  data: { [carriedIn.form]: carried },
});

/** Cancel takes no answers with it, so the client lets it through half-filled. */
const cancelButton = (user: string): Execute => ({
  type: 'Action.Execute',
  title: 'Cancel',
  verb: verbs.cancel,
  data: { [carriedIn.cancel]: { for: user } },
  associatedInputs: 'none',
});

const opening = ({ problem, step, intro, minutes, about }: Form): Block[] => [
  ...(problem ? [{ kind: 'notice', tone: 'problem', text: problem } as const] : []),
  ...(step ? [text(`Step ${step[0]} of ${step[1]}`)] : []),
  text(`${intro} ${sayMinutes(minutes)}`),
  ...(about ?? []),
];

const nothingFound = (words: string): string =>
  words === ''
    ? 'Type a part of the name first, then press Find.'
    : `Nothing found for “${words}”. Try fewer or other words.`;

const hasNothingToChoose = (field: Field) => 'options' in field && field.options.length === 0;

/** A field with what is wrong above it and what helps below it. */
function withWords(field: Field, error: string | undefined, fields: Fields, drawing: Drawing): Element[] {
  if (hasNothingToChoose(field)) return paragraphs(`${field.label}: nothing to choose from yet.`, drawing);
  const found = fields.found[field.id];
  const isMissed = found && found.options.length === 0;
  const wrong = paragraphs(`⚠ ${error}`, drawing, { color: 'Attention', weight: 'Bolder' });
  return [
    ...(error ? wrong.map((line, index) => ({ ...line, id: `${field.id}#error${index || ''}` })) : []),
    ...(isMissed ? [renderNotice('warning', nothingFound(found.words), drawing)] : []),
    ...renderField(field, fields),
    ...closeBelow(paragraphs(field.help ?? '', drawing, { isSubtle: true, size: 'Small' })),
  ];
}

/** A form as a card for one person: what is wrong first, then what it is for, then its fields with what was typed. */
export function renderForm(form: Form, { now, press }: Omit<Drawing, 'room'>, drawnFor: DrawnFor): Card {
  const carried = carriedBy(form, press(), drawnFor);
  const fields: Fields = {
    // A client that checks the fields would let nobody search before all of them are filled in.
    isChecked: !form.fields.some((field) => field.kind === 'search'),
    found: drawnFor.found,
    findButton: (field) => button(verbs.find, 'Find', { ...carried, find: field.id }, `Find: ${labelOf(field)}`),
  };
  const submit: Element = {
    type: 'ActionSet',
    actions: [button(verbs.submit, form.submit, carried), cancelButton(drawnFor.user)],
  };
  return inRoom((room) => {
    const drawing = { now, press, room };
    return [
      ...heading(form.title, 'Large'),
      ...renderBlocks(opening(form), drawing),
      ...form.fields.flatMap((field) => withWords(field, form.errors?.[field.id], fields, drawing)),
      submit,
    ];
  });
}
