import type { DueKind } from '../../src/core/due.ts';
import type { Db } from '../../src/store/db.ts';
import { type Town, telling } from './post-room.ts';

/** What was run, and a kind that tells its subject (a person) once for each time it is run. */
export function createReminding() {
  const ran: string[] = [];
  const kind: DueKind<Db> = {
    name: 'remind',
    expected: async () => [],
    run: async (subjectId, { tell }) => {
      ran.push(subjectId);
      await tell(telling(subjectId, 'due'));
    },
  };
  return { ran, kind };
}

/** A day in seconds. */
export const day = 24 * 3600;
/** An instant so many seconds from now. */
export const later = (town: Town, seconds: number) => new Date(town.clock.now().getTime() + seconds * 1000);
type Room = Awaited<ReturnType<Town['openRoom']>>;

/** Plans in a change of its own. */
export const set = (town: Town, room: Room, subject: string, dueAt: Date, kind = 'remind') =>
  room.store.change(town.hub, (db) => room.plan(db, town.hub).set(kind, subject, dueAt));

/** Drops a plan in a change of its own. */
export const drop = (town: Town, room: Room, subject: string) =>
  room.store.change(town.hub, (db) => room.plan(db, town.hub).drop('remind', subject));

/** From one up to a number. */
export const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
