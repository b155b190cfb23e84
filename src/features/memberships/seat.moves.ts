import { z } from 'zod';
import { Busy } from '../../core/ports.ts';
import type { Day } from '../../core/uk-time.ts';
import type { Membership, SchoolParticipation } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { queued, type SchoolPlace, seated } from '../work-groups/place.ts';
import { type HeadAnswer, heldUntil, lapsesAt, placeAfterJoining } from './membership.ts';
import { holdLapses, offerLapses, planPlaceReminders, successorMissing } from './place.due.ts';
import { movedAway } from './vacancy.ts';

/** A school on its way into a group; the group is locked. */
type Seating = {
  group: Pick<GroupDetail, 'id'>;
  /** The place the school has or had in it, as read under the group's lock. */
  before: Pick<SchoolPlace, 'state' | 'heldUntil'> | undefined;
  schoolId: string;
  head: HeadAnswer;
  /** From which day on a held place's school days are counted. */
  today: Day;
};

/** A teacher's part in a place or a line: who, and what is known of them. */
export type Part = {
  group: Pick<GroupDetail, 'id'>;
  personId: string;
  role: string;
  years: string[];
  /** None while somebody else put them in and they have not read it. */
  agreementVersion: number | null;
  /** Who put them in, where they did not join themselves. */
  addedById?: string;
};

/** A teacher in a school's place: who, for which school, and what is known of them. */
export type Seat = Seating & Part;

export type Seated = { place: SchoolParticipation; membership: Membership };

type Base = Pick<HubBase, 'db' | 'hub' | 'now' | 'plan'>;

async function savePlace(base: Base, { group, before, schoolId, head, today }: Seating): Promise<SchoolParticipation> {
  const { db, hub, now } = base;
  const key = { hubId: hub.id, groupId: group.id, schoolId };
  const isLive = before?.state === 'HELD' || before?.state === 'CONFIRMED';
  const state = placeAfterJoining(isLive ? before.state : undefined, head);
  const lastDay = (isLive && before.heldUntil) || heldUntil(hub.calendar, today, hub.headAnswerDays);
  const until = state === 'HELD' ? new Date(lastDay) : null;
  const where = { hubId_groupId_schoolId: key };
  // A school that comes back had its place before: counts of the days in between know it
  const earlier =
    before && !isLive ? await db.schoolParticipation.findUnique({ where, select: { seatedAt: true } }) : null;
  const firstSeat = earlier?.seatedAt ?? now;
  const begun = { since: now, seatedAt: firstSeat, endedLate: false, queuedAt: null, offeredUntil: null, answer: '' };
  const values = { state, heldUntil: until, endedAt: null, ...(!isLive && begun) };
  const place = await db.schoolParticipation.upsert({
    where,
    create: { ...key, ...values, since: now, seatedAt: now },
    update: { ...values, version: { increment: 1 } },
  });
  if (until) await base.plan.set(holdLapses, place.id, lapsesAt(lastDay));
  else if (before?.state === 'HELD') await base.plan.drop(holdLapses, place.id);
  if (before?.state === 'OFFERED') await base.plan.drop(offerLapses, place.id);
  await planPlaceReminders(base, place.id);
  return place;
}

/** Everybody who stood in the school's line comes with it. */
async function bringAlong({ db, now }: Base, place: SchoolParticipation): Promise<void> {
  const joined = { state: 'JOINED', joinedAt: now, version: { increment: 1 } } as const;
  await db.membership.updateMany({ where: { participationId: place.id, state: 'APPLIED' }, data: joined });
}

/** Gives a school that stood in line its place, with all its teachers; that there is room was checked before. */
export async function seatSchool(base: Base, seating: Seating): Promise<SchoolParticipation> {
  const place = await savePlace(base, seating);
  if (seating.before && queued.includes(seating.before.state)) await bringAlong(base, place);
  return place;
}

/** Keeps a teacher's part in a school's place, or in its line for one. */
export async function saveMembership(
  { db, hub, now }: Base,
  participationId: string,
  part: Part,
  state: 'JOINED' | 'APPLIED',
): Promise<Membership> {
  const key = { hubId: hub.id, groupId: part.group.id, personId: part.personId };
  const values = {
    participationId,
    state,
    jobTitle: part.role,
    yearGroups: part.years,
    agreementVersion: part.agreementVersion,
    agreedAt: part.agreementVersion === null ? null : now,
    addedById: part.addedById ?? null,
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

/** A place that nobody stood for waited for a successor: whoever comes takes over from the last teacher. */
async function endVacancy({ db, plan }: Base, { participationId, id }: Membership): Promise<void> {
  const others = await db.membership.count({ where: { participationId, state: 'JOINED', id: { not: id } } });
  if (others > 0) return;
  await plan.drop(successorMissing, participationId);
  const last = await db.membership.findFirst({
    where: { participationId, state: 'WITHDRAWN', withdrawReason: movedAway, id: { not: id } },
    orderBy: { withdrawnAt: 'desc' },
  });
  if (!last) return;
  const replaced = { state: 'REPLACED', replacedById: id, version: { increment: 1 } } as const;
  await db.membership.update({ where: { id: last.id }, data: replaced });
}

/** Whether somebody is at a school now, and then stays there until this change is done; the hub knows the school from now on. */
export async function staysAt({ db, hub, now }: Base, personId: string, schoolId: string): Promise<boolean> {
  const there = await db.$queryRaw`
    WITH there AS (
      SELECT id FROM "Person" WHERE id = ${personId}::uuid AND "schoolId" = ${schoolId}::uuid FOR SHARE
    ), known AS (
      INSERT INTO "HubSchool" ("hubId", "schoolId", since)
      SELECT ${hub.id}::uuid, ${schoolId}::uuid, ${now}::timestamptz FROM there ON CONFLICT DO NOTHING
    )
    SELECT id::text FROM there`;
  return z.array(z.unknown()).parse(there).length > 0;
}

/** Whoever has gone to another school since they asked has to ask again: nobody stands for a school they are not at. */
export async function comeFrom(base: Base, personId: string, schoolId: string): Promise<void> {
  if (!(await staysAt(base, personId, schoolId))) throw new Busy('the teacher has just changed school');
}

/** A hub knows a school from the first moment one of its teachers asks for something. */
export async function knowSchool({ db, hub, now }: Base, schoolId: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "HubSchool" ("hubId", "schoolId", since)
    VALUES (${hub.id}::uuid, ${schoolId}::uuid, ${now}::timestamptz) ON CONFLICT DO NOTHING`;
}

/**
 * Puts a teacher into their school's place: a new one, the one it has, or the one it stood in line for. The group is
 * locked, the hub knows the school, and whether there is room was checked, before. Whom to tell and what to write down
 * is the caller's.
 */
export async function takeSeat(base: Base, seat: Seat): Promise<Seated> {
  const place = await seatSchool(base, seat);
  const membership = await saveMembership(base, place.id, seat, 'JOINED');
  if (seat.before && seated.includes(seat.before.state)) await endVacancy(base, membership);
  return { place, membership };
}
