import { z } from 'zod';

const input = z.record(z.string(), z.string()).optional();

const button = z.object({
  press: z.string().min(1),
  input,
  version: z.number().optional(),
});

const choosing = z.object({ isMany: z.boolean(), values: z.array(z.string()).optional() });

const form = z.object({
  for: z.string().min(1),
  press: z.string().min(1),
  runs: z.string().min(1),
  input,
  draft: z.string().optional(),
  choices: z.record(z.string(), choosing).optional(),
  searched: z.record(z.string(), z.string()).optional(),
  find: z.string().optional(),
});

const cancel = z.object({ for: z.string().min(1) });

/** What a button carries unseen: its press token, the input and the version of what it shows. Its verb is the command. */
export type InButton = z.infer<typeof button>;

/**
 * What a form carries unseen: whom it was drawn for, its press token, the command it runs with its input; how the answers of
 * its choices are written; what was searched for, by field; and which field a Find button belongs to. Ids only, never a right.
 */
export type InForm = z.infer<typeof form>;

/** What Cancel carries unseen: whom the form was drawn for. */
export type InCancel = z.infer<typeof cancel>;

/** The names under which a card carries them: no field is called so. */
export const carriedIn = { button: '#button', form: '#form', cancel: '#cancel' } as const;

/** The verbs that are the door's own; every other verb is a command. */
export const verbs = { submit: '#submit', find: '#find', cancel: '#cancel' } as const;

/** What a press hands over: everything typed in the card, and what was carried. */
export type Data = Record<string, unknown>;

/** Reads what a button carried; undefined when it is not one of ours. */
export const readButton = (data: Data): InButton | undefined => button.safeParse(data[carriedIn.button]).data;

/** Reads what a form carried; undefined when it is not one of ours. */
export const readForm = (data: Data): InForm | undefined => form.safeParse(data[carriedIn.form]).data;

/** Reads what Cancel carried; undefined when it is not one of ours. */
export const readCancel = (data: Data): InCancel | undefined => cancel.safeParse(data[carriedIn.cancel]).data;

/** The name of the box in which words are typed to search for a field's answer. */
export const wordsFor = (field: string): string => `${field}#words`;

/** The answer that says: none of these. */
export const noAnswer = '#none';
