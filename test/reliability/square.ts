import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { Delivery, Messenger } from '../../src/core/notice.ts';

const message = z.object({ to: z.string(), key: z.string() });

const answers = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sent'), id: z.string() }),
  z.object({ kind: z.literal('held'), seconds: z.number(), scope: z.literal('lane') }),
  z.object({ kind: z.literal('failed'), why: z.string(), closed: z.boolean() }),
]);

/** What becomes of a message: taken and answered, taken without an answer, asked to come later, or refused for good. */
type Fate = 'taken' | 'no answer' | 'later' | 'refused';

/** Everybody's chats and channels: counts what arrives by whom it is for, and decides what becomes of each try. */
export async function openSquare(fateOf: (to: string, tries: number) => Fate) {
  const arrived = new Map<string, string[]>();
  const tries = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const { to, key } = message.parse(JSON.parse(await text(request)));
    const say = (answer: unknown) => response.end(JSON.stringify(answer));
    if (request.url === '/find') return say((arrived.get(to) ?? []).includes(key) ? 'found' : 'absent');
    const count = (tries.get(to) ?? 0) + 1;
    tries.set(to, count);
    const fate = fateOf(to, count);
    if (fate === 'later') return say({ kind: 'held', seconds: 1, scope: 'lane' });
    if (fate === 'refused') return say({ kind: 'failed', why: 'user_disabled', closed: true });
    arrived.set(to, [...(arrived.get(to) ?? []), key]);
    return fate === 'taken' ? say({ kind: 'sent', id: key }) : undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = z.custom<AddressInfo>((value) => typeof value === 'object').parse(server.address());
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}`, arrived, tries, close };
}

/** Writes to the square; only a platform that `canFind` says what has arrived, and only to a person. */
export function squareMessenger(url: string, canFind: boolean): Messenger {
  const ask = async (path: string, to: string, key: string): Promise<unknown> =>
    (await fetch(`${url}${path}`, { method: 'POST', body: JSON.stringify({ to, key }) })).json();
  return {
    deliver: async (address, _view, key): Promise<Delivery> =>
      answers.parse(await ask('/deliver', 'user' in address ? address.user : address.channel, key)),
    find: async (address, key) => {
      if (!canFind || !('user' in address)) return 'unknown';
      return (await ask('/find', address.user, key)) === 'found' ? 'found' : 'absent';
    },
  };
}
