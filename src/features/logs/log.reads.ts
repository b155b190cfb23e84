import type { Db } from '../../store/db.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { SessionDetail } from '../sessions/session.reads.ts';
import { taken } from '../work-groups/place.ts';

/** Somebody who was expected at a session, or is in its log: what they said before and how they were. */
export type Expected = Prisma.MembershipGetPayload<{ include: ReturnType<typeof including> }>;

const including = (sessionId: string) =>
  ({
    person: { select: { id: true, name: true } },
    participation: { select: { id: true, schoolId: true, school: { select: { name: true } } } },
    apologies: { where: { sessionId } },
    attendances: { where: { sessionId } },
  }) satisfies Prisma.MembershipInclude;

type Met = Pick<SessionDetail, 'id' | 'groupId' | 'schoolId'>;

/** Who is a member now (of the school visited, for a visit), and whoever is in the log though they have left since. */
const membersAt = ({ id, schoolId }: Met) =>
  ({
    where: {
      OR: [
        { state: 'JOINED', participation: { state: { in: taken }, ...(schoolId && { schoolId }) } },
        { attendances: { some: { sessionId: id } } },
      ],
    },
    include: including(id),
    orderBy: [{ participation: { school: { name: 'asc' } } }, { person: { name: 'asc' } }],
  }) satisfies Prisma.WorkGroup$membershipsArgs;

/** Who is expected at a session, or is in its log. */
export function expectedAt(db: Db, session: Met): Promise<Expected[]> {
  const { where, ...how } = membersAt(session);
  return db.membership.findMany({ where: { groupId: session.groupId, ...where }, ...how });
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
      group: { select: { memberships: membersAt(session) } },
    },
  });
  return { log, guests: walkIns, expected: group.memberships };
}

/** What `recordOf` reads. */
export type SessionRecord = Awaited<ReturnType<typeof recordOf>>;
