import { z } from 'zod';
import type { AccountSeen, Place } from '../core/people.ts';
import type { Asked } from '../core/ports.ts';
import { readButton, readForm } from './carried.ts';
import { accountOf, homeOf, placeOf, type Seen } from './identify.ts';
import { unescaped } from './limits.ts';
import type { Caller, Origin } from './means.ts';
import { readAnswers, readLabels, stateShape } from './read-answers.ts';

const id = z.string().min(1);
const user = z.object({ id, name: z.string().optional(), username: z.string().optional() });

const commandShape = z.object({
  user_id: id,
  user_name: z.string().optional(),
  channel_id: id,
  channel_name: z.string().optional(),
  text: z.string().default(''),
  trigger_id: id,
  response_url: z.string().optional(),
});

const pressShape = z.object({
  user,
  trigger_id: z.string().optional(),
  response_url: z.string().optional(),
  channel: z.object({ id, name: z.string().optional() }).nullish(),
  view: z.object({ id, type: z.string(), hash: z.string().optional() }).nullish(),
  actions: z.array(z.object({ value: z.string().optional(), url: z.string().optional() })).default([]),
});

const submissionShape = z.object({
  user,
  view: z.object({
    id,
    hash: z.string().optional(),
    private_metadata: z.string().default(''),
    blocks: z.array(z.object({ type: z.string(), block_id: z.string().optional() })),
    state: stateShape,
  }),
});

const searchShape = z.object({
  user,
  action_id: z.string(),
  value: z.string().default(''),
});

/** Somebody asked something. */
export type Spoken = { caller: Caller; asked: Asked };

/** A slash command: the words behind it. */
export function readCommand(body: unknown, seen: Seen): Spoken {
  const said = commandShape.parse(body);
  const { trigger_id: trigger, response_url: responseUrl } = said;
  return {
    caller: {
      user: said.user_id,
      client: seen.client,
      origin: { kind: 'message', trigger, ...(responseUrl !== undefined && { responseUrl }) },
    },
    asked: {
      account: accountOf(seen, said.user_id, said.user_name),
      place: placeOf(seen, { id: said.channel_id, name: said.channel_name }),
      press: trigger,
      typed: unescaped(said.text),
    },
  };
}

type Press = z.infer<typeof pressShape>;

function originOf({ view, trigger_id: trigger, response_url: responseUrl }: Press): Origin {
  if (view?.type === 'modal') return { kind: 'modal', view: view.id, ...(view.hash && { hash: view.hash }) };
  if (view?.type === 'home') return { kind: 'home', ...(trigger && { trigger }) };
  return { kind: 'message', trigger: trigger ?? '', ...(responseUrl !== undefined && { responseUrl }) };
}

function placeOfPress({ view, channel }: Press, seen: Seen): Place {
  return view?.type === 'home' ? homeOf(seen) : placeOf(seen, channel ?? undefined);
}

/** A press: a command to run, a link that Slack has opened already, or a button nobody knows any more. */
export type Pressed = { caller: Caller; pressed: (Asked & { runs: string }) | 'a link' | 'unknown' };

/** A press on a button in a message, a modal or the home. */
export function readPress(body: unknown, seen: Seen): Pressed {
  const press = pressShape.parse(body);
  const caller = { user: press.user.id, client: seen.client, origin: originOf(press) };
  const action = press.actions[0];
  if (action?.url !== undefined) return { caller, pressed: 'a link' };
  const carried = readButton(action?.value);
  if (!carried) return { caller, pressed: 'unknown' };
  const account = accountOf(seen, press.user.id, press.user.username ?? press.user.name);
  const { r: runs, i: input, v: version, p } = carried;
  const asked = { account, place: placeOfPress(press, seen), press: p, runs, input };
  return { caller, pressed: version === undefined ? asked : { ...asked, version } };
}

/** A form handed in: by the person it was drawn for, by somebody else, or one nobody knows any more. */
export type Submitted = {
  caller: Caller;
  fields: string[];
  submitted: (Asked & { runs: string }) | 'somebody else’s' | 'unknown';
};

/** A submitted form, and the fields it showed. */
export function readSubmission(body: unknown, seen: Seen): Submitted {
  const { user: by, view } = submissionShape.parse(body);
  const fields = view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id ?? '');
  const labels = readLabels(view.state);
  const caller: Caller = { user: by.id, client: seen.client, origin: { kind: 'modal', view: view.id }, labels };
  const carried = readForm(view.private_metadata);
  if (!carried) return { caller, fields, submitted: 'unknown' };
  if (carried.u !== by.id) return { caller, fields, submitted: 'somebody else’s' };
  const account = accountOf(seen, by.id, by.username ?? by.name);
  const { r: runs, i: input, p: press, d: draft } = carried;
  const asked = { account, place: placeOf(seen), press, runs, input, answers: readAnswers(view.state) };
  return { caller, fields, submitted: draft === undefined ? asked : { ...asked, draft } };
}

/** Words typed into a search field. */
export type Searching = { account: AccountSeen; place: Place; source: string; words: string };

/** Words typed into a search field; undefined when the field is none of ours. */
export function readSearch(body: unknown, seen: Seen): Searching | undefined {
  const { user: by, action_id, value: words } = searchShape.parse(body);
  const source = /^search (\S+)/.exec(action_id)?.[1];
  const account = accountOf(seen, by.id, by.username ?? by.name);
  return source === undefined ? undefined : { account, place: placeOf(seen), source, words };
}
