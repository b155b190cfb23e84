import type { Hub } from '../../core/hub.ts';
import type { Db } from '../../store/db.ts';
import type { Prisma, WorkGroup } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import { groupSearchText } from '../work-groups/group-search.ts';
import { keyLetters, nextKeys } from './group-key.ts';

type Base = Pick<HubBase, 'db' | 'hub'>;

/** Two who plan groups of one hub at once are one after the other: a key is given once. Before any group is locked. */
export const lockPlanning = (db: Db, hub: Pick<Hub, 'id'>) =>
  db.$queryRaw`SELECT id::text FROM "Hub" WHERE id = ${hub.id}::uuid FOR NO KEY UPDATE`;

/** The next free keys of the hub for a year; planning is locked. */
export async function takeKeys({ db, hub }: Base, year: number, count: number): Promise<string[]> {
  const rows = await db.workGroup.findMany({ select: { key: true }, orderBy: { id: 'desc' } });
  const keys = rows.map(({ key }) => key);
  return nextKeys(keyLetters(hub.name, keys), year, keys, count);
}

/** Who leads a group and for whom its project is, as a search reads them. */
async function searchedWith(db: Db, { id, projectId }: { id?: string; projectId: string }) {
  const project = await db.project.findUniqueOrThrow({ where: { id: projectId }, select: { audience: true } });
  const leads = id
    ? await db.workGroupLead.findMany({
        where: { groupId: id, to: null },
        select: { person: { select: { name: true } } },
      })
    : [];
  return { leads: leads.map(({ person }) => person.name), audience: project.audience };
}

type New = Omit<Prisma.WorkGroupUncheckedCreateInput, 'searchText' | 'hubId'> &
  Pick<WorkGroup, 'code' | 'phases' | 'venue' | 'localAuthority'>;

/** Writes a new group of the hub, found by a search at once. */
export async function makeGroup({ db, hub }: Base, values: New): Promise<WorkGroup> {
  const { audience } = await searchedWith(db, values);
  return db.workGroup.create({ data: { ...values, hubId: hub.id, searchText: groupSearchText(values, [], audience) } });
}

export type Change = Partial<Omit<WorkGroup, 'id' | 'hubId' | 'projectId' | 'key' | 'version' | 'searchText'>>;

/** Changes what is said of a group, and what a search reads of it; the group is locked. */
export async function rewordGroup({ db }: Pick<HubBase, 'db'>, group: WorkGroup, values: Change): Promise<void> {
  const { leads, audience } = await searchedWith(db, group);
  const searchText = groupSearchText({ ...group, ...values }, leads, audience);
  await db.workGroup.update({ where: { id: group.id }, data: { ...values, searchText, version: { increment: 1 } } });
}
