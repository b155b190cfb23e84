import type { z } from 'zod';
import type { Found } from '../../core/command.ts';
import type { Db } from '../../store/db.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import { type SessionDetail, sessionDetail } from '../sessions/session.reads.ts';
import { type sessionChoice, sessionGone } from '../sessions/session-meant.ts';
import { groupDetail } from '../work-groups/group-detail.ts';
import { taken } from '../work-groups/place.ts';
import { lockGroupOf } from '../work-groups/work-group.moves.ts';

/** Somebody who was expected at a session, or is in its log: what they said before and how they were. */
export type Expected = Prisma.MembershipGetPayload<{ include: ReturnType<typeof including> }>;

const including = (sessionId: string) =>
  ({
    person: { select: { id: true, name: true } },
    participation: { select: { id: true, schoolId: true, state: true, school: { select: { name: true } } } },
    apologies: { where: { sessionId } },
    attendances: { where: { sessionId } },
  }) satisfies Prisma.MembershipInclude;

type Met = Pick<SessionDetail, 'id' | 'groupId' | 'schoolId'>;

const byName = new Intl.Collator('en-GB').compare;

const bySchool = (one: Expected, other: Expected) =>
  byName(one.participation.school.name, other.participation.school.name) || byName(one.person.name, other.person.name);

/**
 * Who is a member now (of the school visited, for a visit), and whoever is in the log though they have left since, school
 * by school. Chosen and put in order here: the database would read every place and person of the hub to do so.
 */
function expectedAmong(members: Expected[], { schoolId }: Met): Expected[] {
  const isMember = ({ state, participation: place }: Expected) =>
    state === 'JOINED' && taken.includes(place.state) && (schoolId === null || schoolId === place.schoolId);
  return members.filter((one) => isMember(one) || one.attendances.length > 0).toSorted(bySchool);
}

/** Who is expected at a session, or is in its log. */
export async function expectedAt(db: Db, session: Met): Promise<Expected[]> {
  const where = { groupId: session.groupId };
  return expectedAmong(await db.membership.findMany({ where, include: including(session.id) }), session);
}

const writer = { include: { person: { select: { name: true } } } } satisfies Prisma.Session$logArgs;

/** The log of a session with who wrote it. */
export const logOf = (db: Db, sessionId: string) => db.sessionLog.findFirst({ where: { sessionId }, ...writer });

const noted = { log: writer, walkIns: { orderBy: { id: 'asc' } } } satisfies Prisma.SessionInclude;
type Noted = Prisma.SessionGetPayload<{ include: typeof noted }> & { group: { memberships: Expected[] } };

const recordIn = ({ log, walkIns, group, ...session }: Noted) => ({
  log,
  guests: walkIns,
  expected: expectedAmong(group.memberships, session),
});

/** All that is known of who was at a session and what was done: its log, who was expected, and who was in no list. */
export type SessionRecord = ReturnType<typeof recordIn>;

/** What is known of a session. */
export async function recordOf(db: Db, { id }: Pick<SessionDetail, 'id'>): Promise<SessionRecord> {
  const include = { ...noted, group: { select: { memberships: { include: including(id) } } } };
  return recordIn(await db.session.findUniqueOrThrow({ where: { id }, include }));
}

/** A session and what is known of it. */
export type Recorded = { session: SessionDetail; record: SessionRecord };

/** The session a command means with what is known of it, in one statement; its group held still when the log may change. */
export async function recordedMeant(
  { session: id }: z.infer<typeof sessionChoice>,
  { db, hub }: HubBase,
  lock: boolean,
): Promise<Found<Recorded>> {
  if (lock) await lockGroupOf(db, hub, id);
  const group = { include: { ...groupDetail, memberships: { include: including(id) } } };
  const session = await db.session.findUnique({ where: { id }, include: { ...sessionDetail, ...noted, group } });
  return session ? { subject: { session, record: recordIn(session) } } : { instead: sessionGone };
}
