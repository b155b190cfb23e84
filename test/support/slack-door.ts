import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { Outcome } from '../../src/core/command.ts';
import type { Form, Option } from '../../src/core/form.ts';
import type { Asked, Dispatcher } from '../../src/core/ports.ts';
import type { Action, View } from '../../src/core/view.ts';
import { createSlackDoor, type SlackDoorOptions } from '../../src/slack/door.ts';
import { createSlackDriver } from '../doors/slack-driver.ts';
import { createSlackLine } from './slack-line.ts';
import { commandFields, type KeptView, pressPayload, submissionPayload } from './slack-payloads.ts';
import { type SlackServerOptions, startSlack } from './slack-server.ts';
import { asCommand, asInteraction, type Letter, post } from './slack-wire.ts';

/** A dispatcher that answers what the test says, and remembers what it was asked. */
type Script = {
  dispatcher: Dispatcher;
  asked: Asked[];
  searched: { source: string; words: string }[];
  /** What the next requests are answered with, in order; the last answer stays. */
  answers: (...outcomes: (Outcome | Promise<Outcome>)[]) => void;
  finds: (find: (words: string) => Option[] | Promise<Option[]>) => void;
};

/** Nothing is done before the test lets it: an answer that comes when `give` is called. */
export function later<T>() {
  const { promise, resolve } = Promise.withResolvers<T>();
  return { promise, give: resolve };
}

function createScript(asking: string[]): Script {
  const asked: Asked[] = [];
  const searched: { source: string; words: string }[] = [];
  let outcomes: (Outcome | Promise<Outcome>)[] = [];
  let find: (words: string) => Option[] | Promise<Option[]> = () => [];
  const next = async (one: Asked): Promise<Outcome> => {
    asked.push(one);
    const outcome = outcomes.length > 1 ? outcomes.shift() : outcomes[0];
    if (!outcome) throw new Error('the test did not say what to answer');
    return outcome;
  };
  return {
    asked,
    searched,
    answers: (...given) => {
      outcomes = given;
    },
    finds: (given) => {
      find = given;
    },
    dispatcher: {
      dispatch: next,
      reopen: next,
      asks: (command) => asking.includes(command),
      search: async (_account, _place, source, words) => {
        searched.push({ source, words });
        return find(words);
      },
    },
  };
}

export type Line = { level: 'info' | 'warn' | 'error'; fields: Record<string, unknown>; message: string };

const signingSecret = 'a signing secret of a test';

/** Saturday 10 October 2026, 10:00 in the UK. */
export const now = new Date('2026-10-10T09:00:00Z');

type Options = { server?: SlackServerOptions; door?: Partial<SlackDoorOptions>; asking?: string[] };

/** The door on a web server, with Slack in front of it and behind it, and a scripted core. */
export async function openDoor({ server = {}, door: changed = {}, asking = ['log-session'] }: Options = {}) {
  const slack = await startSlack(server);
  const script = createScript(asking);
  const lines: Line[] = [];
  const noting = (level: Line['level']) => (fields: Record<string, unknown>, message: string) => {
    lines.push({ level, fields, message });
  };
  const door = createSlackDoor({
    signingSecret,
    botToken: slack.botToken,
    apiUrl: slack.apiUrl,
    dispatcher: script.dispatcher,
    clock: () => now,
    log: { info: noting('info'), warn: noting('warn'), error: noting('error') },
    ...changed,
  });
  const bell = new EventEmitter();
  const web = createServer((request, response) => {
    response.on('finish', () => bell.emit('answered'));
    door.handle(request, response);
  });
  web.listen(0, '127.0.0.1');
  await once(web, 'listening');
  const address = web.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const { apiUrl, botToken, teamId } = slack;
  const driver = await createSlackDriver({ url, apiUrl, botToken, signingSecret, teamId });
  const line = createSlackLine(apiUrl, botToken);
  const endpoint = `${url}/slack/events`;
  /** Somebody with a trigger and a response_url, for requests written by hand. */
  const asker = async (id: string, team = teamId) => {
    slack.addPerson({ id, name: id });
    const by = { id, handle: id.toLowerCase(), team };
    return { by, trigger: await line.trigger(id), responseUrl: line.responseUrl(id) };
  };
  return {
    ...script,
    slack,
    asker,
    /** Waits until the next request is acknowledged. */
    acknowledged: () => once(bell, 'answered'),
    knock: (letter: Letter) => post(endpoint, letter),
    command: async (id: string, text: string) => {
      const fields = commandFields({ ...(await asker(id)), text, channel: { id: `D${id}`, name: 'directmessage' } });
      return asCommand(fields, signingSecret);
    },
    press: async (id: string, value: string, view?: KeptView) => {
      const asking = await asker(id);
      const message = { channel: `D${id}`, ts: '1.2', ephemeral: false, blocks: [] };
      const on = view ? { view } : { message, responseUrl: asking.responseUrl };
      const button = { type: 'button', block_id: 'b1', action_id: 'run.0', value };
      return asInteraction(pressPayload({ ...asking, button, on }), signingSecret);
    },
    submission: async (id: string, view: KeptView, values: Record<string, Record<string, unknown>> = {}) =>
      asInteraction(submissionPayload({ ...(await asker(id)), view, values }), signingSecret),
    door,
    driver,
    url,
    lines,
    signingSecret,
    endpoint,
    close: async () => {
      await door.stop();
      await driver.close();
      web.closeAllConnections();
      web.close();
      await slack.close();
    },
  };
}

export type OpenDoor = Awaited<ReturnType<typeof openDoor>>;

/** An answer with a title, a sentence and buttons. */
export const view = (title: string, ...actions: Action[]): View => ({
  title,
  blocks: [
    { kind: 'text', text: `${title}, in a sentence.` },
    ...(actions.length > 0 ? [{ kind: 'actions', actions } as const] : []),
  ],
});

export const reply = (shown: View, more: { audience?: 'channel'; replaces?: true } = {}): Outcome => ({
  kind: 'reply',
  audience: more.audience ?? 'actor',
  view: shown,
  ...(more.replaces && { replaces: true }),
});

export const refuse = (message: string): Outcome => ({ kind: 'refuse', code: 'no', message });

/** A small form, as commands ask it. */
export const logSession: Form = {
  title: 'Log session 3',
  shortTitle: 'Log session 3',
  intro: 'Tell the hub how the session went.',
  minutes: 2,
  submit: 'Log session',
  runs: 'log-session',
  input: { session: 's3' },
  fields: [
    { id: 'date', label: 'Date', kind: 'date', value: '2026-10-08' },
    { id: 'notes', label: 'What you did', kind: 'long-text', max: 500, optional: true },
    {
      id: 'phase',
      label: 'Phase',
      kind: 'choice',
      options: [
        { value: 'PRIMARY', label: 'Primary' },
        { value: 'SECONDARY', label: 'Secondary', detail: 'Years 7 to 11' },
      ],
    },
  ],
};

export const ask = (form: Form = logSession): Outcome => ({ kind: 'ask', form });
