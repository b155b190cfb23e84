import { type Day, ukDay } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import type { Prisma } from '../../store/generated/client.ts';
import { seated } from '../work-groups/place.ts';
import type { RosterSchool } from './roster.ts';

const include = {
  school: { select: { name: true } },
  memberships: {
    select: { state: true, withdrawnAt: true, person: { select: { name: true } } },
    orderBy: { joinedAt: 'asc' },
  },
} satisfies Prisma.SchoolParticipationInclude;
type Row = Prisma.SchoolParticipationGetPayload<{ include: typeof include }>;

/** States of teachers who stand for their school, or would. */
const standing: Row['memberships'][number]['state'][] = ['JOINED', 'APPLIED', 'COMPLETED', 'UNFINISHED'];

/** Since when a school with a place has fewer teachers than it may: since one left, or since it joined. */
function aloneSince(row: Row, teachersPerSchool: number): Day | undefined {
  const isShort = row.memberships.filter(({ state }) => standing.includes(state)).length < teachersPerSchool;
  if (!isShort || !seated.includes(row.state)) return undefined;
  const left = row.memberships.flatMap(({ withdrawnAt }) => withdrawnAt ?? []);
  return ukDay(new Date(Math.max(row.since.getTime(), ...left.map((at) => at.getTime()))));
}

/** When it came to stand as it does. */
const sinceOf = ({ state, since, queuedAt, endedAt }: Row): Date => (state === 'WAITING' ? queuedAt : endedAt) ?? since;

const dayOf = (date: Date | null): Day | undefined => date?.toISOString().slice(0, 10);

const read = (row: Row, teachersPerSchool: number): RosterSchool => ({
  placeId: row.id,
  name: row.school.name,
  state: row.state,
  since: ukDay(sinceOf(row)),
  until: dayOf(row.offeredUntil ?? row.heldUntil),
  queuedAt: row.queuedAt?.toISOString(),
  endedLate: row.endedLate,
  teachers: row.memberships.filter(({ state }) => standing.includes(state)).map(({ person }) => person.name),
  alone: aloneSince(row, teachersPerSchool),
});

/** Every school that is in a group, applied, waits or was in it: one question, however many there are. */
export async function readRoster(
  db: Db,
  { id, teachersPerSchool }: { id: string; teachersPerSchool: number },
): Promise<RosterSchool[]> {
  const rows = await db.schoolParticipation.findMany({ where: { groupId: id }, include, orderBy: { id: 'asc' } });
  return rows.map((row) => read(row, teachersPerSchool));
}
