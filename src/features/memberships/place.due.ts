import type { DueRule } from '../../core/due.ts';
import type { Db } from '../../store/db.ts';
import type { Prisma } from '../../store/generated/client.ts';
import { seated } from '../work-groups/place.ts';
import { lapsesAt } from './membership.ts';

/** The due row that ends a held place. */
export const holdLapses = 'held place lapses';

/** The due row that ends an offer nobody answered. */
export const offerLapses = 'offered place lapses';

/** The due row that ends a place nobody stands for. */
export const successorMissing = 'no successor came';

const placesWhere = (db: Db, where: Prisma.SchoolParticipationWhereInput, only: string[] | undefined) =>
  db.schoolParticipation.findMany({
    where: { ...where, ...(only && { id: { in: only } }) },
    select: { id: true, heldUntil: true, offeredUntil: true },
  });

const lapses = (subjectId: string, lastDay: Date | null) =>
  lastDay ? [{ subjectId, dueAt: lapsesAt(lastDay.toISOString().slice(0, 10)) }] : [];

/** A held place lapses after the day that its teachers were told. */
export const heldRule: DueRule<Db> = {
  name: holdLapses,
  expected: async ({ db }, only) =>
    (await placesWhere(db, { state: 'HELD' }, only)).flatMap(({ id, heldUntil }) => lapses(id, heldUntil)),
};

/** An offered place lapses after the day that its teachers were told. */
export const offeredRule: DueRule<Db> = {
  name: offerLapses,
  expected: async ({ db }, only) =>
    (await placesWhere(db, { state: 'OFFERED' }, only)).flatMap(({ id, offeredUntil }) => lapses(id, offeredUntil)),
};

/** A place that nobody stands for any more waits for a successor until the day that its leads were told. */
export const vacancyRule: DueRule<Db> = {
  name: successorMissing,
  expected: async ({ db }, only) => {
    const open = { notIn: ['CLOSED' as const, 'CANCELLED' as const] };
    const vacant = { state: { in: seated }, memberships: { none: { state: 'JOINED' as const } } };
    const places = await placesWhere(db, { ...vacant, group: { state: open } }, only);
    return places.map(({ id }) => ({ subjectId: id, dueAt: 'as told' }));
  },
};
