import { z } from 'zod';
import { createScreen, isNotice } from '../support/slack-client.ts';
import { sharedChannel } from '../support/slack-emulator.ts';
import { createSlackLine, type SlackLine } from '../support/slack-line.ts';
import { fillIn, inputsOf, keepView, valuesOf } from '../support/slack-modal.ts';
import {
  type Channel,
  commandFields,
  type KeptMessage,
  type KeptView,
  type Member,
  openedPayload,
  pressPayload,
  searchPayload,
  submissionPayload,
} from '../support/slack-payloads.ts';
import type { Call } from '../support/slack-recorder.ts';
import { blocksOf, buttonsOf, labelOf, seeMessage, seeView } from '../support/slack-screen.ts';
import { asCommand, asEvent, asInteraction, type Letter, post } from '../support/slack-wire.ts';
import type { DoorDriver, Seen, Someone } from './driver.ts';

/** `url` is the web server's base, `apiUrl` the recording server in Slack's place (test/support/slack-server.ts). */
export type SlackDriverOptions = {
  url: string;
  apiUrl: string;
  botToken: string;
  signingSecret: string;
  teamId: string;
  responseUrlBase?: string;
};

/** What somebody looks at, as it was sent. */
export type Surface = { message: KeptMessage } | { view: KeptView };

/** Somebody at Slack: what they see can be had as it was sent, to be drawn. */
export type SlackPerson = Someone & { surfaceOf: (seen: Seen) => Surface | undefined };

type World = { line: SlackLine; endpoint: string; secret: string; team: string };

const shared: Channel = sharedChannel;
const handleOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z]+/g, '.')
    .slice(0, 21);

const goalOf = z.object({ channel: z.string() });

const submitted = z.union([
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.literal('update'), view: z.unknown() }),
]);
const offered = z.object({
  options: z.array(z.object({ text: z.object({ text: z.string() }), value: z.string() })),
});

const nothing: Seen = { plain: '', text: '', buttons: [], isPrivate: true };

/** One person at their Slack client. */
function createSomeone({ line, endpoint, secret, team }: World, id: string, name: string): SlackPerson {
  const by: Member = { id, handle: handleOf(name), team };
  const own: Channel = { id: `D${id}`, name: 'directmessage' };
  const { screen, seeModal, seeWords, shownFrom, mustBeTaken } = createScreen(by, line);
  const added = line.add({ id, name });
  let again: (() => Promise<Seen | undefined>) | undefined;

  const deliver = async (letter: Letter): Promise<string> => {
    const { status, body } = await post(endpoint, letter);
    if (status !== 200) throw new Error(`the bot answered ${status} ${body}`);
    return body;
  };

  const begin = async () => {
    await added;
    return { place: await line.count(), trigger: await line.trigger(id), responseUrl: line.responseUrl(id) };
  };

  const command = async (text: string, channel: Channel) => {
    const { trigger, responseUrl } = await begin();
    const letter = asCommand(commandFields({ by, trigger, text, channel, responseUrl }), secret);
    const say = async (patience?: number) => {
      const place = await line.count();
      const body = await deliver(letter);
      const ts = `${Date.now() / 1000}`;
      return body === '' ? shownFrom(place, channel.id, patience) : seeWords(JSON.parse(body), channel.id, ts);
    };
    again = () => say(400);
    return say();
  };

  const interact = async (letter: Letter, channel: Channel): Promise<Seen | undefined> => {
    const say = async (patience?: number) => {
      const place = await line.count();
      await deliver(letter);
      return shownFrom(place, channel.id, patience);
    };
    again = () => say(400);
    return say();
  };

  const press = async (label: string, on: Seen | undefined): Promise<Seen> => {
    const surface = on && screen.surfaces.get(on);
    if (!on || !surface) throw new Error(`nothing is shown to press “${label}” on`);
    const { trigger, responseUrl } = await begin();
    const drawn = blocksOf('view' in surface ? surface.view.blocks : surface.message.blocks);
    const button = buttonsOf(drawn).find((one) =>
      [labelOf(one), labelOf(one).split(' [')[0], one.accessibility_label].includes(label),
    );
    if (!button) throw new Error(`no button “${label}” among: ${on.buttons.join(', ')}`);
    const block_id = drawn.find((one) => one.elements?.includes(button))?.block_id ?? 'b1';
    const stands = 'view' in surface ? surface : { message: surface.message, responseUrl };
    const pressed = { ...button, block_id };
    const letter = asInteraction(pressPayload({ by, trigger, button: pressed, on: stands }), secret);
    if (button.url !== undefined) {
      await deliver(letter);
      return on;
    }
    const channel = 'message' in surface ? { id: surface.message.channel, name: '' } : own;
    const seen = await interact(letter, channel);
    if (!seen) throw new Error(`nothing was shown after “${label}”`);
    return seen;
  };

  const answered = async (body: string, place: number): Promise<Seen | undefined> => {
    const { modal } = screen;
    if (body === '' || !modal) return nothing;
    const told = submitted.parse(JSON.parse(body));
    if (told.response_action === 'errors') {
      const seen = seeView(modal.view, modal.typed, told.errors);
      screen.surfaces.set(seen, { view: modal.view });
      screen.last = seen;
      return seen;
    }
    mustBeTaken(told.view, 'modal');
    return seeModal(keepView(told.view, modal.view)) ?? shownFrom(place, own.id);
  };

  const fill = async (answers: Record<string, string | string[]>): Promise<Seen> => {
    if (!screen.modal) throw new Error('no form is open');
    screen.modal = { ...screen.modal, typed: fillIn(screen.modal, answers) };
    const { trigger } = await begin();
    const values = valuesOf(screen.modal);
    const letter = asInteraction(submissionPayload({ by, trigger, view: screen.modal.view, values }), secret);
    const hand = async () => {
      const place = await line.count();
      return answered(await deliver(letter), place);
    };
    again = hand;
    const seen = await hand();
    if (!seen) throw new Error('nothing was shown after the form was handed in');
    return seen;
  };

  const find = async (fieldId: string, words: string): Promise<string[]> => {
    const { modal } = screen;
    const field = modal && inputsOf(modal.view).find((one) => one.block_id === fieldId);
    if (!modal || !field) throw new Error(`no form with the field ${fieldId} is open`);
    const actionId = field.element?.action_id ?? '';
    const letter = asInteraction(searchPayload({ by, view: modal.view, blockId: fieldId, actionId, words }), secret);
    const { options } = offered.parse(JSON.parse(await deliver(letter)));
    const found = options.map((one) => ({ label: one.text.text, value: one.value }));
    screen.modal = { ...modal, found: { ...modal.found, [fieldId]: [...(modal.found[fieldId] ?? []), ...found] } };
    return found.map((one) => one.label);
  };

  const must = (seen: Seen | undefined, what: string): Seen => {
    if (!seen) throw new Error(`nothing was shown after ${what}`);
    return seen;
  };

  return {
    say: async (words) => must(await command(words, own), `“${words}”`),
    press: (label, on) => press(label, on ?? screen.last),
    fill,
    find,
    openHome: async () => {
      await added;
      return must(await interact(asEvent(openedPayload(by), secret), own), 'the home was opened');
    },
    sayInChannel: async (words) => {
      const seen = must(await command(words, shared), `“${words}”`);
      return seen.isPrivate ? { shared: [], mine: seen } : { shared: [seen], mine: undefined };
    },
    surfaceOf: (seen) => screen.surfaces.get(seen),
    repeat: async () => again?.(),
    inbox: (count) => noticesWhere((call) => call.user === id, count, `D${id}`),
    channel: (count) =>
      noticesWhere((call) => goalOf.safeParse(call.args).data?.channel === shared.id, count, shared.id),
  };

  async function noticesWhere(isMeant: (call: Call) => boolean, count: number, channel: string): Promise<Seen[]> {
    const end = Date.now() + 15_000;
    for (;;) {
      const calls = await line.from(0, 0);
      const notices = calls.filter((call) => call.ok && isMeant(call) && isNotice(call));
      if (notices.length >= count) return notices.map((call) => arrived(call, channel));
      if (Date.now() >= end) throw new Error(`${notices.length} messages came, not ${count}`);
      await line.from(calls.length, end - Date.now());
    }
  }

  function arrived({ args, result }: Call, channel: string): Seen {
    const { text, blocks = [] } = z.object({ text: z.string(), blocks: z.array(z.unknown()).optional() }).parse(args);
    const seen = seeMessage({ text, blocks }, channel !== shared.id);
    screen.surfaces.set(seen, { message: { channel, ts: String(result.ts), ephemeral: false, blocks } });
    return seen;
  }
}

/** Requests that must not get in, as they would come over the wire. */
function createIntruder({ line, endpoint, secret, team }: World): DoorDriver['intruder'] {
  const by: Member = { id: 'U0INTRUDER', handle: 'intruder', team };
  const letter = async (member: Member, key = secret, at?: number) => {
    await line.add({ id: by.id, name: 'Intruder' });
    const asked = { by: member, trigger: await line.trigger(by.id), text: 'help', channel: shared };
    return asCommand(commandFields({ ...asked, responseUrl: line.responseUrl(by.id) }), key, at);
  };
  const statusOf = async (sent: Letter) => (await post(endpoint, sent)).status;
  return {
    forged: async () => statusOf(await letter(by, 'another secret')),
    expired: async () => statusOf(await letter(by, secret, Math.floor(Date.now() / 1000) - 600)),
    replayed: async () => {
      const same = await letter(by);
      await post(endpoint, same);
      return statusOf(same);
    },
    foreign: async () => statusOf(await letter({ ...by, team: 'T0ELSEWHERE' })),
  };
}

/** Drives the Slack door as Slack does: signed requests in, and everything the bot sends out read from the wire. */
export async function createSlackDriver(
  options: SlackDriverOptions,
): Promise<Omit<DoorDriver, 'person'> & { person: (id: string, name: string) => SlackPerson }> {
  const line = createSlackLine(options.apiUrl, options.botToken, options.responseUrlBase);
  const endpoint = new URL('/slack/events', options.url).toString();
  const world: World = { line, endpoint, secret: options.signingSecret, team: options.teamId };
  return {
    platform: 'slack',
    person: (id, name) => createSomeone(world, id, name),
    intruder: createIntruder(world),
    close: async () => {},
  };
}
