import type { HubBase } from '../define.ts';

/** States in which a school's place is still going on. */
const open = ['APPLIED', 'WAITING', 'OFFERED', 'HELD', 'CONFIRMED'] as const;

const openAt = (schoolId: string) => ({ schoolId, state: { in: [...open] } });

/** The open places of a school become another's, where that has none; ended ones keep the old name. Counts both. */
export async function movePlaces(
  { db, hub, now }: Pick<HubBase, 'db' | 'hub' | 'now'>,
  from: string,
  to: string,
): Promise<{ moved: number; left: number }> {
  await db.hubSchool.createMany({ data: [{ hubId: hub.id, schoolId: to, since: now }], skipDuplicates: true });
  const groups = await db.schoolParticipation.findMany({
    where: openAt(from),
    select: { groupId: true },
    orderBy: { groupId: 'asc' },
  });
  const ids = groups.map(({ groupId }) => groupId);
  await db.$queryRaw`
    SELECT id::text FROM "WorkGroup" WHERE "hubId" = ${hub.id}::uuid AND id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  const { count: moved } = await db.schoolParticipation.updateMany({
    where: { ...openAt(from), group: { participations: { none: { schoolId: to } } } },
    data: { schoolId: to, version: { increment: 1 } },
  });
  return { moved, left: await db.schoolParticipation.count({ where: openAt(from) }) };
}
