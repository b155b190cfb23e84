import type { HubProject, Prisma, Project } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import { ended, inCatalogueOf } from '../work-groups/project.ts';
import { shownYears } from '../work-groups/work-group.reads.ts';
import { listed } from '../work-groups/work-group.ts';
import { matching } from './project.reads.ts';

/** Entries on one page. */
export const pageSize = 8;

/** Which part of the catalogue: a year, words to match, and whether only what the hub has not decided on. */
export type Part = { year?: number | undefined; words: string; isUndecided: boolean; page: number };

/** An entry with what this hub does with it, and how many groups of it the hub lists. */
export type Entry = {
  project: Project & { successor: { title: string; ownerHubId: string | null } | null };
  choice: HubProject | undefined;
  groups: number;
};

/** A page of the catalogue; `year` is the one that is shown, `otherYears` those that have entries too. */
export type Catalogue = { entries: Entry[]; total: number; year: number; otherYears: number[] };

type Reading = Pick<HubBase, 'db' | 'hub' | 'now'>;

/** Groups by project that this hub lists now: an older entry that is still run here belongs to this year's catalogue. */
async function groupsByProject({ db, now }: Reading): Promise<Map<string, number>> {
  const rows = await db.workGroup.groupBy({
    by: ['projectId'],
    where: { year: { in: shownYears(now) }, state: { in: listed } },
    _count: true,
  });
  return new Map(rows.map(({ projectId, _count }) => [projectId, _count]));
}

async function yearsOf({ db, hub }: Reading): Promise<number[]> {
  const rows = await db.project.findMany({
    where: inCatalogueOf(hub),
    distinct: ['year'],
    select: { year: true },
    orderBy: { year: 'desc' },
  });
  return rows.map(({ year }) => year);
}

/** What is not decided: national, not mandatory, not over, and without a word of the hub. */
async function undecided({ db }: Reading): Promise<Prisma.ProjectWhereInput> {
  const decided = await db.hubProject.findMany({ select: { projectId: true } });
  return {
    id: { notIn: decided.map(({ projectId }) => projectId) },
    ownerHubId: null,
    isMandatory: false,
    status: { not: ended },
  };
}

/** The year asked for, else this one, else the newest before it that has entries. */
function yearShown(asked: number | undefined, years: number[], current: number[]): number {
  if (asked !== undefined) return asked;
  const newest = Math.max(...current);
  return years.find((year) => current.includes(year)) ?? years.find((year) => year < newest) ?? newest;
}

const pagesIn = ({ page }: Part) => ({ skip: (page - 1) * pageSize, take: pageSize });

/** One page of the catalogue of a year: its entries, and for this year the older ones that this hub still runs. */
export async function readCatalogue(base: Reading, part: Part): Promise<Catalogue> {
  const { db, hub, now } = base;
  const [years, groups] = [await yearsOf(base), await groupsByProject(base)];
  const current = shownYears(now);
  const year = yearShown(part.year, years, current);
  const stillRun = current.includes(year) ? [{ id: { in: [...groups.keys()] } }] : [];
  const where: Prisma.ProjectWhereInput = {
    AND: [
      inCatalogueOf(hub),
      ...(part.words ? [{ id: { in: await matching(db, part.words) } }] : [{ OR: [{ year }, ...stillRun] }]),
      ...(part.isUndecided ? [await undecided(base)] : []),
    ],
  };
  const [total, projects] = [
    await db.project.count({ where }),
    await db.project.findMany({
      where,
      include: { successor: { select: { title: true, ownerHubId: true } } },
      orderBy: [{ code: { sort: 'asc', nulls: 'last' } }, { title: 'asc' }, { year: 'desc' }, { id: 'asc' }],
      ...pagesIn(part),
    }),
  ];
  const choices = await db.hubProject.findMany({ where: { projectId: { in: projects.map(({ id }) => id) } } });
  const entries = projects.map((project) => ({
    project,
    choice: choices.find(({ projectId }) => projectId === project.id),
    groups: groups.get(project.id) ?? 0,
  }));
  return { entries, total, year, otherYears: years.filter((one) => one !== year) };
}
