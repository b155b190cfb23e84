import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { pageOf } from '../../core/page.ts';
import { may } from '../../core/rights.ts';
import { programmeYear, programmeYearName, ukDay } from '../../core/uk-time.ts';
import type { Action, Block, Item } from '../../core/view.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { readSearch } from '../work-groups/read-search.ts';
import { listed, rightsOfGroup, sayNames, sayPhases, sayState } from '../work-groups/work-group.ts';
import { aboutGroup } from './edit-view.ts';
import { plannedIn, yearsOf } from './planned-groups.reads.ts';
import { isSought, type Planned, readView, type ViewName, viewNames, views } from './planned-groups.ts';
import { readYear } from './read-year.ts';

/** Groups on one page. */
const pageSize = 8;
/** Years that have a button of their own. */
const mostYears = 4;

const viewName = z.enum(['draft', 'open', 'no dates', 'no lead', 'full', 'finished', 'cancelled']);

const input = z.object({
  words: z.string().max(300).default(''),
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  view: viewName.optional(),
  page: z.coerce.number().int().min(1).max(500).default(1),
});

type Asked = { year: number; view: ViewName | undefined; words: string; page: number };

/** Staff see every group; a partner its own, a lead theirs, and everybody those that are or were on the list. */
const canSee = ({ actor }: HubBase) => {
  const isStaff = may(actor, 'see roles', {});
  return (group: Planned) =>
    isStaff ||
    listed.includes(group.state) ||
    group.state === 'CLOSED' ||
    may(actor, 'schedule sessions', rightsOfGroup(group));
};

function itemOf(group: Planned, { actor }: HubBase): Item {
  const leads = group.leads.length > 0 ? sayNames(group.leads.map(({ name }) => name)) : 'no lead';
  const dates = group.dates === 0 ? 'no dates' : group.dates === 1 ? '1 date' : `${group.dates} dates`;
  const places = `${group.placesTaken} of ${group.capacitySchools} schools`;
  const named = { id: group.id, title: `${group.title}, ${group.key}` };
  const isOver = group.state === 'CLOSED' || group.state === 'CANCELLED';
  const edits = !isOver && may(actor, 'edit groups', rightsOfGroup(group));
  return {
    title: group.title,
    detail: [group.key, sayPhases(group.phases), sayState(group.state), leads, dates, places].join(' · '),
    actions: [
      aboutGroup(named, { label: 'Show', runs: 'show' }),
      ...(edits ? [aboutGroup(named, { label: 'Edit', runs: 'edit-group' })] : []),
    ],
  };
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** One button for each view that has something in it, with how many. */
function viewActions(groups: Planned[], { year, view }: Asked): Action[] {
  const others = viewNames.filter((name) => name !== view && groups.some(views[name]));
  const all: Action[] = view
    ? [{ label: `All (${groups.length})`, runs: 'groups', input: { year: String(year) } }]
    : [];
  return [
    ...all,
    ...others.map((name): Action => {
      const label = `${capital(name)} (${groups.filter(views[name]).length})`;
      return { label, runs: 'groups', input: { year: String(year), view: name } };
    }),
  ];
}

const yearActions = (years: number[], shown: number): Action[] =>
  years
    .filter((year) => year !== shown)
    .slice(0, mostYears)
    .map((year) => ({
      label: `Groups ${programmeYearName(year)}`,
      runs: 'groups',
      input: { year: String(year) },
    }));

const planningActions = ({ actor }: HubBase): Action[] =>
  may(actor, 'edit groups', {})
    ? [
        { label: 'New Work Group', runs: 'new-group', tone: 'main' },
        { label: 'Copy to a new year', runs: 'new-year' },
      ]
    : [];

function whenEmpty({ view, words, year }: Asked): string {
  if (words) return 'Nothing matches. Try one word of the title, a key, or a code such as NCP17-10a.';
  return view
    ? `No group of ${programmeYearName(year)} is in this list.`
    : `There is no group in ${programmeYearName(year)}.`;
}

async function list(asked: Asked, base: HubBase) {
  const { year, view, words } = asked;
  const search = readSearch(words);
  const visible = (await plannedIn(base, year)).filter(canSee(base));
  const matching = visible.filter((group) => isSought(group, search));
  const some = view ? matching.filter(views[view]) : matching;
  const carried = { year: String(year), ...(view && { view }), ...(words && { words }) };
  const page = pageOf(some, asked.page, pageSize, { runs: 'groups', input: carried });
  const actions = [
    ...page.turning,
    ...viewActions(visible, asked),
    ...yearActions(await yearsOf(base), year),
    ...planningActions(base),
  ];
  const blocks: Block[] = [
    { kind: 'items', items: page.lines.map((group) => itemOf(group, base)), whenEmpty: whenEmpty(asked) },
    ...page.said,
    ...(actions.length > 0 ? [{ kind: 'actions' as const, actions }] : []),
  ];
  return reply({ title: `Work Groups ${programmeYearName(year)}${view ? `: ${view}` : ''}`, blocks });
}

/** Lists the hub's groups of a year, past ones too; its staff see drafts and what is missing, and can edit them. */
export const listGroups = defineCommand({
  name: 'groups',
  kind: 'query',
  phrase: 'groups',
  also: ["my hub's groups", 'hub groups'],
  summary: 'See your hub’s groups, year by year',
  example: 'groups 2025/26',
  right: 'browse',
  input,
  run: async ({ input: asked, subject: _nothing, answers: _none, ...base }) => {
    const read = readYear(asked.words);
    const { view, words } = readView(read.words);
    const year = asked.year ?? read.year ?? programmeYear(ukDay(base.now));
    return list({ year, view: asked.view ?? view, words: words.trim(), page: asked.page }, base);
  },
});
