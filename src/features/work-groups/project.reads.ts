import { z } from 'zod';
import type { Hub } from '../../core/hub.ts';
import type { Db } from '../../store/db.ts';
import type { HubProject, Prisma, Project, StageChange, Tag } from '../../store/generated/client.ts';
import { taken } from './place.ts';
import { inCatalogueOf } from './project.ts';
import { tagsOfProject } from './tag.reads.ts';
import { shownYears } from './work-group.reads.ts';
import { listed } from './work-group.ts';

/** A group of the project in this hub. */
export type GroupOfProject = {
  id: string;
  title: string;
  key: string;
  venue: string;
  meets: 'VENUE' | 'ONLINE' | 'BLENDED';
  state: (typeof listed)[number];
  left: number;
};

/** An entry of the catalogue with its editions (newest first, itself among them), its stages and what this hub does with it. */
export type ProjectDetail = {
  project: Project & { successor: { id: string; title: string; ownerHubId: string | null } | null };
  editions: { id: string; year: number }[];
  stages: StageChange[];
  choice: HubProject | null;
  groups: GroupOfProject[];
  tags: Tag[];
};

/** The same project in other years, however many steps away. */
async function editionIds(db: Db, id: string): Promise<string[]> {
  const rows = await db.$queryRaw`
    WITH RECURSIVE edition(id) AS (
      SELECT ${id}::uuid
      UNION
      SELECT other.id FROM edition JOIN "Project" me ON me.id = edition.id
      JOIN "Project" other ON other.id = me."editionOfId" OR other."editionOfId" = me.id
    )
    SELECT id::text FROM edition`;
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map((row) => row.id);
}

/** The groups of it that schools may read about. */
async function groupsOf(db: Db, projectId: string, now: Date): Promise<GroupOfProject[]> {
  const where: Prisma.WorkGroupWhereInput = { projectId, year: { in: shownYears(now) }, state: { in: listed } };
  const rows = await db.workGroup.findMany({
    where,
    select: {
      id: true,
      title: true,
      key: true,
      venue: true,
      meets: true,
      state: true,
      capacitySchools: true,
      _count: { select: { participations: { where: { state: { in: taken } } } } },
    },
    orderBy: [{ title: 'asc' }, { key: 'asc' }],
  });
  return rows.map(({ capacitySchools, _count, ...row }) => ({ ...row, left: capacitySchools - _count.participations }));
}

/** One entry of the catalogue as this hub may see it. */
export async function loadProject(db: Db, hub: Hub, id: string, now: Date): Promise<ProjectDetail | undefined> {
  const project = await db.project.findFirst({
    where: { id, ...inCatalogueOf(hub) },
    include: { successor: { select: { id: true, title: true, ownerHubId: true } } },
  });
  if (!project) return undefined;
  const ids = await editionIds(db, id);
  const visible = { id: { in: ids }, ...inCatalogueOf(hub) };
  const [editions, choice, groups] = [
    await db.project.findMany({ where: visible, select: { id: true, year: true }, orderBy: { year: 'desc' } }),
    await db.hubProject.findUnique({ where: { hubId_projectId: { hubId: hub.id, projectId: id } } }),
    await groupsOf(db, id, now),
  ];
  const stages = await db.stageChange.findMany({
    where: { projectId: { in: editions.map((one) => one.id) } },
    orderBy: [{ from: 'desc' }, { id: 'desc' }],
  });
  return { project, editions, stages, choice, groups, tags: await tagsOfProject(db, hub, id) };
}
