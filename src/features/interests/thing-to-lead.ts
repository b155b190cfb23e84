import { z } from 'zod';
import { type Found, reply } from '../../core/command.ts';
import type { Day } from '../../core/uk-time.ts';
import { type Item, text } from '../../core/view.ts';
import type { Interest, Project } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import { gone, readGroup } from '../memberships/own-place.ts';
import { matching } from '../projects/project.reads.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { currentEntries, inCatalogueOf, leadable } from '../work-groups/project.ts';
import { shownYears } from '../work-groups/work-group.reads.ts';
import { canBeLed, dayOf, groupsByWords, type Named, waitsForLead } from './group-sought.ts';
import { sayCapacity, sayInterest } from './interest.ts';

/** How somebody names what they would lead: a group, an entry of the catalogue, or words. */
export const thingChoice = z.object({
  group: z.uuid().optional(),
  project: z.uuid().optional(),
  words: z.string().max(300).optional(),
});

/** What somebody would lead, with what they said of it before. */
export type Thing = {
  title: string;
  group: GroupDetail | undefined;
  project: Pick<Project, 'id' | 'title'> | undefined;
  before: Interest | undefined;
};

type Line = { what: 'group' | 'project'; id: string; title: string; detail: string; until?: Day | undefined };

/** Lines of each kind at most: more are found by words. */
const most = 8;

const ownInterests = ({ db, actor }: HubBase) => db.interest.findMany({ where: { personId: actor.personId } });

/** The entries of the catalogue that no group here stands for: a focus, a project of this year. */
async function projectsWithoutGroup({ db, hub, now }: HubBase, words: string): Promise<Line[]> {
  const groups = await db.workGroup.findMany({
    where: { year: { in: shownYears(now) }, state: { in: canBeLed } },
    select: { projectId: true },
  });
  const rows = await db.project.findMany({
    where: {
      ...currentEntries(hub, shownYears(now)),
      id: {
        ...(words && { in: await matching(db, words) }),
        notIn: groups.map(({ projectId }) => projectId),
      },
      kind: words ? { in: leadable } : 'FOCUS_AREA',
    },
    orderBy: [{ year: 'desc' }, { title: 'asc' }],
    take: most,
  });
  return rows.map(({ id, title, code }) => ({ what: 'project', id, title, detail: code ?? 'no group yet' }));
}

const lineOf = ({ id, title, key, code, interestUntil }: Named): Line => ({
  what: 'group',
  id,
  title,
  detail: code ?? key,
  until: interestUntil ? dayOf(interestUntil) : undefined,
});

async function groupLines(base: HubBase, words: string): Promise<Line[]> {
  const groups = await groupsByWords(base, words, words ? canBeLed : waitsForLead);
  return groups.slice(0, most).map(lineOf);
}

/** What could be led, each with a button: somebody may say it of several, one after the other. */
function whichOnes(lines: Line[], own: Interest[], words: string) {
  const itemOf = ({ what, id, title, detail, until }: Line): Item => {
    const before = own.find((one) => (what === 'group' ? one.groupId : one.projectId) === id);
    const isOpen = before && before.state !== 'WITHDRAWN';
    const label = isOpen ? 'Change it' : 'Say interest';
    const said = isOpen ? ` · you: ${sayCapacity(before.capacity)}, ${sayInterest(before.state)}` : '';
    return {
      title,
      detail: [detail, ...(until ? [', offers by ', { day: until }] : []), said],
      actions: [{ label, spoken: `${label}: ${title}, ${detail}`, runs: 'interest', input: { [what]: id } }],
    };
  };
  const whenEmpty = words
    ? `I found nothing for “${words.slice(0, 200)}”. Try its code, or one word of its title.`
    : 'No group looks for a lead at the moment.';
  return reply({
    title: 'What would you like to lead?',
    blocks: [
      { kind: 'items', items: lines.map(itemOf), whenEmpty },
      text('You can say it of several, and of any other group by its code: “interest ncp17-10a”.'),
      { kind: 'actions', actions: [{ label: 'My interest', runs: 'interests' }] },
    ],
  });
}

async function readThing(base: HubBase, one: Pick<Line, 'what' | 'id'>, lock: boolean): Promise<Found<Thing>> {
  const { db, hub, actor } = base;
  if (one.what === 'group') {
    const group = await readGroup(base, one.id, lock);
    if (!group) return { instead: gone };
    const before = await db.interest.findFirst({ where: { personId: actor.personId, groupId: group.id } });
    return { subject: { title: group.title, group, project: undefined, before: before ?? undefined } };
  }
  const project = await db.project.findFirst({ where: { id: one.id, ...inCatalogueOf(hub) } });
  if (!project) return { instead: gone };
  const before = await db.interest.findFirst({ where: { personId: actor.personId, projectId: project.id } });
  return { subject: { title: project.title, group: undefined, project, before: before ?? undefined } };
}

/** A project stands for itself until a group of it can be led here; what was said of it before stays with it. */
async function projectMeant(id: string, base: HubBase, lock: boolean): Promise<Found<Thing>> {
  const own = await ownInterests(base);
  const groups = own.some(({ projectId }) => projectId === id) ? [] : await groupsByWords(base, '');
  const lines = groups.filter(({ projectId }) => projectId === id).map(lineOf);
  const [only, ...others] = lines;
  if (!only) return readThing(base, { what: 'project', id }, lock);
  return others.length === 0 ? readThing(base, only, lock) : { instead: whichOnes(lines.slice(0, most), own, '') };
}

/** What is meant; several, or no words at all, become a list whose buttons ask for each. */
export async function thingMeant(
  { group, project, words: typed }: z.infer<typeof thingChoice>,
  base: HubBase,
  lock: boolean,
): Promise<Found<Thing>> {
  if (group) return readThing(base, { what: 'group', id: group }, lock);
  if (project) return projectMeant(project, base, lock);
  const words = typed?.trim() ?? '';
  const lines = [...(await groupLines(base, words)), ...(await projectsWithoutGroup(base, words))];
  const [only, ...others] = lines;
  if (words && only && others.length === 0) return readThing(base, only, lock);
  return { instead: whichOnes(lines, await ownInterests(base), words) };
}
