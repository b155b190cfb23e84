import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as after } from 'node:timers/promises';
import { z } from 'zod';
import type { Address, Delivery, Messenger } from '../../src/core/notice.ts';

const message = z.object({ key: z.string(), to: z.string() });
export type Coming = { to: string; isDelivery: boolean };

/** What becomes of a request: done and answered, done without an answer, done or not behind a 503, or asked to come later. */
export type Fate = 'taken' | 'no answer' | 'taken behind a 503' | '503' | 'later';

const read = async (request: IncomingMessage) => message.parse(JSON.parse(await text(request)));

/** The receiving end: counts what arrives by its key, answers after a moment as fate wills, and knows what has arrived. */
export async function openInbox(answerAfterMs: number, fateOf: (coming: Coming) => Fate = () => 'taken') {
  const arrived = new Map<string, number>();
  const fates = new Map<Fate, number>();
  const server = createServer(async (request, response) => {
    const { key, to } = await read(request);
    const isDelivery = request.url !== '/find';
    const fate = fateOf({ to, isDelivery });
    fates.set(fate, (fates.get(fate) ?? 0) + 1);
    if (fate === 'later') return response.writeHead(429, { 'retry-after': '1' }).end();
    if (isDelivery && fate !== '503') arrived.set(key, (arrived.get(key) ?? 0) + 1);
    await after(Math.random() * answerAfterMs);
    if (fate === 'no answer') return request.socket.destroy();
    if (fate !== 'taken') return response.writeHead(503).end();
    return response.end(isDelivery ? 'sent' : arrived.has(key) ? 'found' : 'absent');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = z.custom<AddressInfo>((value) => typeof value === 'object').parse(server.address());
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { arrived, fates, url: `http://127.0.0.1:${port}`, close };
}

const goalOf = (address: Address) => ('user' in address ? address.user : address.channel);

/** Delivers to the inbox, and reads what it answers as the doors do; only a platform that `canFind` says what has arrived. */
export function createMessenger(url: string, canFind: boolean): Messenger {
  const post = (path: string, address: Address, key: string) =>
    fetch(`${url}${path}`, { method: 'POST', body: JSON.stringify({ key, to: goalOf(address) }) });
  return {
    deliver: async (address, _view, key): Promise<Delivery> => {
      const response = await post('/deliver', address, key);
      const seconds = Number(response.headers.get('retry-after') ?? 1);
      if (response.status === 429) return { kind: 'held', seconds, scope: 'lane' };
      if (!response.ok) return { kind: 'uncertain', why: `HTTP ${response.status}` };
      return { kind: 'sent', id: await response.text() };
    },
    find: async (address, key) => {
      if (!canFind) return 'unknown';
      const response = await post('/find', address, key);
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      return (await response.text()) === 'found' ? 'found' : 'absent';
    },
  };
}
