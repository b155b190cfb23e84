import { z } from 'zod';
import { type Outcome, reply } from '../../core/command.ts';
import { fold, wordPatternsOf } from '../../core/fold.ts';
import type { Count, HubCounts, RollUp } from '../../core/nation.ts';
import { programmeYear, programmeYearName, ukDay } from '../../core/uk-time.ts';
import type { Action, Block, Item } from '../../core/view.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { readCode } from '../work-groups/project-code.ts';
import { countsOver } from './roll-up.reads.ts';

/** Lines on one page. */
const pageSize = 8;

const input = z.object({
  words: z.string().max(300).default(''),
  project: z.uuid().optional(),
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  page: z.coerce.number().int().min(1).max(500).default(1),
});
type Asked = z.infer<typeof input> & { year: number };

const inWords = /\b(20\d\d)\s*\/\s*\d\d\b/;

/** "roll-up 2025/26 ncp25-10a": a year, and the rest says which project. */
function readAsked(asked: z.infer<typeof input>, now: Date): Asked {
  const found = inWords.exec(asked.words);
  const year = asked.year ?? (found ? Number(found[1]) : programmeYear(ukDay(now)));
  return { ...asked, year, words: (found ? asked.words.replace(found[0], ' ') : asked.words).trim() };
}

const isMeant = (row: RollUp, { project, words }: Asked): boolean => {
  if (project) return row.projectId === project;
  const code = readCode(words);
  if (code) return row.code?.startsWith(code) ?? false;
  const text = ` ${fold(`${row.code ?? ''} ${row.title}`)} `;
  return wordPatternsOf(words).every((pattern) => text.includes(pattern.slice(1, -1)));
};

/** "12 schools", "1 school", "fewer than 5 schools", "schools not shown". */
function sayCount(count: Count, one: string, many: string): string {
  if (count === 'not shown') return `${many} not shown`;
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}

const saySessions = (held: number) => sayCount(held, 'session held', 'sessions held');
const sayPeople = ({ schools, teachers }: Pick<RollUp, 'schools' | 'teachers'>) =>
  `${sayCount(schools, 'school', 'schools')}, ${sayCount(teachers, 'teacher', 'teachers')}`;

const sayHubs = ({ hubsIn, hubsStarted, hubsNotStarted }: RollUp) =>
  `${sayCount(hubsIn, 'hub', 'hubs')} opted in, ${hubsStarted} started, ${hubsNotStarted} not yet started`;

const projectItem = (row: RollUp, year: number): Item => ({
  title: row.code ? `${row.code} ${row.title}` : row.title,
  detail: `${sayHubs(row)} · ${sayPeople(row)} · ${saySessions(row.sessionsHeld)}`,
  actions: [
    {
      label: 'See by hub',
      spoken: `See by hub: ${row.title}, ${row.code ?? 'no code'}`,
      runs: 'roll-up',
      input: { project: row.projectId, year: String(year) },
    },
  ],
});

function sayStarted({ takesPart, hasStarted }: HubCounts): string {
  if (!takesPart) return 'not opted in';
  return hasStarted ? 'started' : 'not yet started';
}

const hubItem = (one: HubCounts): Item => ({
  title: one.hub,
  detail: one.takesPart ? `${sayStarted(one)} · ${sayPeople(one)} · ${saySessions(one.sessionsHeld)}` : sayStarted(one),
});

/** A page of lines with the buttons that turn it. */
function paged(items: Item[], { words, project, year, page }: Asked, whenEmpty: string): Block[] {
  const pages = Math.max(1, Math.ceil(items.length / pageSize));
  const shown = Math.min(page, pages);
  const carried = { year: String(year), ...(words && { words }), ...(project && { project }) };
  const to = (label: string, next: number): Action => ({
    label,
    runs: 'roll-up',
    input: { ...carried, page: String(next) },
  });
  const turning = [
    ...(shown > 1 ? [to('Previous page', shown - 1)] : []),
    ...(shown < pages ? [to('Next page', shown + 1)] : []),
  ];
  return [
    { kind: 'items', items: items.slice((shown - 1) * pageSize, shown * pageSize), whenEmpty },
    ...(pages > 1 ? [{ kind: 'text' as const, text: `Page ${shown} of ${pages}, ${items.length} in all` }] : []),
    ...(turning.length > 0 ? [{ kind: 'actions' as const, actions: turning }] : []),
  ];
}

const howCounted: Block = {
  kind: 'text',
  text: 'Schools and teachers under 5 are hidden, and as many more as would give one away. A school that became an academy counts once.',
};

async function actionsFor({ link }: HubBase, { year, project, words }: Asked, isOne: boolean): Promise<Action[]> {
  const file = await link('roll-up', { year: String(year), ...(project && { project }) });
  const earlier = {
    label: `Counts of ${programmeYearName(year - 1)}`,
    runs: 'roll-up',
    input: { year: String(year - 1) },
  };
  return [
    { label: 'Download as CSV', opens: file },
    ...(isOne || words
      ? [
          {
            label: 'See all projects',
            spoken: 'See the counts of all projects',
            runs: 'roll-up',
            input: { year: String(year) },
          },
        ]
      : []),
    earlier,
  ];
}

function ofOne(row: RollUp, asked: Asked): { title: string; blocks: Block[] } {
  const facts = [
    ...(row.code ? [{ label: 'Code', value: row.code }] : []),
    { label: 'Year', value: programmeYearName(asked.year) },
    { label: 'Hubs', value: sayHubs(row) },
    { label: 'Schools', value: String(row.schools) },
    { label: 'Teachers', value: String(row.teachers) },
    { label: 'Sessions held', value: String(row.sessionsHeld) },
  ];
  const taking = row.hubs.filter(({ takesPart }) => takesPart);
  return {
    title: 'Counts by hub',
    blocks: [
      { kind: 'text', text: { strong: row.title } },
      { kind: 'facts', facts },
      ...paged(taking.map(hubItem), { ...asked, project: row.projectId }, 'No hub has opted in yet.'),
    ],
  };
}

/** Counts over hubs by project, and for one project by hub: numbers only, for the national side. */
export const showRollUp = defineCommand({
  name: 'roll-up',
  kind: 'query',
  phrase: 'roll-up',
  also: ['rollup', 'roll up'],
  summary: 'See counts over hubs by project',
  example: 'roll-up ncp26-10a',
  right: 'see counts over hubs',
  input,
  run: async ({ input: raw, subject: _none, answers: _nothing, ...base }): Promise<Outcome> => {
    const asked = readAsked(raw, base.now);
    const rows = (await countsOver(base, asked.year)).filter((row) => isMeant(row, asked));
    const [only, ...others] = rows;
    const isOne = only !== undefined && others.length === 0 && (asked.project !== undefined || asked.words !== '');
    const shown = isOne
      ? ofOne(only, asked)
      : {
          title: `Counts over hubs, ${programmeYearName(asked.year)}`,
          blocks: paged(
            rows.map((row) => projectItem(row, asked.year)),
            asked,
            'No national project of that year matches.',
          ),
        };
    const actions: Block = { kind: 'actions', actions: await actionsFor(base, asked, isOne) };
    return reply({ title: shown.title, blocks: [...shown.blocks, howCounted, actions] });
  },
});
