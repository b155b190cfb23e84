import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { z } from 'zod';
import type { Delivery, Messenger } from '../../src/core/notice.ts';

const message = z.object({ key: z.string() });

async function read(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const piece of request) body += piece;
  return message.parse(JSON.parse(body)).key;
}

/** The receiving end: counts what arrives by its key, answers after a moment, and knows what has arrived. */
export async function openInbox(answerAfterMs: number) {
  const arrived = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const key = await read(request);
    if (request.url === '/find') {
      response.end(arrived.has(key) ? 'found' : 'absent');
      return;
    }
    arrived.set(key, (arrived.get(key) ?? 0) + 1);
    await after(Math.random() * answerAfterMs);
    response.end('sent');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = z.custom<AddressInfo>((value) => typeof value === 'object').parse(server.address());
  return { arrived, url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** Delivers to the inbox; only a platform that `canFind` says what has arrived. */
export function createMessenger(url: string, canFind: boolean): Messenger {
  const post = async (path: string, key: string) => {
    const response = await fetch(`${url}${path}`, { method: 'POST', body: JSON.stringify({ key }) });
    return response.text();
  };
  return {
    deliver: async (_address, _view, key): Promise<Delivery> => ({ kind: 'sent', id: await post('/deliver', key) }),
    find: async (_address, key) => {
      if (!canFind) return 'unknown';
      return (await post('/find', key)) === 'found' ? 'found' : 'absent';
    },
  };
}
