import { z } from 'zod';
import { type Outcome, reply } from '../../core/command.ts';
import { may } from '../../core/rights.ts';
import { programmeYearName } from '../../core/uk-time.ts';
import type { Action, Block, Item } from '../../core/view.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { ended, onHold, sayStageName, sayUptake } from '../work-groups/project.ts';
import { sayPhases } from '../work-groups/work-group.ts';
import { type Catalogue, type Entry, pageSize, readCatalogue } from './catalogue.reads.ts';

const input = z.object({
  words: z.string().max(300).default(''),
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  only: z.enum(['undecided']).optional(),
  page: z.coerce.number().int().min(1).max(500).default(1),
});
type Input = z.infer<typeof input>;

const inWords = /\b(20\d\d)\s*\/\s*\d\d\b/;

/** "projects 2017/18" asks for a year; the other words are looked for. */
function readYear(asked: Input): Input {
  const found = inWords.exec(asked.words);
  return found ? { ...asked, year: Number(found[1]), words: asked.words.replace(found[0], ' ').trim() } : asked;
}

const sayGroups = (count: number) => (count === 1 ? '1 group here' : `${count} groups here`);

function detailOf({ project, choice, groups }: Entry, year: number, { hub }: HubBase): string {
  const next = project.successor;
  const isShown = next && (next.ownerHubId === null || next.ownerHubId === hub.id);
  const waits = project.onHoldFor ? `on hold, waiting for ${project.onHoldFor}` : 'on hold';
  const over = isShown ? `ended, followed by ${next.title}` : 'ended';
  const isRunHere = groups > 0;
  return [
    project.code ?? '',
    project.year === year ? '' : programmeYearName(project.year),
    sayPhases(project.phases),
    project.stage ? sayStageName(project.stage) : '',
    isRunHere && !choice && !project.isMandatory && !project.ownerHubId ? '' : sayUptake(project, choice),
    isRunHere ? sayGroups(groups) : '',
    project.status === onHold ? waits : project.status === ended ? over : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

const itemOf = (entry: Entry, year: number, base: HubBase): Item => ({
  title: entry.project.title,
  detail: detailOf(entry, year, base),
  actions: [
    {
      label: 'Show',
      spoken: `Show ${entry.project.title}${entry.project.code ? `, ${entry.project.code}` : ''}, ${programmeYearName(entry.project.year)}`,
      runs: 'project',
      input: { project: entry.project.id },
    },
  ],
});

function turning({ words, year, only, page }: Input, total: number): Action[] {
  const carried = { ...(words && { words }), ...(year && { year: String(year) }), ...(only && { only }) };
  const to = (label: string, next: number): Action => ({
    label,
    runs: 'projects',
    input: { ...carried, page: String(next) },
  });
  return [
    ...(page > 1 ? [to('Previous page', page - 1)] : []),
    ...(page * pageSize < total ? [to('Next page', page + 1)] : []),
  ];
}

/** Years beside the one that is shown, newest first. */
const yearActions = ({ otherYears }: Catalogue): Action[] =>
  otherYears.slice(0, 8).map((year) => ({
    label: programmeYearName(year),
    spoken: `Show the projects of ${programmeYearName(year)}`,
    runs: 'projects',
    input: { year: String(year) },
  }));

function staffActions({ actor }: HubBase): Action[] {
  const edits: Action[] = [
    { label: 'New project', runs: 'new-project' },
    {
      label: 'Not decided yet',
      spoken: 'Show projects not decided yet',
      runs: 'projects',
      input: { only: 'undecided' },
    },
  ];
  const publishes: Action[] = [
    { label: 'Publish a project', runs: 'publish' },
    { label: 'See counts over hubs', runs: 'roll-up' },
  ];
  return [
    ...(may(actor, 'edit projects', {}) ? edits : []),
    ...(may(actor, 'publish nationally', {}) ? publishes : []),
  ];
}

const row = (actions: Action[]): Block[] => (actions.length > 0 ? [{ kind: 'actions', actions }] : []);

function titleOf({ words, only }: Input, { year, total }: Catalogue): string {
  if (total === 0) return only ? 'Every project is decided' : 'No project found';
  if (words) return 'Projects that match';
  return only ? 'Projects to decide' : `Projects of ${programmeYearName(year)}`;
}

const whenEmpty = ({ words, only }: Input) => {
  if (only) return 'The hub has said of every national project what it does with it.';
  return words
    ? 'Nothing matches. Try one word of the title, or a code such as NCP17-10a.'
    : 'The catalogue has no entry for this year.';
};

/** A page that is gone, because what was on it is, becomes the first. */
async function list(asked: Input, base: HubBase): Promise<Outcome> {
  const { words, year, page, only } = asked;
  const catalogue = await readCatalogue(base, { words, year, page, isUndecided: only === 'undecided' });
  if (catalogue.entries.length === 0 && page > 1) return list({ ...asked, page: 1 }, base);
  const { entries, total } = catalogue;
  const pages = Math.ceil(total / pageSize);
  return reply({
    title: titleOf(asked, catalogue),
    blocks: [
      {
        kind: 'items',
        items: entries.map((entry) => itemOf(entry, catalogue.year, base)),
        whenEmpty: whenEmpty(asked),
      },
      ...(pages > 1 ? [{ kind: 'text' as const, text: `Page ${page} of ${pages}, ${total} in all` }] : []),
      ...row(turning(asked, total)),
      ...row(yearActions(catalogue)),
      ...row(staffActions(base)),
    ],
  });
}

/** The catalogue of a year, with what this hub does with each entry. */
export const listProjects = defineCommand({
  name: 'projects',
  kind: 'query',
  phrase: 'projects',
  also: ['catalogue'],
  summary: 'See the year’s projects and what your hub does with them',
  example: 'projects',
  right: 'browse',
  input,
  run: async ({ input: asked, subject: _none, answers: _nothing, ...base }) => list(readYear(asked), base),
});
