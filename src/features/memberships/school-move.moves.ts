import { nextAllowedMoment } from '../../core/calendar.ts';
import type { DueRule } from '../../core/due.ts';
import { Busy } from '../../core/ports.ts';
import { type Day, instantOf, ukDay } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import type { SchoolParticipation } from '../../store/generated/client.ts';
import { recordChange } from '../audit.ts';
import type { HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { live, seated } from '../work-groups/place.ts';
import { lockGroup } from '../work-groups/work-group.moves.ts';
import { endPlace } from './leave.moves.ts';
import { heldUntil, lapsesAt } from './membership.ts';
import { successorMissing } from './place.due.ts';
import { type Happening, refill } from './refill.moves.ts';
import { tellLeads } from './tell-leads.ts';
import { movedAway } from './vacancy.ts';

/** The due row that lets a teacher change school on the day. */
const schoolMoves = 'a teacher changes school';

/** A teacher changes school on the day they named. */
export const moveRule: DueRule<Db> = {
  name: schoolMoves,
  expected: async ({ db }, only) => {
    const where = { doneAt: null, ...(only && { id: { in: only } }) };
    const moves = await db.schoolMove.findMany({ where, select: { id: true, from: true } });
    return moves.map(({ id, from }) => ({ subjectId: id, dueAt: instantOf(from.toISOString().slice(0, 10), '00:00') }));
  },
};

/** What somebody stands for, or waits for, with other schools than the one they are at now. */
const standingElsewhere = (db: Db, personId: string, schoolId: string | undefined) =>
  db.membership.findMany({
    where: {
      personId,
      state: { in: ['JOINED', 'APPLIED'] },
      participation: { state: { in: live }, ...(schoolId !== undefined && { schoolId: { not: schoolId } }) },
    },
    select: { id: true, groupId: true },
    orderBy: { groupId: 'asc' },
  });

/**
 * Somebody is at this school, or at none, from now on. Whoever joins holds their row, so what they joined a moment ago is
 * seen here: a place would else stay with somebody who is elsewhere.
 */
export async function putAt(
  { db, hub, now }: Happening,
  personId: string,
  schoolId: string | undefined,
): Promise<void> {
  const school = schoolId
    ? { schoolId, schoolStanding: 'AT_SCHOOL' as const }
    : { schoolId: null, schoolStanding: 'NO_SCHOOL' as const };
  await db.person.update({ where: { id: personId }, data: school });
  if ((await standingElsewhere(db, personId, schoolId)).length > 0) throw new Busy('somebody joins while they move');
  if (!schoolId) return;
  await db.hubSchool.createMany({ data: [{ hubId: hub.id, schoolId, since: now }], skipDuplicates: true });
}

/** The place has lost its only teacher: held or confirmed it waits for a successor, a line for one ends. */
async function leaveEmpty(
  inside: Happening,
  group: GroupDetail,
  place: SchoolParticipation,
  until: Day,
): Promise<void> {
  if (seated.includes(place.state)) return inside.plan.set(successorMissing, place.id, lapsesAt(until));
  await endPlace(inside, place, { state: 'WITHDRAWN' });
  if (place.state === 'OFFERED') await refill(inside, group);
}

async function leave(inside: Happening, membershipId: string, groupId: string): Promise<void> {
  const { db, hub, now, tell } = inside;
  const group = await lockGroup(db, hub, groupId);
  const isLive = { id: membershipId, state: { in: ['JOINED' as const, 'APPLIED' as const] } };
  const ended = { state: 'WITHDRAWN', withdrawnAt: now, withdrawReason: movedAway, version: { increment: 1 } } as const;
  const { count } = await db.membership.updateMany({ where: isLive, data: ended });
  if (!group || count === 0) return;
  const membership = await db.membership.findUniqueOrThrow({
    where: { id: membershipId },
    include: { participation: { include: { memberships: { where: { state: { in: ['JOINED', 'APPLIED'] } } } } } },
  });
  const { participation: place } = membership;
  const until = heldUntil(hub.calendar, ukDay(now), hub.headAnswerDays);
  if (place.memberships.length === 0) await leaveEmpty(inside, group, place, until);
  if (!seated.includes(place.state)) return;
  const occasion = `${membershipId}/${membership.version}`;
  await tellLeads(inside, group, { kind: 'teacher moved', facts: { membership: membershipId, until }, occasion });
  const notBefore = nextAllowedMoment(hub.calendar, hub.quietHours, now);
  for (const { personId } of place.memberships)
    await tell({
      kind: 'colleague moved',
      facts: { membership: membershipId },
      to: { person: personId },
      occasion,
      group: groupId,
      notBefore,
    });
}

type Moving = { personId: string; schoolId: string };

/** From now on somebody is at another school; the places of the old one ask for a successor. */
export async function changeSchool(inside: Happening, { personId, schoolId }: Moving): Promise<void> {
  const { db } = inside;
  const { schoolId: before } = await db.person.findUniqueOrThrow({ where: { id: personId } });
  if (before === schoolId) return;
  for (const { id, groupId } of await standingElsewhere(db, personId, schoolId)) await leave(inside, id, groupId);
  await putAt(inside, personId, schoolId);
}

/** The move somebody has announced and that has not come yet. */
export const pendingMove = ({ db, actor }: Pick<HubBase, 'db' | 'actor'>) =>
  db.schoolMove.findFirst({ where: { personId: actor.personId, doneAt: null }, include: { school: true } });

/** Forgets what somebody had announced. */
export async function stay({ db, plan, actor }: Pick<HubBase, 'db' | 'plan' | 'actor'>): Promise<void> {
  const pending = await db.schoolMove.findMany({
    where: { personId: actor.personId, doneAt: null },
    select: { id: true },
  });
  for (const { id } of pending) await plan.drop(schoolMoves, id);
  await db.schoolMove.deleteMany({ where: { id: { in: pending.map(({ id }) => id) }, doneAt: null } });
}

/** The actor changes school from a day on: today at once, later by itself. A newer word replaces an older one. */
export async function planMove(base: HubBase, schoolId: string, from: Day): Promise<'moved' | 'planned'> {
  const { db, hub, actor, now, plan } = base;
  await stay(base);
  const isNow = from <= ukDay(now);
  const row = { hubId: hub.id, personId: actor.personId, schoolId, from: new Date(from), doneAt: isNow ? now : null };
  const move = await db.schoolMove.create({ data: row });
  if (isNow) await changeSchool(base, { personId: actor.personId, schoolId });
  else await plan.set(schoolMoves, move.id, instantOf(from, '00:00'));
  await recordChange(base, { what: 'changes school', subjectId: move.id, after: { school: schoolId, from } });
  return isNow ? 'moved' : 'planned';
}
