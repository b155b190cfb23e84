import { z } from 'zod';
import { type Found, type Outcome, refuse, reply } from '../../core/command.ts';
import { fold, wordPatternsOf } from '../../core/fold.ts';
import type { Option } from '../../core/form.ts';
import type { Hub } from '../../core/hub.ts';
import { programmeYearName } from '../../core/uk-time.ts';
import { type Item, text } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import type { Project } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import { inCatalogueOf } from '../work-groups/project.ts';
import { readSearch } from '../work-groups/read-search.ts';
import { shownYears } from '../work-groups/work-group.reads.ts';

/** How a command names a project: by the button's id, or by typed words. */
export const projectChoice = z.object({ project: z.uuid().optional(), words: z.string().max(300).optional() });
export type ProjectChoice = z.infer<typeof projectChoice>;

/** Projects offered at most where several could be meant. */
const mostOffered = 8;

export const gone = refuse('gone', 'That entry is no longer in the catalogue. Type “projects” to see what is.');

/** Schools join the groups of this one, where it has some. */
export const noApplications = ({ title, code }: Pick<Project, 'title' | 'code'>) =>
  refuse(
    'no applications',
    `Schools do not apply to “${title}” as a whole here. Type “project ${code ?? title}” to see its groups.`,
  );

/** Which entries a command is about: all that the hub sees, its own, or the national ones. */
type Among = 'all' | 'own' | 'national';

const ownerOf = (among: Among, hub: Hub) =>
  among === 'own' ? { ownerHubId: hub.id } : among === 'national' ? { ownerHubId: null } : inCatalogueOf(hub);

/** Ids of entries that match typed words, by code, title, family or audience. */
export async function matching(db: Db, words: string): Promise<string[]> {
  const { code, phase, words: rest } = readSearch(words);
  const patterns = wordPatternsOf(rest);
  if (!code && !phase && patterns.length === 0) return [];
  const rows = await db.$queryRaw`
    SELECT id::text FROM "Project"
    WHERE (${code?.toLowerCase() ?? null}::text IS NULL OR lower(code) LIKE ${code?.toLowerCase() ?? null})
      AND (${phase ?? null}::"Phase" IS NULL OR ${phase ?? null}::"Phase" = ANY(phases))
      AND ' ' || "searchText" || ' ' LIKE ALL(${patterns})`;
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id);
}

/** The newest edition of each that has begun to be shown; one that is not out yet only where there is no other. */
function newest(found: Project[], years: number[]): Project[] {
  const shown = found.filter(({ year }) => year <= Math.max(...years));
  const some = shown.length > 0 ? shown : found;
  return some.filter((one) => !some.some((other) => other.editionOfId === one.id));
}

/** Entries that match typed words, the newest edition of each. */
async function findProjects({ db, hub, now }: HubBase, words: string, among: Among): Promise<Project[]> {
  const id = { in: await matching(db, words) };
  const found = await db.project.findMany({
    where: { id, ...ownerOf(among, hub) },
    orderBy: [{ year: 'desc' }, { code: 'asc' }, { title: 'asc' }],
  });
  const some = newest(found, shownYears(now));
  const named = some.filter(({ title, code }) => [fold(title), fold(code ?? title)].includes(fold(words)));
  return named.length === 1 ? named : some;
}

const whichOne = (found: Project[], runs: string, label: string): Outcome => {
  const item = ({ id, title, code, year }: Project): Item => ({
    title,
    detail: [...(code ? [code] : []), programmeYearName(year)].join(' · '),
    actions: [{ label, spoken: `${label}: ${title}, ${programmeYearName(year)}`, runs, input: { project: id } }],
  });
  const items = found.slice(0, mostOffered).map(item);
  const more = text(`${found.length - mostOffered} more match. Say its code, or more of its title.`);
  const blocks = [{ kind: 'items' as const, items, whenEmpty: '' }, ...(found.length > mostOffered ? [more] : [])];
  return reply({ title: 'Which project?', blocks });
};

const nothingFound = (words: string, among: Among): Outcome =>
  reply({
    title: 'No project found',
    blocks: [
      text(
        among === 'own' ? 'Your hub has no project of its own for “' : 'The catalogue has nothing for “',
        words.slice(0, 200),
        '”. Try its code, such as NCP17-10a, or one word of its title.',
      ),
      { kind: 'actions', actions: [{ label: 'See all projects', runs: 'projects', tone: 'main' }] },
    ],
  });

/**
 * The one project that is meant. Several matches become a list whose buttons (`label`) run the same command again;
 * none becomes a kind answer; no words at all ask for one.
 */
export const projectMeant =
  (runs: string, phrase: string, label: string, among: Among = 'all') =>
  async (choice: ProjectChoice, base: HubBase): Promise<Found<Project>> => {
    const { db, hub } = base;
    if (choice.project) {
      const project = await db.project.findFirst({ where: { id: choice.project, ...ownerOf(among, hub) } });
      return project ? { subject: project } : { instead: gone };
    }
    const words = choice.words?.trim() ?? '';
    if (!words)
      return {
        instead: refuse(
          'which project',
          `Say which project, for example “${phrase} ncp17-10a”. “projects” shows them all.`,
        ),
      };
    const [only, ...others] = await findProjects(base, words, among);
    if (!only) return { instead: nothingFound(words, among) };
    return others.length === 0 ? { subject: only } : { instead: whichOne([only, ...others], runs, label) };
  };

/** Answers the search for another project, for one that follows; the year tells editions apart. */
export async function projectOptions(words: string, { db, hub }: { db: Db; hub: Hub }): Promise<Option[]> {
  const found = await db.project.findMany({
    where: { id: { in: await matching(db, words) }, ...inCatalogueOf(hub) },
    orderBy: [{ year: 'desc' }, { title: 'asc' }],
    take: 20,
  });
  return found.map(({ id, title, code, year }) => {
    const tail = [...(code ? [code] : []), programmeYearName(year)].join(', ');
    const name = title.slice(0, 73 - tail.length);
    return { value: id, label: `${name}, ${tail}` };
  });
}
