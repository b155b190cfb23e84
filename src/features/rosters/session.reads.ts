import type { Db } from '../../store/db.ts';
import type { Prisma } from '../../store/generated/client.ts';

const include = {
  school: { select: { name: true } },
  gapTasks: { where: { endedAt: null }, select: { title: true, dueOn: true }, orderBy: { dueOn: 'asc' } },
} satisfies Prisma.SessionInclude;

/** A session with the school it is a visit to, and the tasks that were set at it. */
export type GroupSession = Prisma.SessionGetPayload<{ include: typeof include }>;

/**
 * The sessions of a group that have been told, in order. A visit to one school is for that school’s teachers, and for
 * those who stand for no school of the group: its lead and the hub.
 */
export async function readSessions(db: Db, groupId: string, personId: string): Promise<GroupSession[]> {
  const own = await db.membership.findFirst({
    where: { groupId, personId, state: 'JOINED' },
    select: { participation: { select: { schoolId: true } } },
  });
  const forMe = own ? { OR: [{ schoolId: null }, { schoolId: own.participation.schoolId }] } : {};
  return db.session.findMany({
    where: { groupId, state: { not: 'DRAFT' }, ...forMe },
    include,
    orderBy: { number: 'asc' },
  });
}
