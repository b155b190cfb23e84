import { z } from 'zod';
import type { Answers } from '../core/form.ts';
import type { Asked } from '../core/ports.ts';
import type { Activity } from './activity.ts';
import { type Data, type InForm, noAnswer, readButton, readCancel, readForm, verbs, wordsFor } from './carried.ts';
import type { Turn } from './identify.ts';

const entities = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }));

function decoded(whole: string, name: string): string {
  const known = entities.get(name.toLowerCase());
  if (known !== undefined) return known;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  const isCharacter = name.startsWith('#') && code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : whole;
}

// Nobody types more to a bot, and looking for the ends of mentions takes longer than the text is long.
const mostTyped = 10_000;

/** What a person typed, without mentions and without the markup that Teams puts around it. */
export const typedWords = (text: string): string =>
  text
    .slice(0, mostTyped)
    .replace(/<at\b[^>]*>.*?<\/at>/gis, ' ')
    .replace(/<\/?(?:p|div|br|span)\b[^>]*>/gi, ' ')
    .replace(/&(#x?[\da-f]+|[a-z]+);/gi, decoded)
    .replace(/[\s\u00A0]+/g, ' ')
    .trim();

const isMentioned = ({ entities: named, recipient }: Activity) =>
  named?.some((entity) => entity.type === 'mention' && entity.mentioned?.id === recipient.id) ?? false;

/** The words said to the bot; undefined for what people say to each other. A slash command is said to the bot alone. */
export function wordsToBot({ activity, place }: Turn): string | undefined {
  const isToBot = place.kind === 'personal' || activity.recipient.isTargeted || isMentioned(activity);
  return isToBot ? typedWords(activity.text ?? '') : undefined;
}

/** What a press hands over to the dispatcher: as `Asked`, without who and where. */
type Wanted = Omit<Extract<Asked, { runs: string }>, 'account' | 'place'>;

/**
 * What was pressed: a button, a form's Submit or Find with what was typed, Cancel; a form of somebody else's;
 * or nothing this door knows. `sought` is what was typed to search with, by field; `searched` what was found by before.
 */
export type Pressed =
  | { kind: 'button'; wanted: Wanted }
  | { kind: 'form'; wanted: Wanted; find: string | undefined; sought: Answers; searched: Record<string, string> }
  | { kind: 'cancel' }
  | { kind: 'not theirs' }
  | { kind: 'unknown' };

const execute = z.object({
  action: z.object({
    type: z.literal('Action.Execute'),
    verb: z.string().min(1),
    data: z.record(z.string(), z.unknown()).default({}),
  }),
});

// Teams sends what is typed as text; some clients send numbers and ticks as what they are.
const typed = z.union([z.string(), z.number().transform(String), z.boolean().transform(String)]);

/** The answers typed into a form: several ones as a list; what was left empty is not there. */
function answersIn(data: Data, { choices = {} }: InForm): Answers {
  const answers: Answers = {};
  for (const [id, value] of Object.entries(data)) {
    const said = typed.safeParse(value).data;
    if (id.includes('#') || !said || said === noAnswer) continue;
    const { isMany, values } = choices[id] ?? { isMany: false };
    const chosen = (isMany ? said.split(',') : [said]).map((one) => values?.[Number(one)] ?? one);
    answers[id] = isMany ? chosen : (chosen[0] ?? said);
  }
  return answers;
}

/** What was typed into the search boxes of a form, by field. */
function soughtIn(data: Data): Answers {
  const boxes = Object.keys(data).filter((key) => key === wordsFor(key.split('#')[0] ?? ''));
  return Object.fromEntries(boxes.map((box) => [box.split('#')[0] ?? '', typed.safeParse(data[box]).data ?? '']));
}

function readFormPress(data: Data, user: string): Pressed {
  const carried = readForm(data);
  if (!carried) return { kind: 'unknown' };
  if (carried.for !== user) return { kind: 'not theirs' };
  const { runs, input = {}, press, draft, find, searched = {} } = carried;
  const wanted = { runs, input, press, answers: answersIn(data, carried), ...(draft && { draft }) };
  return { kind: 'form', wanted, find, sought: soughtIn(data), searched };
}

function readCancelPress(data: Data, user: string): Pressed {
  const carried = readCancel(data);
  if (!carried) return { kind: 'unknown' };
  return carried.for === user ? { kind: 'cancel' } : { kind: 'not theirs' };
}

function readButtonPress(runs: string, data: Data): Pressed {
  const carried = readButton(data);
  if (!carried || runs.startsWith('#')) return { kind: 'unknown' };
  const { press, input = {}, version } = carried;
  return { kind: 'button', wanted: { runs, input, press, ...(version !== undefined && { version }) } };
}

/** Reads what was pressed in a card. */
export function readPress({ activity, account }: Turn): Pressed {
  const pressed = execute.safeParse(activity.value).data?.action;
  if (!pressed) return { kind: 'unknown' };
  const { verb, data } = pressed;
  if (verb === verbs.submit || verb === verbs.find) return readFormPress(data, account.user);
  return verb === verbs.cancel ? readCancelPress(data, account.user) : readButtonPress(verb, data);
}
