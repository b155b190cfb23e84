import { z } from 'zod';
import { activityFrom, messageFrom, type Origin, pressFrom } from '../support/teams-activities.ts';
import {
  appId,
  botId,
  type Connector,
  type Delivery,
  type OpenId,
  sendSigned,
  tenantId,
} from '../support/teams-fakes.ts';
import { type Execute, fillIn, findExecute, findVerb, inputsOf, seeCard } from '../support/teams-screen.ts';
import type { DoorDriver, Seen, Someone } from './driver.ts';

/** `url` is the web server's base; the connector and the OpenID document stand in Teams' place. */
export type TeamsDriverOptions = {
  url: string;
  connector: Connector;
  openId: OpenId;
  /** Hears of every card that is shown. */
  onCard?: (card: unknown) => void;
};

type World = Required<TeamsDriverOptions> & { endpoint: string };

/** A card on somebody's screen: which message it is in, and who else has it. */
type OnScreen = { card: unknown; message: string; origin: Origin };

const invokeAnswer = z.union([
  z.object({ type: z.literal('application/vnd.microsoft.card.adaptive'), value: z.unknown() }),
  z.object({ type: z.literal('application/vnd.microsoft.activity.message'), value: z.string() }),
]);

const idOf = (activity: Record<string, unknown>) => z.string().parse(activity.id);

/** One person at their Teams client. */
function createSomeone(world: World, id: string, name: string): Someone {
  const { connector, openId, endpoint, onCard } = world;
  const own: Origin = { user: id, name };
  const chat = `a:${id}`;
  connector.chats.set(`29:${id}`, chat);
  connector.names.set(`29:${id}`, name);

  const screen = new Map<Seen, OnScreen>();
  /** What is shown of a message now: its last card. */
  const current = new Map<string, unknown>();
  let last: Seen | undefined;
  let again: (() => Promise<Seen | undefined>) | undefined;

  const show = (card: unknown, plain: string | undefined, at: Omit<OnScreen, 'card'>, isPrivate: boolean): Seen => {
    onCard(card);
    const seen = seeCard(card, plain, isPrivate);
    screen.set(seen, { ...at, card });
    current.set(at.message, card);
    last = seen;
    return seen;
  };

  const seeDelivery = ({ body, id: message, isTargeted }: Delivery, origin: Origin): Seen => {
    const isPrivate = origin.where === undefined || isTargeted;
    const card = body.attachments?.[0]?.content;
    if (card) return show(card, body.summary, { message, origin }, isPrivate);
    return { plain: body.summary ?? '', text: body.text ?? '', buttons: [], isPrivate };
  };

  const send = async (activity: Record<string, unknown>) => {
    const response = await sendSigned(endpoint, openId, activity);
    if (response.status !== 200) throw new Error(`the bot answered ${response.status}`);
    return response.text();
  };

  const answersTo = (activity: Record<string, unknown>) =>
    connector.deliveries.find(
      (one) => one.method === 'POST' && one.replyTo === idOf(activity) && one.conversation === chat,
    );

  const typed = async (activity: Record<string, unknown>): Promise<Seen> => {
    await send(activity);
    const answer = seeDelivery(await connector.until(() => answersTo(activity)), own);
    again = async () => {
      const before = connector.deliveries.length;
      await send(activity);
      const more = connector.deliveries.slice(before).find((one) => one.replyTo === idOf(activity));
      return more && seeDelivery(more, own);
    };
    return answer;
  };

  const execute = async ({ verb, data }: Execute, on: OnScreen, typedIn: Record<string, string>): Promise<Seen> => {
    const press = { replyToId: on.message };
    const activity = pressFrom(connector.url, on.origin, verb, { ...data, ...typedIn }, press);
    const once = async () => {
      const answer = invokeAnswer.parse(JSON.parse(await send(activity)));
      if (answer.type === 'application/vnd.microsoft.card.adaptive') return show(answer.value, undefined, on, true);
      const below = connector.deliveries.findLast((one) => one.replyTo === idOf(activity));
      if (below) return seeDelivery(below, on.origin);
      return { plain: answer.value, text: answer.value, buttons: [], isPrivate: true };
    };
    again = once;
    return once();
  };

  const at = (seen: Seen | undefined): OnScreen => {
    const found = seen && screen.get(seen);
    if (!found) throw new Error('nothing is shown to press on');
    return found;
  };

  const unaskedIn = (conversation: string) =>
    connector.deliveries.filter(
      (one) => one.method === 'POST' && one.conversation === conversation && !one.replyTo && one.status < 300,
    );
  const arrivedIn = async (conversation: string, count: number, origin: Origin) => {
    await connector.until(() => (unaskedIn(conversation).length >= count ? true : undefined));
    return unaskedIn(conversation).map((one) => seeDelivery(one, origin));
  };

  return {
    say: async (words) => typed(messageFrom(connector.url, own, words)),
    press: async (label, on = last) => {
      const shown = at(on);
      const action = findExecute(shown.card, label);
      if (!action) throw new Error(`no button “${label}” among: ${on?.buttons.join(', ')}`);
      const inputs = Object.fromEntries(inputsOf(shown.card).map((input) => [input.id, String(input.value ?? '')]));
      return execute(action, shown, inputs);
    },
    fill: async (answers) => {
      const shown = at(last);
      const submit = findVerb(shown.card, '#submit');
      if (!submit) throw new Error('no form is open');
      return execute(submit, shown, fillIn(shown.card, answers));
    },
    find: async (field, words) => {
      const shown = at(last);
      const action = findVerb(shown.card, '#find', field);
      if (!action) throw new Error(`no form with a search for ${field} is open`);
      const seen = await execute(action, shown, fillIn(shown.card, { [`${field}#words`]: words }));
      return seen.form?.fields.find((one) => one.id === field)?.options ?? [];
    },
    openHome: async () => {
      const added = { type: 'conversationUpdate', membersAdded: [{ id: botId }] };
      return typed(activityFrom(connector.url, own, added));
    },
    sayInChannel: async (words) => {
      const channel: Origin = { ...own, where: 'channel' };
      const activity = messageFrom(connector.url, channel, words);
      const before = connector.deliveries.length;
      await send(activity);
      const since = connector.deliveries.slice(before);
      const shared = since.filter((one) => one.replyTo === idOf(activity)).map((one) => seeDelivery(one, channel));
      const opened = since.findIndex((one) => one.path === '/v3/conversations' && one.status < 300);
      const mine = opened < 0 ? undefined : since.slice(opened).find((one) => one.conversation === chat);
      return { shared, mine: mine && seeDelivery(mine, own) };
    },
    repeat: async () => again?.(),
    inbox: (count) => arrivedIn(chat, count, own),
    channel: (count) => arrivedIn('19:channel@thread.tacv2', count, { ...own, where: 'channel' }),
  };
}

/** Requests that must not get in, as they would come over the wire. */
function createIntruder({ connector, openId, endpoint }: World): DoorDriver['intruder'] {
  const by: Origin = { user: 'intruder', name: 'Ivy Intruder' };
  const claims = { aud: appId, iss: openId.issuer, serviceurl: connector.url };
  const statusOf = async (activity: Record<string, unknown>, token?: string) =>
    (await sendSigned(endpoint, openId, activity, token)).status;
  const asking = (origin = by) => messageFrom(connector.url, origin, 'help');
  return {
    forged: async () => statusOf(asking(), openId.sign(claims, { key: openId.otherKey })),
    expired: async () => statusOf(asking(), openId.sign(claims, { expiresIn: -600 })),
    replayed: async () => {
      const same = asking();
      await statusOf(same);
      return statusOf(same);
    },
    foreign: async () => statusOf(asking({ ...by, tenant: tenantId.replace('f1', 'f2') })),
  };
}

/** Drives the Teams door as Teams does: signed activities in, and everything the bot sends out read from the wire. */
export async function createTeamsDriver(options: TeamsDriverOptions): Promise<DoorDriver> {
  const endpoint = new URL('/api/messages', options.url).toString();
  const world: World = { onCard: () => {}, ...options, endpoint };
  return {
    platform: 'teams',
    person: (id, name) => createSomeone(world, id, name),
    intruder: createIntruder(world),
    close: async () => {},
  };
}
