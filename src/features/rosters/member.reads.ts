import type { Db } from '../../store/db.ts';
import { seated } from '../work-groups/place.ts';

/** Somebody who is in a group: what colleagues may see of them. */
export type Member = { personId: string; name: string; role: string; school: string; isShown: boolean };

/** Everybody who stands for a school that has its place, school by school. */
export async function readMembers(db: Db, groupId: string): Promise<Member[]> {
  const rows = await db.membership.findMany({
    where: { groupId, state: 'JOINED', participation: { state: { in: seated } } },
    include: {
      person: { select: { name: true } },
      participation: { select: { school: { select: { name: true } } } },
    },
    orderBy: [{ participation: { school: { name: 'asc' } } }, { person: { name: 'asc' } }],
  });
  return rows.map(({ personId, person, participation, jobTitle, isShown }) => ({
    personId,
    name: person.name,
    role: jobTitle,
    school: participation.school.name,
    isShown,
  }));
}
