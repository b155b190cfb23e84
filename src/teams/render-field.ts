import type { Field, Option } from '../core/form.ts';
import { clockTimeSchema, daySchema } from '../core/uk-time.ts';
import type { Choice, Element, Execute, Input } from './card.ts';
import { noAnswer, wordsFor } from './carried.ts';
import { cut, limits } from './limits.ts';
import { unformatted } from './render-text.ts';

type OfKind<Kind extends Field['kind']> = Extract<Field, { kind: Kind }>;

/** What a search field found: the words searched for and the answers they gave. */
export type Found = { words: string; options: Option[] };

/** How the fields of a form are drawn: whether the client checks them, what was found, and the button that searches. */
export type Fields = {
  isChecked: boolean;
  found: Record<string, Found>;
  findButton: (field: OfKind<'search'>) => Execute;
};

/** A label says when an answer may be left out: people do not know what an asterisk means. */
export const labelOf = ({ label, optional }: Field): string => (optional ? `${label} (optional)` : label);

const named = (field: Field, missing: string, { isChecked }: Fields) => ({
  id: field.id,
  label: labelOf(field),
  ...(isChecked && !field.optional && { isRequired: true as const }),
  ...(isChecked && { errorMessage: missing }),
});

const typing = (field: OfKind<'text' | 'long-text'>, fields: Fields): Input => ({
  type: 'Input.Text',
  ...named(field, 'Write something here.', fields),
  maxLength: field.max,
  ...(field.kind === 'long-text' && { isMultiline: true }),
  ...(field.value && { value: cut(field.value, field.max) }),
});

function counting(field: OfKind<'number'>, fields: Fields): Input {
  const { min, max, value } = field;
  const typed = value?.trim() ? Number(value) : Number.NaN;
  return {
    type: 'Input.Number',
    ...named(field, `Use a number from ${min} to ${max}.`, fields),
    ...(fields.isChecked && { min, max }),
    ...(Number.isFinite(typed) && { value: typed }),
  };
}

const dating = (field: OfKind<'date' | 'time'>, fields: Fields): Input => ({
  type: 'Input.Date',
  ...named(field, 'Choose a day.', fields),
  ...(field.value && daySchema.safeParse(field.value).success && { value: field.value }),
});

const timing = (field: OfKind<'date' | 'time'>, fields: Fields): Input => ({
  type: 'Input.Time',
  ...named(field, 'Choose a time.', fields),
  ...(field.value && clockTimeSchema.safeParse(field.value).success && { value: field.value }),
});

/** Whether the values of these options cannot stand in a card as they are: Teams separates several answers by commas. */
export const isNumbered = (options: Option[]): boolean => options.some(({ value }) => value.includes(','));

const said = ({ label, detail }: Option) => unformatted(cut(detail ? `${label} (${detail})` : label, limits.option));

function choicesOf(options: Option[]): Choice[] {
  const numbered = isNumbered(options);
  return options.map((option, index) => ({ title: said(option), value: numbered ? String(index) : option.value }));
}

function choosing(field: OfKind<'choice'>, fields: Fields): Input {
  const none = field.optional ? [{ title: 'No answer', value: noAnswer }] : [];
  const at = field.options.findIndex((option) => option.value === field.value);
  const choices = choicesOf(field.options);
  const chosen = choices[at]?.value;
  return {
    type: 'Input.ChoiceSet',
    ...named(field, 'Choose one.', fields),
    choices: [...choices, ...none],
    style: field.options.length <= limits.ticks ? 'expanded' : 'compact',
    wrap: true,
    ...(chosen !== undefined && { value: chosen }),
  };
}

function ticking(field: OfKind<'choices'>, fields: Fields): Input {
  const choices = choicesOf(field.options);
  const ticked = choices.filter((_, index) => field.value?.includes(field.options[index]?.value ?? ''));
  return {
    type: 'Input.ChoiceSet',
    ...named(field, 'Choose at least one.', fields),
    choices,
    style: field.options.length <= limits.ticks ? 'expanded' : 'compact',
    isMultiSelect: true,
    wrap: true,
    ...(ticked.length > 0 && { value: ticked.map((choice) => choice.value).join(',') }),
  };
}

/** What can be chosen in a search field: what was found, and what was chosen before. */
export function optionsOf({ value }: OfKind<'search'>, found: Found | undefined): Option[] {
  const options = found?.options ?? [];
  return value && !options.some((option) => option.value === value.value) ? [value, ...options] : options;
}

/** Find what to choose from, then choose: the search needs no more than a box and a button, so it works on every client. */
function searching(field: OfKind<'search'>, fields: Fields): Element[] {
  const found = fields.found[field.id];
  const options = optionsOf(field, found);
  const choices = choicesOf(options);
  const chosen = choices[options.findIndex((option) => option.value === field.value?.value)]?.value;
  const style = options.length <= limits.ticks ? 'expanded' : 'compact';
  const set: Input = {
    type: 'Input.ChoiceSet',
    ...named(field, 'Choose one.', fields),
    choices,
    style,
    wrap: true,
    ...(chosen !== undefined && { value: chosen }),
  };
  const box: Input = {
    type: 'Input.Text',
    id: wordsFor(field.id),
    label: options.length > 0 ? 'Or search with other words' : labelOf(field),
    maxLength: limits.searchWords,
    ...(found && { value: cut(found.words, limits.searchWords) }),
  };
  return [...(options.length > 0 ? [set] : []), box, { type: 'ActionSet', actions: [fields.findButton(field)] }];
}

/** A field as inputs, with what was typed. */
export function renderField(field: Field, fields: Fields): Element[] {
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return [typing(field, fields)];
    case 'number':
      return [counting(field, fields)];
    case 'date':
      return [dating(field, fields)];
    case 'time':
      return [timing(field, fields)];
    case 'choice':
      return [choosing(field, fields)];
    case 'choices':
      return [ticking(field, fields)];
    case 'search':
      return searching(field, fields);
    default:
      return field satisfies never;
  }
}
