import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTeamsDoor } from '../../src/teams/door.ts';
import { configFor, listen, messageFrom, sendSigned, startConnector, startOpenId, tenantId, pressFrom } from '../support/teams-fakes.ts';
import type { Asked } from '../../src/core/ports.ts';

test('try', async () => {
  const openId = await startOpenId();
  const connector = await startConnector();
  const seen: Asked[] = [];
  const log = { info: console.log, warn: console.log, error: console.log };
  const door = createTeamsDoor({ ...configFor(openId), tenants: (t) => t === tenantId, clock: () => new Date('2026-11-22T10:00:00Z'), log, dispatcher: {
    dispatch: async (a) => { seen.push(a); return { kind: 'reply', audience: 'actor', view: { title: 'Hello', blocks: [{ kind: 'text', text: 'Words' }] } }; },
    reopen: async () => { throw new Error('x'); }, search: async () => [], asks: () => false,
  } });
  const server = await listen(door.handle);
  const r = await sendSigned(server.url, openId, messageFrom(connector.url, { user: 'ann' }, 'hi'));
  console.log(r.status, await r.text(), JSON.stringify(connector.deliveries, null, 1), seen);
  const r2 = await sendSigned(server.url, openId, messageFrom(connector.url, { user: 'ann', where: 'channel' }, 'hi'));
  console.log(r2.status, await r2.text(), JSON.stringify(connector.deliveries.slice(1).map(d=>[d.method,d.path,d.body.text,d.body.conversation]), null, 1));
  const r3 = await sendSigned(server.url, openId, pressFrom(connector.url, { user: 'ann' }, 'show', { '#button': { press: 'p1' } }));
  console.log(r3.status, await r3.text());
  await server.close(); await connector.close(); await openId.close();
});
