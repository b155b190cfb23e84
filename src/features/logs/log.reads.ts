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

/** Who is a member now (of the school visited, for a visit), and whoever is in the log though they have left since. */
export async function expectedAt(db: Db, session: SessionDetail): Promise<Expected[]> {
  const visited = session.schoolId ? { schoolId: session.schoolId } : {};
  return db.membership.findMany({
    where: {
      groupId: session.groupId,
      OR: [
        { state: 'JOINED', participation: { state: { in: taken }, ...visited } },
        { attendances: { some: { sessionId: session.id } } },
      ],
    },
    include: including(session.id),
    orderBy: [{ participation: { school: { name: 'asc' } } }, { person: { name: 'asc' } }],
  });
}

/** The log of a session with who wrote it. */
export const logOf = (db: Db, sessionId: string) =>
  db.sessionLog.findFirst({ where: { sessionId }, include: { person: { select: { name: true } } } });

/** Who came and was in no list. */
export const guestsOf = (db: Db, sessionId: string) =>
  db.walkIn.findMany({ where: { sessionId }, orderBy: { id: 'asc' } });
