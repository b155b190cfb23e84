import type { Actor } from '../../core/people.ts';
import type { Db } from '../../store/db.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { PlaceState } from '../../store/generated/enums.ts';
import { type Facts, queued, type SchoolPlace, seated, taken } from './place.ts';

const include = {
  memberships: {
    where: { state: { in: ['JOINED', 'APPLIED'] } },
    include: { person: { select: { id: true, name: true } } },
  },
} satisfies Prisma.SchoolParticipationInclude;
type Row = Prisma.SchoolParticipationGetPayload<{ include: typeof include }>;

const dayOf = (date: Date | null) => date?.toISOString().slice(0, 10);

const placeOf = (row: Row): SchoolPlace => ({
  id: row.id,
  state: row.state,
  heldUntil: dayOf(row.heldUntil),
  offeredUntil: dayOf(row.offeredUntil),
  headAgreed: row.headAgreed,
  version: row.version,
  teachers: row.memberships.map(({ person }) => ({ personId: person.id, name: person.name })),
});

/** One school's place or line, as it is now. */
export const readPlace = async (db: Db, id: string): Promise<SchoolPlace> =>
  placeOf(await db.schoolParticipation.findUniqueOrThrow({ where: { id }, include }));

/** How many of a group's places are taken, and how many schools wait for one. */
export async function countPlaces(db: Db, groupId: string): Promise<{ placesTaken: number; waiting: number }> {
  const counts = await db.schoolParticipation.groupBy({ by: ['state'], where: { groupId }, _count: true });
  const of = (states: PlaceState[]) =>
    counts.filter(({ state }) => states.includes(state)).reduce((sum, { _count }) => sum + _count, 0);
  return { placesTaken: of(taken), waiting: of(['WAITING']) };
}

/** The number of a waiting school on its list: 1 is the next. */
export async function positionOf(db: Db, placeId: string): Promise<number> {
  const own = await db.schoolParticipation.findUniqueOrThrow({ where: { id: placeId } });
  const queuedAt = own.queuedAt ?? own.since;
  const before = { OR: [{ queuedAt: { lt: queuedAt } }, { queuedAt, id: { lt: own.id } }] };
  return 1 + (await db.schoolParticipation.count({ where: { groupId: own.groupId, state: 'WAITING', ...before } }));
}

type Group = { id: string } & Pick<
  Facts,
  'state' | 'recruitment' | 'takesSchools' | 'capacitySchools' | 'teachersPerSchool'
>;

async function isInvited(db: Db, { id, recruitment }: Group, schoolId: string | undefined): Promise<boolean> {
  if (recruitment !== 'INVITATION' || !schoolId) return false;
  return (await db.invitation.count({ where: { groupId: id, schoolId } })) > 0;
}

/** How a group's places stand for one person, as read now: lock the group first when something follows from it. */
export async function readFacts(db: Db, group: Group, actor: Actor): Promise<Facts> {
  const ofGroup = { groupId: group.id };
  const own = { some: { personId: actor.personId, state: { in: ['JOINED' as const, 'APPLIED' as const] } } };
  const schoolId = actor.school.kind === 'at' ? actor.school.id : undefined;
  const counts = await countPlaces(db, group.id);
  const rows = await db.schoolParticipation.findMany({
    where: { ...ofGroup, OR: [{ memberships: own }, ...(schoolId ? [{ schoolId }] : [])] },
    include,
  });
  const isOwn = (row: Row) => row.memberships.some((one) => one.personId === actor.personId);
  const isLive = ({ state }: Row) => seated.includes(state) || queued.includes(state);
  const ownRow = rows.find((row) => isOwn(row) && isLive(row));
  const schoolRow = rows.find((row) => row.schoolId === schoolId);
  const { state, recruitment, takesSchools, capacitySchools, teachersPerSchool } = group;
  return {
    ...{ state, recruitment, takesSchools, capacitySchools, teachersPerSchool },
    ...counts,
    isInvited: await isInvited(db, group, schoolId),
    schoolPlace: schoolRow && placeOf(schoolRow),
    ownPlace: ownRow && placeOf(ownRow),
  };
}
