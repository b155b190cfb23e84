import type { Block } from './view.ts';

/** One answer to choose; `detail` tells two of the same name apart. */
export type Option = { value: string; label: string; detail?: string };

export type Field = { id: string; label: string; help?: string; optional?: true } & (
  | { kind: 'text' | 'long-text'; max: number; value?: string }
  | { kind: 'number'; min: number; max: number; value?: string }
  | { kind: 'date' | 'time'; value?: string }
  | { kind: 'choice'; options: Option[]; value?: string }
  | { kind: 'choices'; options: Option[]; value?: string[] }
  | { kind: 'search'; source: string; value?: Option }
);

/** What was typed or ticked: one value, or several for `choices`. */
export type Answers = Record<string, string | string[]>;

/**
 * What a person is asked. `title` up to 40 characters, `shortTitle` up to 24 (Slack's modal), `minutes` how long it takes.
 * `input` is carried unseen to the command that it runs; `errors` are by field, `problem` concerns the whole form.
 */
export type Form = {
  title: string;
  shortTitle: string;
  intro: string;
  minutes: number;
  submit: string;
  runs: string;
  input?: Record<string, string>;
  draft?: string;
  step?: [number, number];
  about?: Block[];
  fields: Field[];
  errors?: Record<string, string>;
  problem?: string;
};

/** What stands wrong in a form: a sentence for each field, or one for the whole. */
export type Faults = { errors?: Record<string, string>; problem?: string };

const first = (answer: string | string[]) => (Array.isArray(answer) ? answer[0] : answer);

/** What was ticked and can still be ticked: an agreement that was changed meanwhile cannot. */
const stillOffered = (options: Option[], answer: string | string[]) =>
  [answer].flat().filter((value) => options.some((option) => option.value === value));

/** Without its value: neither platform sends a field that was emptied, so what is not answered stays empty. */
function emptied(field: Field): Field {
  const { value: _cleared, ...rest } = field;
  return rest;
}

function refilled(field: Field, answer: string | string[] | undefined): Field {
  if (answer === undefined) return emptied(field);
  if (field.kind === 'choices') return { ...field, value: stillOffered(field.options, answer) };
  const value = field.kind === 'choice' ? stillOffered(field.options, answer)[0] : first(answer);
  if (value === undefined) return emptied(field);
  if (field.kind !== 'search') return { ...field, value };
  return field.value?.value === value ? field : { ...field, value: { value, label: value } };
}

/** The same form with what was typed kept and what is wrong said. */
export function refill(form: Form, answers: Answers, faults: Faults): Form {
  return { ...form, ...faults, fields: form.fields.map((field) => refilled(field, answers[field.id])) };
}
