import { z } from 'zod';
import { noticeKind } from '../../src/core/notice.ts';
import { text } from '../../src/core/view.ts';
import { openPostRoom } from '../../src/post-room/start.ts';
import type { Db } from '../../src/store/db.ts';
import { openStore } from '../../src/store/open-store.ts';
import { hubWith } from '../support/post-room-people.ts';
import { createMessenger } from './inbox.ts';

/** Where a sender works. */
export const workplace = z.object({
  dataDir: z.string(),
  /** After how long a claim without an answer is looked into. */
  staleSeconds: z.number().default(1),
  /** A server's database, in place of the built-in one. */
  url: z.string().optional(),
  inbox: z.string(),
  hubId: z.string(),
  people: z.array(z.string()),
});
export type Workplace = z.infer<typeof workplace>;

const kind = (name: string, whenUncertain: 'send again' | 'leave to a person') =>
  noticeKind<{ number: number }, Db>({
    name,
    whenUncertain,
    facts: z.object({ number: z.number() }),
    compose: async ({ number }) => ({ title: `Number ${number}`, blocks: [text(String(number))] }),
  });

/** So many notices are told in one change, which is undone if its process is killed in its midst. */
const tellingAtOnce = 5;

/** Opens a real post room in a hurry: what takes minutes in service takes a second here. */
export async function openSender({ dataDir, url, inbox, hubId, people, staleSeconds }: Workplace) {
  const store = await openStore({ dataDir, ...(url && { url }) });
  const hub = hubWith(hubId);
  const report = (about: Record<string, unknown>, words: string) => console.error(words, about);
  const room = await openPostRoom({
    ...store,
    hubs: async () => hub,
    clock: () => new Date(),
    kinds: [kind('reminder', 'send again'), kind('announcement', 'leave to a person')],
    dueKinds: [],
    messengers: { slack: createMessenger(inbox, true), teams: createMessenger(inbox, false) },
    log: { warn: () => {}, error: report },
    links: () => async (kind) => `https://workgroups.example/links/${kind}`,
    onGivenUp: async () => {},
    pace: { staleSeconds, answerWithinMs: 500 },
  });

  async function tellSome(from: number, to: number) {
    await store.change(hub, async (db) => {
      const tell = room.tell(db, hub, new Date());
      for (let number = from; number <= to; number += 1) {
        const person = people[number % people.length] ?? '';
        const name = number % 2 ? 'reminder' : 'announcement';
        await tell({ kind: name, facts: { number }, to: { person }, occasion: String(number) });
      }
    });
  }

  return {
    store,
    room,
    /** Tells every notice up to a number that was not told yet, and the last ones once more; `told` after the first change. */
    tellUpTo: async (last: number, told = () => {}) => {
      const known = await store.prisma.notice.count();
      for (let from = Math.max(1, known - tellingAtOnce); from <= last; from += tellingAtOnce) {
        await tellSome(from, Math.min(last, from + tellingAtOnce - 1));
        told();
      }
      told();
    },
  };
}
