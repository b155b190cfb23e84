import type { Db } from '../../store/db.ts';
import type { Prisma, Session } from '../../store/generated/client.ts';
import { type GroupDetail, groupDetail } from '../work-groups/group-detail.ts';

/** What is read with a session. */
export const sessionDetail = {
  group: { include: groupDetail },
  school: { select: { id: true, name: true } },
} satisfies Prisma.SessionInclude;

/** A session with its group and, for a visit, the school it is to. */
export type SessionDetail = Prisma.SessionGetPayload<{ include: typeof sessionDetail }>;

export const loadSession = async (db: Db, id: string): Promise<SessionDetail | undefined> =>
  (await db.session.findUnique({ where: { id }, include: sessionDetail })) ?? undefined;

/** The last session of a group that has begun: one that is not logged first (as its states are ordered), else the newest. */
export async function lastBegun(db: Db, groupId: string, now: Date): Promise<string | undefined> {
  const last = await db.session.findFirst({
    where: { groupId, state: { in: ['SCHEDULED', 'HELD'] }, startsAt: { lte: now } },
    select: { id: true }, // no more: a limit is applied after all that is read along
    orderBy: [{ state: 'asc' }, { startsAt: 'desc' }],
  });
  return last?.id;
}

/** Dates of a group that are proposed and not told to anybody, in order. */
export const draftsOf = (db: Db, groupId: string): Promise<Session[]> =>
  db.session.findMany({ where: { groupId, state: 'DRAFT' }, orderBy: { startsAt: 'asc' } });

/** Who hears about a session: its group's members (of one school where it is a visit), and those who lead it. */
export async function audienceOf(
  db: Db,
  group: Pick<GroupDetail, 'id' | 'leads'>,
  schoolId: string | null,
): Promise<string[]> {
  const members = await db.membership.findMany({
    where: { groupId: group.id, state: 'JOINED', ...(schoolId && { participation: { schoolId } }) },
    select: { personId: true },
  });
  const leads = group.leads.map(({ person }) => person.id);
  return [...new Set([...members.map(({ personId }) => personId), ...leads])];
}

const told = {
  school: { select: { name: true } },
  gapTasksDue: { where: { endedAt: null }, select: { title: true, dueOn: true }, orderBy: { dueOn: 'asc' } },
} satisfies Prisma.SessionInclude;

/** A session with the school it is a visit to, and the tasks that feed it. */
export type ToldSession = Prisma.SessionGetPayload<{ include: typeof told }>;

/**
 * The sessions of a group that have been told, in order. A visit to one school is for that school’s teachers, and for
 * those who stand for no school of the group: its lead and the hub.
 */
export async function toldSessions(db: Db, groupId: string, personId: string): Promise<ToldSession[]> {
  const own = await db.membership.findFirst({
    where: { groupId, personId, state: 'JOINED' },
    select: { participation: { select: { schoolId: true } } },
  });
  const forMe = own ? { OR: [{ schoolId: null }, { schoolId: own.participation.schoolId }] } : {};
  return db.session.findMany({
    where: { groupId, state: { not: 'DRAFT' }, ...forMe },
    include: told,
    orderBy: { startsAt: 'asc' },
  });
}
