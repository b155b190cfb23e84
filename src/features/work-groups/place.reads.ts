import type { Actor } from '../../core/people.ts';
import type { Db } from '../../store/db.ts';
import type { Prisma } from '../../store/generated/client.ts';
import { type Facts, type SchoolPlace, taken } from './place.ts';

const include = {
  memberships: { where: { state: 'JOINED' }, include: { person: { select: { id: true, name: true } } } },
} satisfies Prisma.SchoolParticipationInclude;
type Row = Prisma.SchoolParticipationGetPayload<{ include: typeof include }>;

const placeOf = (row: Row): SchoolPlace => ({
  id: row.id,
  state: row.state,
  heldUntil: row.heldUntil?.toISOString().slice(0, 10),
  version: row.version,
  teachers: row.memberships.map(({ person }) => ({ personId: person.id, name: person.name })),
});

type Group = { id: string } & Pick<Facts, 'state' | 'capacitySchools' | 'teachersPerSchool'>;

/** How a group's places stand for one person, as read now: lock the group first when something follows from it. */
export async function readFacts(db: Db, group: Group, actor: Actor): Promise<Facts> {
  const own = { some: { personId: actor.personId, state: 'JOINED' as const } };
  const schoolId = actor.school.kind === 'at' ? actor.school.id : undefined;
  const { participations: rows, _count: count } = await db.workGroup.findUniqueOrThrow({
    where: { id: group.id },
    select: {
      _count: { select: { participations: { where: { state: { in: taken } } } } },
      participations: { where: { OR: [{ memberships: own }, ...(schoolId ? [{ schoolId }] : [])] }, include },
    },
  });
  const isOwn = (row: Row) => row.memberships.some((one) => one.personId === actor.personId);
  const ownRow = rows.find((row) => isOwn(row) && taken.includes(row.state));
  const schoolRow = rows.find((row) => row.schoolId === schoolId);
  const { state, capacitySchools, teachersPerSchool } = group;
  return {
    state,
    capacitySchools,
    teachersPerSchool,
    placesTaken: count.participations,
    schoolPlace: schoolRow && placeOf(schoolRow),
    ownPlace: ownRow && placeOf(ownRow),
  };
}
