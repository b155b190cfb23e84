import { z } from 'zod';
import { type Outcome, reply } from '../../core/command.ts';
import type { Phase } from '../../core/people.ts';
import { type Action, type Block, type Item, type Span, spansOf } from '../../core/view.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { areasOf, findListed, type Listed, pageSize } from './find-groups.ts';
import { sayKind } from './project.ts';
import { readSearch, type Search } from './read-search.ts';
import { tagLabel, tagsMeant } from './tag.reads.ts';
import { shownYears } from './work-group.reads.ts';
import {
  phaseActions,
  recruiting,
  sayCost,
  sayPhase,
  sayPhases,
  sayPlaces,
  sayState,
  sayWhen,
  sayWhere,
} from './work-group.ts';

const input = z.object({
  words: z.string().max(300).default(''),
  phase: z.enum(['EARLY_YEARS', 'PRIMARY', 'SECONDARY', 'POST_16']).optional(),
  area: z.string().max(100).optional(),
  tag: z.uuid().optional(),
  page: z.coerce.number().int().min(1).max(500).default(1),
});
type Input = z.infer<typeof input>;

const dotted = (parts: Span[][]): Span[] => parts.flatMap((part, index) => (index === 0 ? part : [' · ', ...part]));

function detailOf(line: Listed): Span[] {
  const phases = sayPhases(line.phases);
  const code: Span[][] = line.code ? [[line.code]] : [];
  if (line.what === 'project') return dotted([...code, [phases], [line.kind ? sayKind(line.kind) : '']]);
  const isOpen = line.state !== null && recruiting.includes(line.state);
  const open = line.takesSchools ? sayPlaces(line.left) : 'takes no more schools now';
  const places = isOpen || !line.state ? open : sayState(line.state);
  const when = spansOf(sayWhen(line.next ?? undefined));
  return dotted([...code, [phases], when, [sayWhere(line.meets, line.venue)], [places], [sayCost(line.chargePence)]]);
}

const itemOf = (line: Listed): Item => ({
  title: line.title,
  detail: detailOf(line),
  actions: [{ label: 'Show', spoken: `Show ${line.title}`, runs: 'show', input: { [line.what]: line.id } }],
});

function titleOf(search: Search, area: string | undefined, tag: string | undefined, total: number): string {
  if (total === 0) return 'No Work Group found';
  if (tag) return `Tagged: ${tag}`.slice(0, 40);
  const what = search.phase ? `${sayPhase(search.phase)} Work Groups` : 'Work Groups';
  const where = area ? ` in ${area}` : '';
  return `${what}${where}`.slice(0, 40);
}

function turning(asked: Input, total: number): Action[] {
  const { words, phase, area, tag, page } = asked;
  const carried = { ...(words && { words }), ...(phase && { phase }), ...(area && { area }), ...(tag && { tag }) };
  const to = (label: string, next: number): Action => ({
    label,
    runs: 'browse',
    input: { ...carried, page: String(next) },
  });
  return [
    ...(page > 1 ? [to('Previous page', page - 1)] : []),
    ...(page * pageSize < total ? [to('Next page', page + 1)] : []),
  ];
}

const areaActions = (areas: string[]): Action[] =>
  areas
    .slice(0, 8)
    .map((area) => ({ label: area, spoken: `Browse Work Groups in ${area}`, runs: 'browse', input: { area } }));

const byTag: Action = { label: 'Browse by tag', runs: 'tags' };

const whenEmpty = (words: string, phase: Phase | undefined) =>
  words || phase
    ? 'Nothing matches. Try one word of the title, a code such as NCP17-10a, or a phase below.'
    : 'This hub has no Work Groups on its list yet.';

/** A page that is gone, because what was on it is, becomes the first. */
async function list(asked: Input, base: Pick<HubBase, 'db' | 'hub' | 'now' | 'recall'>): Promise<Outcome> {
  const read = readSearch(asked.words);
  const phase = asked.phase ?? read.phase;
  const search: Search = { ...read, ...(phase && { phase }) };
  const { area, tag, page } = asked;
  const meant = await tagsMeant(base, read.words);
  const wanted = { ...search, page, meant, ...(area && { localAuthority: area }), ...(tag && { tag }) };
  const years = shownYears(base.now);
  const [lines, areas] = [await findListed(base, wanted, years, base.now), await areasOf(base, years)];
  if (lines.length === 0 && asked.page > 1) return list({ ...asked, page: 1 }, base);
  const total = lines[0]?.total ?? 0;
  const pages = Math.ceil(total / pageSize);
  const blocks: Block[] = [
    { kind: 'items', items: lines.map(itemOf), whenEmpty: whenEmpty(asked.words, phase) },
    ...(pages > 1 ? [{ kind: 'text' as const, text: `Page ${asked.page} of ${pages}, ${total} in all` }] : []),
    { kind: 'actions', actions: [...turning(asked, total), ...phaseActions(), byTag] },
    ...(areas.length > 1 ? [{ kind: 'actions' as const, actions: areaActions(areas) }] : []),
  ];
  return reply({ title: titleOf(search, area, tag && (await tagLabel(base, tag)), total), blocks });
}

/** Lists Work Groups, open ones first, then what else the catalogue holds. */
export const browseGroups = defineCommand({
  name: 'browse',
  kind: 'query',
  phrase: 'browse',
  also: ['find', 'search', 'list'],
  summary: 'Find a Work Group by phase, words, code, tag or place',
  example: 'browse primary',
  right: 'browse',
  isGeneral: true,
  input,
  run: async ({ input: asked, ...base }) => list(asked, base),
});
