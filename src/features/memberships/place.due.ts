import { schoolDaysBefore } from '../../core/calendar.ts';
import { type DueRule, planBy } from '../../core/due.ts';
import type { Hub } from '../../core/hub.ts';
import { instantOf } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
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
    select: { id: true, heldUntil: true, offeredUntil: true, since: true },
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

const open = { state: { notIn: ['CLOSED' as const, 'CANCELLED' as const] } };

/** So many school days before a last day, when the hub's hours begin. */
export const remindsAt = (
  lastDay: Date,
  days: number,
  { calendar, quietHours }: Pick<Hub, 'calendar' | 'quietHours'>,
) => instantOf(schoolDaysBefore(calendar, lastDay.toISOString().slice(0, 10), days), quietHours.from);

/** A place that waits for the headteacher is reminded of some school days before it lapses; not where it waits no longer than that. */
export const headRule: DueRule<Db> = {
  name: 'headteacher’s answer awaited',
  expected: async ({ db, hub }, only) =>
    (await placesWhere(db, { state: 'HELD', group: open }, only)).flatMap(({ id, heldUntil, since }) => {
      const dueAt = heldUntil ? remindsAt(heldUntil, hub.remind.head, hub) : since;
      return dueAt > since ? [{ subjectId: id, dueAt }] : [];
    }),
};

/** An offered place is reminded of some school days before it goes to the next school. */
export const offerEndsRule: DueRule<Db> = {
  name: 'offered place about to lapse',
  expected: async ({ db, hub }, only) =>
    (await placesWhere(db, { state: 'OFFERED', group: open }, only)).flatMap(({ id, offeredUntil }) =>
      offeredUntil ? [{ subjectId: id, dueAt: remindsAt(offeredUntil, hub.remind.offer, hub) }] : [],
    ),
};

/** What people are reminded of because of a place, as it stands now. */
export async function planPlaceReminders(
  base: Pick<HubBase, 'db' | 'hub' | 'now' | 'plan'>,
  placeId: string,
): Promise<void> {
  for (const rule of [headRule, offerEndsRule]) await planBy(rule, base, [placeId]);
}
