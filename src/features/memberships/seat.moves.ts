import type { Day } from '../../core/uk-time.ts';
import type { Membership, SchoolParticipation } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { type SchoolPlace, taken } from '../work-groups/place.ts';
import { type HeadAnswer, heldUntil, lapsesAt, placeAfterJoining } from './membership.ts';
import { successorMissing } from './vacancy.ts';

/** The due row that ends a held place. */
export const holdLapses = 'held place lapses';

/** A teacher in a school's place: who, for which school, and what is known of them. */
export type Seat = {
  group: GroupDetail;
  /** The place the school has or had in it, as read under the group's lock. */
  before: SchoolPlace | undefined;
  schoolId: string;
  personId: string;
  role: string;
  years: string[];
  head: HeadAnswer;
  /** None while somebody else put them in and they have not read it. */
  agreementVersion: number | null;
  /** Who put them in, where they did not join themselves. */
  addedById?: string;
  today: Day;
};

export type Seated = { place: SchoolParticipation; membership: Membership };

type Base = Pick<HubBase, 'db' | 'hub' | 'now' | 'plan'>;

async function savePlace(base: Base, { group, before, schoolId, head, today }: Seat): Promise<SchoolParticipation> {
  const { db, hub, now } = base;
  const key = { hubId: hub.id, groupId: group.id, schoolId };
  const isLive = before?.state === 'HELD' || before?.state === 'CONFIRMED';
  const state = placeAfterJoining(isLive ? before.state : undefined, head);
  const lastDay = (isLive && before.heldUntil) || heldUntil(hub.calendar, today, hub.headAnswerDays);
  const until = state === 'HELD' ? new Date(lastDay) : null;
  const values = { state, heldUntil: until, endedAt: null, ...(!isLive && { since: now }) };
  const place = await db.schoolParticipation.upsert({
    where: { hubId_groupId_schoolId: key },
    create: { ...key, ...values, since: now },
    update: { ...values, version: { increment: 1 } },
  });
  if (until) await base.plan.set(holdLapses, place.id, lapsesAt(lastDay));
  else if (before?.state === 'HELD') await base.plan.drop(holdLapses, place.id);
  return place;
}

async function saveMembership({ db, hub, now }: Base, participationId: string, seat: Seat): Promise<Membership> {
  const key = { hubId: hub.id, groupId: seat.group.id, personId: seat.personId };
  const values = {
    participationId,
    state: 'JOINED' as const,
    jobTitle: seat.role,
    yearGroups: seat.years,
    agreementVersion: seat.agreementVersion,
    agreedAt: seat.agreementVersion === null ? null : now,
    addedById: seat.addedById ?? null,
    joinedAt: now,
    withdrawnAt: null,
    withdrawReason: null,
    replacedById: null,
  };
  return db.membership.upsert({
    where: { hubId_groupId_personId: key },
    create: { ...key, ...values },
    update: { ...values, version: { increment: 1 } },
  });
}

/** A place that nobody stood for any more waited for a successor: whoever comes takes over from the last teacher. */
async function endVacancy({ db, plan }: Base, { participationId, id }: Membership): Promise<void> {
  await plan.drop(successorMissing, participationId);
  const last = await db.membership.findFirst({
    where: { participationId, state: 'WITHDRAWN', id: { not: id } },
    orderBy: { withdrawnAt: 'desc' },
  });
  if (!last) return;
  const replaced = { state: 'REPLACED', replacedById: id, version: { increment: 1 } } as const;
  await db.membership.update({ where: { id: last.id }, data: replaced });
}

/**
 * Puts a teacher into their school's place: a new one, or the one it has. The group is locked, and whether there is room
 * was checked, before. Whom to tell and what to write down is the caller's.
 */
export async function takeSeat(base: Base, seat: Seat): Promise<Seated> {
  const { db, hub, now } = base;
  const known = { hubId: hub.id, since: now };
  await db.hubSchool.createMany({ data: [{ ...known, schoolId: seat.schoolId }], skipDuplicates: true });
  const place = await savePlace(base, seat);
  const membership = await saveMembership(base, place.id, seat);
  const wasVacant = seat.before?.teachers.length === 0 && taken.includes(seat.before.state);
  if (wasVacant) await endVacancy(base, membership);
  return { place, membership };
}
