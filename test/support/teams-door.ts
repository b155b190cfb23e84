import type { Outcome } from '../../src/core/command.ts';
import type { Form } from '../../src/core/form.ts';
import type { Asked } from '../../src/core/ports.ts';
import { createTeamsDoor, type TeamsDoorOptions } from '../../src/teams/door.ts';
import { checkCard } from './check-card.ts';
import { messageFrom, type Origin, pressFrom } from './teams-activities.ts';
import {
  type Connector,
  configFor,
  type Delivery,
  listen,
  type OpenId,
  sendSigned,
  startConnector,
  startOpenId,
  tenantId,
} from './teams-fakes.ts';
import { now, scripted } from './teams-samples.ts';

type Options = {
  answer?: (asked: Asked) => Outcome | Promise<Outcome>;
  forms?: Form[];
  patience?: { press: number; message: number };
} & Partial<Pick<TeamsDoorOptions, 'mode' | 'tenants' | 'wayIn' | 'dispatcher'>>;

export type LogLine = { level: 'info' | 'warn' | 'error'; fields: Record<string, unknown>; message: string };

const nothing = (): Outcome => ({ kind: 'reply', audience: 'actor', view: { title: 'Nothing', blocks: [] } });

/** Teams of our own, to be used for all the doors of one test file. */
export async function startTeams(): Promise<{ openId: OpenId; connector: Connector; close: () => Promise<void> }> {
  const [openId, connector] = await Promise.all([startOpenId(), startConnector()]);
  return { openId, connector, close: async () => void (await Promise.all([openId.close(), connector.close()])) };
}

/** A Teams door on a plain node:http server, with a scripted dispatcher behind it. */
export async function openDoor(teams: { openId: OpenId; connector: Connector }, options: Options = {}) {
  const { openId, connector } = teams;
  const { answer = nothing, forms, patience, ...given } = options;
  const script = scripted(answer, forms);
  const { mode, test } = configFor(openId);
  const lines: LogLine[] = [];
  const line = (level: LogLine['level']) => (fields: Record<string, unknown>, message: string) =>
    void lines.push({ level, fields, message });
  const door = createTeamsDoor({
    mode,
    tenants: (tenant) => tenant === tenantId,
    dispatcher: script.dispatcher,
    clock: () => now,
    log: { info: line('info'), warn: line('warn'), error: line('error') },
    ...given,
    ...(given.mode?.kind !== 'playground' && { test: { ...test, ...(patience && { patience }) } }),
  });
  const server = await listen(door.handle);
  const since = connector.deliveries.length;

  const send = (activity: Record<string, unknown>) => sendSigned(server.url, openId, activity);

  return {
    ...script,
    url: server.url,
    handle: door.handle,
    messenger: door.messenger,
    stop: door.stop,
    lines,
    send,
    /** What the bot has sent through this door. */
    sent: (): Delivery[] => connector.deliveries.slice(since),
    say: (origin: Origin, words: string, more: object = {}) => send(messageFrom(connector.url, origin, words, more)),
    /** Presses a card and gives back what Teams would show in answer. */
    press: async (origin: Origin, verb: string, data: object, more: object = {}) => {
      const response = await send(pressFrom(connector.url, origin, verb, data, more));
      const body: { statusCode: number; type: string; value: unknown } = JSON.parse(await response.text());
      return { status: response.status, ...body };
    },
    close: async () => {
      await door.stop();
      await server.close();
    },
  };
}

export type OpenDoor = Awaited<ReturnType<typeof openDoor>>;

/** The card of a delivery, which is one that Teams draws well; throws where it is none. */
export function cardOf(delivery: Delivery | undefined): unknown {
  const card = delivery?.body.attachments?.[0]?.content;
  const faults = checkCard(card);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return card;
}
