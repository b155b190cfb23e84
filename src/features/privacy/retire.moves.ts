import type { Db } from '../../store/db.ts';
import { notKept } from './cover.ts';

/** Who the records stand under once somebody is gone. */
export type Pseudonym = { id: string; name: string };

/**
 * A new pseudonym, "Participant 12, Tapton School": a person without account, address or school of its own. One at a time,
 * so that no number is given twice.
 */
export async function makePseudonym(db: Db, school: string | undefined, now: Date): Promise<Pseudonym> {
  await db.$queryRaw`SELECT true AS locked FROM pg_advisory_xact_lock(hashtext('pseudonyms'))`;
  const given = await db.person.count({ where: { leftAt: { not: null }, name: { startsWith: 'Participant ' } } });
  const name = [`Participant ${given + 1}`, ...(school ? [school] : [])].join(', ');
  return db.person.create({
    data: { name, createdAt: now, leftAt: now, schoolStanding: 'NO_SCHOOL' },
    select: { id: true, name: true },
  });
}

/**
 * Puts memberships under a pseudonym: attendance, states and year groups stay for the counts; what people wrote about
 * themselves or named somebody with goes.
 */
export async function retireMemberships(db: Db, ids: string[], { id, name }: Pseudonym): Promise<void> {
  if (ids.length === 0) return;
  const where = { membershipId: { in: ids } };
  await db.assignment.updateMany({ where, data: { reflection: '', link: '' } });
  await db.apology.updateMany({ where, data: { substitute: '' } });
  await db.attendance.updateMany({ where, data: { substitute: '' } });
  await db.walkIn.updateMany({ where, data: { name } });
  const plain = { personId: id, jobTitle: notKept, withdrawReason: null, isShown: false };
  await db.membership.updateMany({ where: { id: { in: ids } }, data: { ...plain, version: { increment: 1 } } });
}
