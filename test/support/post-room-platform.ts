import { EventEmitter, once } from 'node:events';
import type { Address, Delivery, Messenger } from '../../src/core/notice.ts';
import type { View } from '../../src/core/view.ts';

/** A message that reached the platform. */
type Received = { user: string; tenant: string; said: string; items: string[]; key: string };

const itemsOf = ({ blocks }: View): string[] =>
  blocks.flatMap((block) => (block.kind === 'items' ? block.items.map(({ title }) => [title].flat().join('')) : []));

/** Whom or what a message went to. */
export const goalOf = (address: Address): string => ('user' in address ? address.user : address.channel);

type Answering = (message: Received, count: number) => Delivery | Promise<Delivery>;

/**
 * A chat platform that keeps what reaches it and answers as a test decides (by default: sent). It also counts how many
 * sendings it was busy with at once.
 */
export function createPlatform() {
  const received: Received[] = [];
  const events = new EventEmitter();
  let answering: Answering = (_message, count) => ({ kind: 'sent', id: String(count) });
  let finding: Messenger['find'] = async () => 'unknown';
  let busy = 0;
  let busiest = 0;

  async function deliver(address: Address, view: View, key: string): Promise<Delivery> {
    const message = { user: goalOf(address), tenant: address.tenant, said: view.title, items: itemsOf(view), key };
    received.push(message);
    busy += 1;
    busiest = Math.max(busiest, busy);
    events.emit('received');
    try {
      return await answering(message, received.length);
    } finally {
      busy -= 1;
    }
  }

  return {
    messenger: { deliver, find: (address, key, since) => finding(address, key, since) } satisfies Messenger,
    received,
    said: () => received.map(({ said }) => said),
    busiest: () => busiest,
    answer: (how: Answering) => {
      answering = how;
    },
    find: (how: Messenger['find']) => {
      finding = how;
    },
    /** Comes back when so many messages have reached it in all. */
    until: async (count: number) => {
      while (received.length < count) await once(events, 'received');
    },
  };
}

/** An answer that never comes. */
export const noAnswer = () => new Promise<never>(() => {});
