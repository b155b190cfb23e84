import { createServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createAdapter } from '../../src/teams/adapter.ts';
import { type Conversations, createConversations } from '../../src/teams/conversations.ts';
import type { Spot } from '../../src/teams/identify.ts';
import { NotTaken, sendOnce } from '../../src/teams/single-shot.ts';
import {
  appId,
  botId,
  type Connector,
  configFor,
  listen,
  outboundToken,
  startConnector,
  startOpenId,
  tenantId,
} from '../support/teams-fakes.ts';

let connector: Connector;
let conversations: Conversations;
let spot: Spot;
let close: () => Promise<void>;

beforeAll(async () => {
  connector = await startConnector();
  const openId = await startOpenId();
  const { mode, test: fakes } = configFor(openId);
  conversations = createConversations(createAdapter(mode, fakes), appId, 15_000);
  const address = { serviceUrl: connector.url, tenant: tenantId, user: '29:ann', bot: botId };
  spot = { ...address, conversation: 'a:ann', type: 'personal' };
  close = async () => {
    await openId.close();
    await connector.close();
  };
});
afterAll(() => close());
beforeEach(() => {
  connector.deliveries.length = 0;
});

const line = { line: 'Hello.' };

const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (error: unknown) => (error instanceof NotTaken ? error.fault : error),
  );

const ways: [string, () => Promise<unknown>][] = [
  ['a message', () => conversations.post(spot, line)],
  ['a new chat', () => conversations.open(spot)],
  ['a change of a message', () => conversations.replace(spot, '17', line)],
  ['a targeted message', () => conversations.whisper(spot, line)],
];

describe.each(ways)('%s is sent once', (_name, send) => {
  test('and taken', async () => {
    expect(await faultOf(send())).toBe('taken');
    expect(connector.deliveries).toMatchObject([{ authorization: `Bearer ${outboundToken}` }]);
  });

  test.each([500, 502, 503, 504, 412, 403, 404])('also when Teams answers %i', async (status) => {
    connector.planned.push({ status, code: 'ServiceError' });
    expect(await faultOf(send())).toEqual({ kind: 'refused', status, code: 'ServiceError', retryAfter: undefined });
    expect(connector.deliveries).toHaveLength(1);
  });

  test('also when the connection breaks after it was taken', async () => {
    connector.planned.push({ status: 0 });
    expect(await faultOf(send())).toEqual({ kind: 'lost' });
    expect(connector.deliveries).toHaveLength(1);
  });

  test('also when Teams asks to wait, for however long', async () => {
    connector.planned.push({ status: 429, headers: { 'retry-after': '3600' } });
    expect(await faultOf(send())).toMatchObject({ kind: 'refused', status: 429, retryAfter: 3600 });
    expect(connector.deliveries).toHaveLength(1);
  });

  test('also when Teams asks to wait without saying how long', async () => {
    connector.planned.push({ status: 429 });
    expect(await faultOf(send())).toMatchObject({ status: 429, retryAfter: undefined });
    expect(connector.deliveries).toHaveLength(1);
  });
});

test('many messages over one adapter are each sent once', async () => {
  for (let count = 0; count < 5; count += 1) await conversations.post(spot, line);
  expect(connector.deliveries).toHaveLength(5);
});

test('a message that was taken is taken, whatever Teams says about it', async () => {
  connector.planned.push({ status: 200, text: '<html>Accepted</html>' });
  expect(await conversations.post(spot, line)).toBe('');
});

test('a Teams that never answers is given up on, and may have taken it', async () => {
  const silent = await listen(() => {});
  const request = { url: silent.url, method: 'POST', headers: {}, body: '{}' };
  expect(await faultOf(sendOnce(request, 30))).toEqual({ kind: 'lost' });
  await silent.close();
});

test('where nobody listens, nothing was sent', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await new Promise((resolve) => server.close(resolve));
  const nobody = { ...spot, serviceUrl: `http://127.0.0.1:${port}` };
  expect(await faultOf(conversations.post(nobody, line))).toEqual({ kind: 'unreached' });
});

test('the bot’s token is not carried to where a redirect points', async () => {
  const elsewhere = await startConnector();
  connector.planned.push({ status: 307, headers: { location: `${elsewhere.url}/v3/conversations/a:ann/activities` } });
  expect(await faultOf(conversations.post(spot, line))).toEqual({ kind: 'lost' });
  expect(elsewhere.deliveries).toEqual([]);
  await elsewhere.close();
});

test('a fault says nothing of what was sent', async () => {
  connector.planned.push({ status: 403, code: 'MessageWritesBlocked' });
  const fault = await conversations.post(spot, { line: 'About Tom Reed.' }).catch((error: unknown) => String(error));
  expect(fault).toBe('Error: Teams refused: 403 MessageWritesBlocked');
});
