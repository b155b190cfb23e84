import { couldEver, may } from '../../core/rights.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { Prisma, Project } from '../../store/generated/client.ts';
import type { WorkGroupState } from '../../store/generated/enums.ts';
import type { HubBase } from '../define.ts';
import { taken } from '../work-groups/place.ts';
import { shownYears } from '../work-groups/work-group.reads.ts';
import { inTurn, propose } from './allotting.ts';

const include = {
  school: { select: { id: true, name: true, town: true, laName: true, phases: true } },
  person: { select: { id: true, name: true } },
} satisfies Prisma.ProjectApplicationInclude;

/** A school's application as whoever allots reads it. */
export type Applying = Prisma.ProjectApplicationGetPayload<{ include: typeof include }>;

/** A group of the project that schools can be allotted to, with the places that are free. */
export type AllottableGroup = {
  id: string;
  title: string;
  key: string;
  localAuthority: string;
  capacity: number;
  left: number;
};

/** How the applications to a project stand in this hub: those that wait in turn, and the groups with room. */
export type Allotting = {
  waiting: Applying[];
  late: number;
  allotted: number;
  declined: number;
  groups: AllottableGroup[];
  /** The group that is proposed, by application. */
  proposed: Map<string, string>;
};

/** A group takes allotted schools before it is open to others, and whether or not it is; one that is a draft takes none. */
export const takesAllotted: WorkGroupState[] = ['SEEKING_LEAD', 'COMMISSIONED', 'RECRUITING', 'RUNNING'];

type Reading = Pick<HubBase, 'db' | 'now'>;

/** The groups of a project that schools can be allotted to now. */
async function allottableGroups({ db, now }: Reading, projectId: string): Promise<AllottableGroup[]> {
  const rows = await db.workGroup.findMany({
    where: { projectId, year: { in: shownYears(now) }, state: { in: takesAllotted } },
    select: {
      id: true,
      title: true,
      key: true,
      localAuthority: true,
      capacitySchools: true,
      _count: { select: { participations: { where: { state: { in: taken } } } } },
    },
    orderBy: [{ title: 'asc' }, { key: 'asc' }],
  });
  return rows.map(({ capacitySchools, _count, ...row }) => ({
    ...row,
    capacity: capacitySchools,
    left: Math.max(0, capacitySchools - _count.participations),
  }));
}

/** Schools whose application to a project waits for an answer, or was declined, in turn. */
export async function applyingSchools(
  { db }: Pick<HubBase, 'db'>,
  where: Pick<Prisma.ProjectApplicationWhereInput, 'projectId' | 'state' | 'id'>,
): Promise<Applying[]> {
  const rows = await db.projectApplication.findMany({ where, include });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const turns = rows.map(({ id, isLate, at, school }) => ({ id, isLate, at, laName: school.laName }));
  return inTurn(turns).flatMap(({ id }) => byId.get(id) ?? []);
}

/** Everything that whoever allots needs to see of a project. */
export async function readAllotting(base: Reading, { id: projectId }: Pick<Project, 'id'>): Promise<Allotting> {
  const waiting = await applyingSchools(base, { projectId, state: 'APPLIED' });
  const groups = await allottableGroups(base, projectId);
  const counts = await base.db.projectApplication.groupBy({ by: ['state'], where: { projectId }, _count: true });
  const count = (state: string) => counts.find((one) => one.state === state)?._count ?? 0;
  const turns = waiting.map(({ id, isLate, at, school }) => ({ id, isLate, at, laName: school.laName }));
  return {
    waiting,
    late: waiting.filter(({ isLate }) => isLate).length,
    allotted: count('ALLOTTED'),
    declined: count('DECLINED'),
    groups,
    proposed: propose(turns, groups),
  };
}

/** Projects whose schools wait for an answer, for whoever may give it: once the closing day is over, or where there is none. */
export async function waitingToBeAllotted({ db, actor, now }: HubBase) {
  if (!couldEver(actor, 'allot schools', false)) return [];
  const rows = await db.projectApplication.groupBy({ by: ['projectId'], where: { state: 'APPLIED' }, _count: true });
  if (rows.length === 0) return [];
  const today = new Date(ukDay(now));
  const choices = await db.hubProject.findMany({
    where: {
      projectId: { in: rows.map(({ projectId }) => projectId) },
      OR: [{ closesOn: null }, { closesOn: { lt: today } }],
    },
    include: { project: { select: { id: true, title: true, phases: true } } },
  });
  return choices
    .filter(({ project }) => may(actor, 'allot schools', { phases: project.phases }))
    .map(({ project }) => ({ project, count: rows.find(({ projectId }) => projectId === project.id)?._count ?? 0 }));
}
