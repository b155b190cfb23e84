import type { Db } from '../../store/db.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { SessionDetail } from '../sessions/session.reads.ts';
import { taken } from '../work-groups/place.ts';

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

/** All that is known of who was at a session and what was done: its log, who was expected, and who was in no list. */
export async function recordOf(db: Db, session: Met) {
  const { log, walkIns, group } = await db.session.findUniqueOrThrow({
    where: { id: session.id },
    select: {
      log: writer,
      walkIns: { orderBy: { id: 'asc' } },
      group: { select: { memberships: { include: including(session.id) } } },
    },
  });
  return { log, guests: walkIns, expected: expectedAmong(group.memberships, session) };
}

/** What `recordOf` reads. */
export type SessionRecord = Awaited<ReturnType<typeof recordOf>>;
