import { z } from 'zod';
import { fold, wordPatternsOf } from '../../core/fold.ts';
import type { Hub } from '../../core/hub.ts';
import type { Db } from '../../store/db.ts';
import type { Prisma, Tag } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import { tagWords } from './tag.ts';

/** Tags as one hub sees them: the network's and its own. */
export const tagsOfHub = (hub: Pick<Hub, 'id'>) =>
  ({ OR: [{ ownerHubId: null }, { ownerHubId: hub.id }] }) satisfies Prisma.TagWhereInput;

/** The whole vocabulary of the hub in its order, without what was retired. */
export const readVocabulary = ({ db, hub }: Pick<HubBase, 'db' | 'hub'>): Promise<Tag[]> =>
  db.tag.findMany({ where: { ...tagsOfHub(hub), retiredAt: null }, orderBy: [{ rank: 'asc' }, { label: 'asc' }] });

const label = z.object({ id: z.string(), label: z.string() });

/** Labels by id, as a search looks them up; read a moment ago they are as good. */
async function labelsOf(base: Pick<HubBase, 'db' | 'hub' | 'recall'>): Promise<z.infer<typeof label>[]> {
  return z.array(label).parse(await base.recall('labels of tags', () => readVocabulary(base)));
}

/** The tags that typed words mean: every word begins one of the label's. */
export async function tagsMeant(base: Pick<HubBase, 'db' | 'hub' | 'recall'>, words: string): Promise<string[]> {
  const patterns = wordPatternsOf(words);
  if (patterns.length === 0) return [];
  const isMeant = (one: string) => patterns.every((pattern) => ` ${fold(one)} `.includes(pattern.slice(1, -1)));
  return (await labelsOf(base)).filter((one) => isMeant(one.label)).map(({ id }) => id);
}

/** The label of a tag that a button names. */
export const tagLabel = async (base: Pick<HubBase, 'db' | 'hub' | 'recall'>, id: string): Promise<string | undefined> =>
  (await labelsOf(base)).find((one) => one.id === id)?.label;

const inOrder = (tags: Tag[]) =>
  tags.toSorted((one, other) => one.rank - other.rank || one.label.localeCompare(other.label));

/** The tags of a project as a hub sees them. */
export async function tagsOfProject(db: Db, hub: Pick<Hub, 'id'>, projectId: string): Promise<Tag[]> {
  const rows = await db.projectTag.findMany({ where: { projectId, tag: tagsOfHub(hub) }, include: { tag: true } });
  return inOrder(rows.map(({ tag }) => tag));
}

/** The tags of a Work Group: its own, and those of its project. */
export async function tagsOfGroup(
  db: Db,
  hub: Pick<Hub, 'id'>,
  group: { id: string; projectId: string },
): Promise<Tag[]> {
  const own = await db.groupTag.findMany({ where: { groupId: group.id }, include: { tag: true } });
  const ofProject = await tagsOfProject(db, hub, group.projectId);
  const added = own.map(({ tag }) => tag).filter(({ id }) => !ofProject.some((one) => one.id === id));
  return inOrder([...ofProject, ...added]);
}

/** The tags of one session. */
export async function tagsOfSession(db: Db, sessionId: string): Promise<Tag[]> {
  const rows = await db.sessionTag.findMany({ where: { sessionId }, include: { tag: true } });
  return inOrder(rows.map(({ tag }) => tag));
}

/** What each session of a group is about, by its id; one without tags is not there. */
export async function aboutSessions(db: Db, groupId: string): Promise<Map<string, string>> {
  const rows = await db.sessionTag.findMany({ where: { session: { groupId } }, include: { tag: true } });
  const ofEach = Map.groupBy(rows, ({ sessionId }) => sessionId);
  return new Map([...ofEach].map(([id, its]) => [id, tagWords(inOrder(its.map(({ tag }) => tag)))]));
}
