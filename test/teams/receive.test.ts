import { createHmac } from 'node:crypto';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { messageFrom } from '../support/teams-activities.ts';
import { type OpenDoor, openDoor, startTeams } from '../support/teams-door.ts';
import { appId, type Signing, tenantId } from '../support/teams-fakes.ts';

const ann = { user: 'ann' };

let teams: Awaited<ReturnType<typeof startTeams>>;
let door: OpenDoor;

beforeAll(async () => {
  // The SDK writes every refusal to the console; a test that refuses thirty times need not show them.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  teams = await startTeams();
  door = await openDoor(teams);
});
afterAll(async () => {
  await door.close();
  await teams.close();
  vi.restoreAllMocks();
});
beforeEach(() => {
  door.asked.length = 0;
});

const claims = (more: object = {}) => ({
  aud: appId,
  iss: teams.openId.issuer,
  serviceurl: teams.connector.url,
  ...more,
});
const token = (more: object = {}, signing: Signing = {}) => `Bearer ${teams.openId.sign(claims(more), signing)}`;
const activity = (more: object = {}) => messageFrom(teams.connector.url, ann, 'hello', more);

async function post(authorization: string | undefined, body: unknown = activity(), more: RequestInit = {}) {
  const response = await fetch(door.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...more,
  });
  return { status: response.status, body: await response.text(), ran: door.asked.length > 0 };
}

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

describe('who is let in', () => {
  test('Teams itself, and what it says reaches the bot', async () => {
    expect(await post(token())).toEqual({ status: 200, body: '', ran: true });
  });

  test('a token that ran out less than five minutes ago, because clocks differ', async () => {
    expect(await post(token({}, { expiresIn: -120 }))).toMatchObject({ status: 200, ran: true });
  });

  test('Microsoft’s keys are asked for once, not with every request', async () => {
    for (let request = 0; request < 5; request += 1) await post(token());
    expect(teams.openId.asked()).toBe(2);
  });
});

const forgeries: [string, () => string | undefined][] = [
  ['no token', () => undefined],
  ['another scheme', () => 'Basic YWJjOmRlZg=='],
  ['no token behind the scheme', () => 'Bearer'],
  ['garbage', () => 'Bearer x.y.z'],
  ['a token that ran out ten minutes ago', () => token({}, { expiresIn: -600 })],
  ['a token that is not valid yet', () => token({ nbf: Math.floor(Date.now() / 1000) + 3600 })],
  ['a token for another bot', () => token({ aud: '99999999-2222-4333-8444-555555555555' })],
  ['a token for several bots', () => token({ aud: [appId, 'another'] })],
  ['a token of another issuer', () => token({ iss: 'https://issuer.example' })],
  ['a token for another service address', () => token({ serviceurl: 'https://smba.trafficmanager.net/uk/' })],
  ['a token without a service address', () => token({ serviceurl: undefined })],
  ['a key nobody knows', () => token({}, { kid: 'unknown' })],
  ['another key under a known name', () => token({}, { key: teams.openId.otherKey })],
  [
    'no signature at all',
    () => `Bearer ${encoded({ alg: 'none', kid: 'known', typ: 'JWT' })}.${encoded(claims({ exp: 9e9 }))}.`,
  ],
  [
    'a signature made with the public key',
    () => {
      const secret = teams.openId.publicKey.export({ type: 'pkcs1', format: 'pem' });
      const signed = `${encoded({ alg: 'HS256', kid: 'known', typ: 'JWT' })}.${encoded(claims({ exp: 9e9 }))}`;
      return `Bearer ${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
    },
  ],
  [
    'a token of the emulator for another bot',
    () => token({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', ver: '1.0', appid: 'another' }),
  ],
];

describe('who is not let in, without a word why', () => {
  test.each(forgeries)('%s', async (_name, authorization) => {
    expect(await post(authorization())).toEqual({ status: 401, body: '', ran: false });
  });

  test('the bot’s own token, which the SDK would take for the emulator’s', async () => {
    const own = token({
      iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
      ver: '1.0',
      appid: appId,
    });
    expect(await post(own)).toEqual({ status: 403, body: '', ran: false });
  });

  test('a key that Microsoft has not endorsed for Teams', async () => {
    const { startOpenId } = await import('../support/teams-fakes.ts');
    const openId = await startOpenId(['webchat']);
    const other = await openDoor({ openId, connector: teams.connector });
    const response = await other.say(ann, 'hello');
    expect([response.status, other.asked]).toEqual([401, []]);
    await other.close();
    await openId.close();
  });

  test('people of a tenant that no hub uses, when they said nothing to the bot', async () => {
    const foreign = activity({ type: 'conversationUpdate', channelData: { tenant: { id: 'another' } } });
    foreign.conversation = { id: 'a:ann', conversationType: 'personal', tenantId: 'another' };
    expect(await post(token(), foreign)).toEqual({ status: 403, body: '', ran: false });
  });

  test('a forged letter in the name of such a tenant', async () => {
    const foreign = messageFrom(teams.connector.url, { ...ann, tenant: 'another-tenant' }, 'hello');
    const forged = token({}, { key: teams.openId.otherKey });
    const before = door.sent().length;
    expect(await post(forged, foreign)).toEqual({ status: 401, body: '', ran: false });
    expect(door.sent()).toHaveLength(before);
  });

  test('people without a tenant', async () => {
    const nowhere = activity({ conversation: { id: 'a:ann', conversationType: 'personal' }, channelData: {} });
    expect(await post(token(), nowhere)).toEqual({ status: 403, body: '', ran: false });
  });

  test.each([
    ['no type', () => activity({ type: undefined })],
    ['an empty object', () => ({})],
    ['a list', () => [1]],
    ['words', () => '"hello"'],
    ['half a JSON', () => '{"type":'],
    ['no service address', () => activity({ serviceUrl: undefined })],
    ['a service address that is not Teams’', () => activity({ serviceUrl: 'https://attacker.example/' })],
    ['another channel', () => activity({ channelId: 'webchat' })],
    ['the channel whose tokens the SDK checks elsewhere', () => activity({ channelId: 'AseChannel' })],
    ['nobody who speaks', () => activity({ from: undefined })],
    ['nowhere', () => activity({ conversation: undefined })],
  ])('a body with %s', async (_name, body) => {
    expect(await post(token(), body())).toEqual({ status: 400, body: '', ran: false });
  });

  test('a body over a megabyte', async () => {
    const big = JSON.stringify(activity({ text: 'x'.repeat(1_000_001) }));
    expect(await post(token(), big)).toEqual({ status: 413, body: '', ran: false });
  });

  test('a body that is not JSON, as a page in a browser could send it', async () => {
    const plain = { headers: { 'content-type': 'text/plain', authorization: token() } };
    expect(await post(undefined, activity(), plain)).toEqual({ status: 415, body: '', ran: false });
  });

  test.each(['GET', 'PUT', 'DELETE'])('%s', async (method) => {
    const response = await fetch(door.url, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });
});

test('a fault while looking up the tenant is ours: 500 without a word, and logged', async () => {
  const broken = await openDoor(teams, { tenants: () => Promise.reject(new Error('database at db.internal is down')) });
  const response = await broken.say(ann, 'hello');
  expect([response.status, await response.text()]).toEqual([500, '']);
  expect(broken.asked).toEqual([]);
  expect(broken.lines).toMatchObject([{ level: 'error', message: 'A request from Teams could not be handled' }]);
  await broken.close();
});

describe('in the Playground, which cannot sign', () => {
  const arriving = (remoteAddress: string | undefined, host = '127.0.0.1:3978') => {
    const socket = new Socket();
    Object.defineProperty(socket, 'remoteAddress', { value: remoteAddress });
    const request = new IncomingMessage(socket);
    request.method = 'POST';
    request.headers = { host, 'content-type': 'application/json' };
    request.push(JSON.stringify(activity()));
    request.push(null);
    return request;
  };

  async function statusFor(request: IncomingMessage) {
    const playground = await openDoor(teams, { mode: { kind: 'playground' } });
    const response = new ServerResponse(request);
    await playground.handle(request, response);
    await playground.close();
    return { status: response.statusCode, ran: playground.asked.length };
  }

  test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '127.8.9.10'])('this machine is let in: %s', async (address) => {
    expect(await statusFor(arriving(address))).toEqual({ status: 200, ran: 1 });
  });

  test.each(['10.0.0.5', '192.168.1.7', '::ffff:10.0.0.5', '127.0.0.1.attacker.example', undefined])(
    'nobody else is let in: %s',
    async (address) => {
      expect(await statusFor(arriving(address))).toEqual({ status: 403, ran: 0 });
    },
  );

  test('a page that gave its own name this machine’s address is not let in', async () => {
    expect(await statusFor(arriving('127.0.0.1', 'attacker.example:3978'))).toEqual({ status: 403, ran: 0 });
  });

  test('the bot answers nowhere but on this machine', async () => {
    const request = arriving('127.0.0.1');
    const playground = await openDoor(teams, { mode: { kind: 'playground' } });
    const elsewhere = JSON.stringify(activity({ serviceUrl: 'https://attacker.example/' }));
    const response = await fetch(playground.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: elsewhere,
    });
    request.destroy();
    expect([response.status, playground.asked]).toEqual([400, []]);
    await playground.close();
  });

  test('somebody without an Entra account is known by their id in the Playground', async () => {
    const playground = await openDoor(teams, { mode: { kind: 'playground' } });
    await playground.say(ann, 'hello', { from: { id: '29:ann', name: 'Ann' } });
    expect(playground.asked[0]?.account).toMatchObject({ user: '29:ann', tenant: tenantId });
    await playground.close();
  });
});
