import type { Day } from '../../core/uk-time.ts';
import type { Membership, SchoolParticipation } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import type { SchoolPlace } from '../work-groups/place.ts';
import { type HeadAnswer, heldUntil, lapsesAt, placeAfterJoining } from './membership.ts';

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
  };
  return db.membership.upsert({
    where: { hubId_groupId_personId: key },
    create: { ...key, ...values },
    update: { ...values, version: { increment: 1 } },
  });
}

/**
 * Puts a teacher into their school's place: a new one, or the one it has. The group is locked, and whether there is room
 * was checked, before. Whom to tell and what to write down is the caller's.
 */
export async function takeSeat(base: Base, seat: Seat): Promise<Seated> {
  const { db, hub, now } = base;
  await db.$executeRaw`
    INSERT INTO "HubSchool" ("hubId", "schoolId", since)
    VALUES (${hub.id}::uuid, ${seat.schoolId}::uuid, ${now}::timestamptz) ON CONFLICT DO NOTHING`;
  const place = await savePlace(base, seat);
  return { place, membership: await saveMembership(base, place.id, seat) };
}
