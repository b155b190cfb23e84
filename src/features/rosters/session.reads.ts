import type { Db } from '../../store/db.ts';

/**
 * The sessions of a group that have been told, in order. A visit to one school is for that school’s teachers, and for
 * those who stand for no school of the group: its lead and the hub.
 */
export async function readSessions(db: Db, groupId: string, personId: string) {
  const own = await db.membership.findFirst({
    where: { groupId, personId, state: 'JOINED' },
    select: { participation: { select: { schoolId: true } } },
  });
  const forMe = own ? { OR: [{ schoolId: null }, { schoolId: own.participation.schoolId }] } : {};
  return db.session.findMany({
    where: { groupId, state: { not: 'DRAFT' }, ...forMe },
    include: { school: { select: { name: true } } },
    orderBy: { number: 'asc' },
  });
}
