import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Address, Delivery } from '../../src/core/notice.ts';
import { createAdapter } from '../../src/teams/adapter.ts';
import { createConversations } from '../../src/teams/conversations.ts';
import { createMessenger } from '../../src/teams/messenger.ts';
import { cardOf, type OpenDoor, openDoor, startTeams } from '../support/teams-door.ts';
import { appId, botId, configFor, type credentialsFactory, type Planned, tenantId } from '../support/teams-fakes.ts';
import { everyBlock, now } from '../support/teams-samples.ts';

let teams: Awaited<ReturnType<typeof startTeams>>;
let door: OpenDoor;

beforeAll(async () => {
  teams = await startTeams();
  teams.connector.chats.set('29:ann', 'a:ann');
  door = await openDoor(teams);
});
afterAll(async () => {
  await door.close();
  await teams.close();
});
beforeEach(() => {
  teams.connector.deliveries.length = 0;
});

const addressTo = (details: Record<string, string> = {}): Address => ({
  platform: 'teams',
  accountId: 'account-1',
  tenant: tenantId,
  user: 'ann',
  details: { serviceUrl: teams.connector.url, tenant: tenantId, user: '29:ann', bot: botId, ...details },
});
const known = () => addressTo({ conversation: 'a:ann' });

async function deliver(address: Address, ...planned: Planned[]): Promise<Delivery> {
  teams.connector.planned.push(...planned);
  const delivery = await door.messenger.deliver(address, everyBlock, 'key');
  expect(teams.connector.planned).toEqual([]);
  return delivery;
}

describe('a message', () => {
  test('goes to the chat that is known, as a card with its words', async () => {
    const delivery = await deliver(known());
    const [message] = teams.connector.deliveries;
    expect(delivery).toEqual({ kind: 'sent', id: message?.id });
    expect(message).toMatchObject({ method: 'POST', path: '/v3/conversations/a:ann/activities' });
    expect(message?.body.summary).toContain('You are in two groups');
    cardOf(message);
  });

  test('opens a chat where none is known', async () => {
    expect(await deliver(addressTo())).toMatchObject({ kind: 'sent' });
    const [opened, message] = teams.connector.deliveries;
    expect(opened?.body).toMatchObject({
      isGroup: false,
      bot: { id: botId },
      members: [{ id: '29:ann' }],
      tenantId,
      channelData: { tenant: { id: tenantId } },
    });
    expect(message?.path).toBe('/v3/conversations/a:ann/activities');
  });

  test('goes into a channel as a post of its own, to nobody in particular', async () => {
    const conversation = '19:channel@thread.tacv2';
    const details = { serviceUrl: teams.connector.url, tenant: tenantId, bot: botId, conversation };
    const channel: Address = { platform: 'teams', tenant: tenantId, channel: conversation, details };
    expect(await deliver(channel)).toMatchObject({ kind: 'sent' });
    const [message] = teams.connector.deliveries;
    expect(message).toMatchObject({ method: 'POST', path: `/v3/conversations/${conversation}/activities` });
    expect(message?.body).not.toHaveProperty('recipient');
    expect(await deliver(channel, { status: 403, code: 'BotNotInConversationRoster' })).toEqual({
      kind: 'failed',
      why: 'Teams does not let me write there (403 BotNotInConversationRoster). Add me to the team, then name the channel again.',
      closed: false,
    });
    expect(
      await deliver({ ...channel, details: { ...details, serviceUrl: 'https://elsewhere.example' } }),
    ).toMatchObject({
      kind: 'failed',
    });
  });

  test('cannot be looked for: Teams has no way to ask', async () => {
    expect(await door.messenger.find(known(), 'key', now)).toBe('unknown');
  });
});

const fates: [string, Planned, Delivery][] = [
  [
    'too many at once, with a time to wait',
    { status: 429, headers: { 'retry-after': '17' } },
    { kind: 'held', seconds: 17, scope: 'lane' },
  ],
  ['too many at once', { status: 429 }, { kind: 'held', seconds: 5, scope: 'lane' }],
  ['two at once', { status: 412, code: 'PreconditionFailed' }, { kind: 'held', seconds: 5, scope: 'lane' }],
  ['the bot’s token is not taken', { status: 401 }, { kind: 'held', seconds: 60, scope: 'workspace' }],
  [
    'blocked by the person',
    { status: 403, code: 'MessageWritesBlocked' },
    { kind: 'failed', why: '403 MessageWritesBlocked', closed: false },
  ],
  [
    'the app is not installed',
    { status: 403, code: 'BotNotInConversationRoster' },
    { kind: 'failed', why: '403 BotNotInConversationRoster', closed: false },
  ],
  [
    'no such chat',
    { status: 404, code: 'ConversationNotFound' },
    { kind: 'failed', why: '404 ConversationNotFound', closed: false },
  ],
  [
    'too big',
    { status: 413, code: 'MessageSizeTooBig' },
    { kind: 'failed', why: '413 MessageSizeTooBig', closed: false },
  ],
  ['a fault of Teams', { status: 500, code: 'ServiceError' }, { kind: 'uncertain', why: '500 ServiceError' }],
  ['a gateway', { status: 502, code: 'BadGateway' }, { kind: 'uncertain', why: '502 BadGateway' }],
  ['Teams is busy', { status: 503, code: 'ServiceUnavailable' }, { kind: 'uncertain', why: '503 ServiceUnavailable' }],
  ['a gateway that waited', { status: 504, code: 'GatewayTimeout' }, { kind: 'uncertain', why: '504 GatewayTimeout' }],
  ['a connection cut after delivery', { status: 0 }, { kind: 'uncertain', why: 'no answer' }],
];

describe('what becomes of a message that Teams does not take', () => {
  test.each(fates)('%s', async (_name, planned, fate) => {
    expect(await deliver(known(), planned)).toEqual(fate);
    expect(teams.connector.deliveries).toHaveLength(1);
  });
});

describe('what becomes of a message whose chat cannot be opened', () => {
  test.each(fates)('%s', async (_name, planned, fate) => {
    const never = fate.kind === 'uncertain' ? { kind: 'held', seconds: 30, scope: 'lane' } : fate;
    expect(await deliver(addressTo(), planned)).toEqual(never);
    expect(teams.connector.deliveries).toHaveLength(1);
  });
});

describe('nothing is sent', () => {
  test.each([
    ['to a host that is not Teams’', () => addressTo({ serviceUrl: 'https://attacker.example/' })],
    ['to another machine', () => addressTo({ serviceUrl: 'http://10.0.0.5:3978/' })],
    ['without an address', () => ({ ...known(), details: {} })],
    ['with another door’s address', () => ({ ...known(), details: { channel: 'D1' } })],
  ])('%s', async (_name, address) => {
    const fate = { kind: 'failed', why: 'no address that Teams serves', closed: false };
    expect(await deliver(address())).toEqual(fate);
    expect(teams.connector.deliveries).toEqual([]);
  });
});

test('in production not even this machine is Teams', async () => {
  const { mode } = configFor(teams.openId);
  const conversations = createConversations(createAdapter(mode), appId, 1000);
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const messenger = createMessenger({ conversations, clock: () => now, log, mayBeLocal: false });
  expect(await messenger.deliver(known(), everyBlock, 'key')).toMatchObject({ kind: 'failed' });
});

test('while Entra gives no token, everybody’s messages wait, and the operator is told', async () => {
  const { mode, test: fakes } = configFor(teams.openId);
  const mute = {
    getToken: async () => 'none',
    signRequest: () => Promise.reject(new Error('AADSTS7000222: secret expired')),
  };
  const factory: typeof credentialsFactory = {
    isValidAppId: async () => true,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => mute,
  };
  const conversations = createConversations(
    createAdapter(mode, { ...fakes, credentialsFactory: factory }),
    appId,
    1000,
  );
  const said: string[] = [];
  const error = (_fields: object, message: string) => void said.push(message);
  const log = { info: () => {}, warn: () => {}, error };
  const messenger = createMessenger({ conversations, clock: () => now, log, mayBeLocal: true });
  expect(await messenger.deliver(known(), everyBlock, 'key')).toEqual({
    kind: 'held',
    seconds: 60,
    scope: 'workspace',
  });
  expect(said).toEqual(['A message was not sent: the bot has no token for Teams']);
  expect(teams.connector.deliveries).toEqual([]);
});
