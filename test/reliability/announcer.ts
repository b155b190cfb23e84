import { z } from 'zod';
import { offered } from '../../src/features/rooms.ts';
import { openPostRoom } from '../../src/post-room/start.ts';
import { openStore } from '../../src/store/open-store.ts';
import { hubWith } from '../support/post-room-people.ts';
import { squareMessenger } from './square.ts';

/** Where an announcement is sent from, and to which square; and how far its clock is ahead of the machine's. */
export const post = z.object({ url: z.string(), square: z.string(), hubId: z.string(), aheadMs: z.number() });

/** The real post room with the product's own kinds, in a hurry: what takes minutes in service takes seconds here. */
export async function openAnnouncer({ url, square, hubId, aheadMs }: z.infer<typeof post>) {
  const store = await openStore({ url, dataDir: '' });
  const hub = hubWith(hubId);
  const faults: string[] = [];
  const room = await openPostRoom({
    ...store,
    hubs: async () => hub,
    clock: () => new Date(Date.now() + aheadMs),
    kinds: offered.noticeKinds,
    dueKinds: offered.dueKinds,
    messengers: { slack: squareMessenger(square, true), teams: squareMessenger(square, false) },
    log: { warn: () => {}, error: (about, words) => faults.push(`${words}: ${String(about.err ?? '')}`) },
    links: () => async (kind) => `https://workgroups.example/links/${kind}`,
    onGivenUp: offered.onGivenUp,
    pace: { staleSeconds: 3, answerWithinMs: 1_500 },
  });
  const close = async () => {
    await room.stop();
    await store.close();
  };
  return { store, hub, room, faults, close };
}
