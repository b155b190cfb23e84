import { may } from '../../core/rights.ts';
import type { HubBase } from '../define.ts';
import { inCatalogueOf } from '../work-groups/project.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import type { Original } from './year-copies.ts';

/** The groups of a year that this person may copy into the next and that have no copy there. */
export async function copyable({ db, actor }: HubBase, from: number): Promise<Omit<Original, 'nextProject'>[]> {
  const rows = await db.workGroup.findMany({
    where: { year: from, state: { not: 'CANCELLED' } },
    include: { leads: true },
    orderBy: { key: 'asc' },
  });
  const copies = await db.workGroup.findMany({
    where: { year: from + 1, copiedFromId: { in: rows.map(({ id }) => id) } },
    select: { copiedFromId: true },
  });
  const copied = new Set(copies.map(({ copiedFromId }) => copiedFromId));
  return rows.filter((group) => !copied.has(group.id) && may(actor, 'edit groups', rightsOfGroup(group)));
}

/** The next editions of the projects of some groups, by the project before. */
export async function nextEditions({ db, hub }: HubBase, projectIds: string[], year: number) {
  const rows = await db.project.findMany({
    where: { editionOfId: { in: projectIds }, year, ...inCatalogueOf(hub) },
    select: { id: true, code: true, editionOfId: true },
  });
  return new Map(rows.map(({ editionOfId, ...project }) => [editionOfId ?? '', project]));
}
