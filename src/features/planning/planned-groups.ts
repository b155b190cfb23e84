import { fold, wordPatternsOf } from '../../core/fold.ts';
import type { Phase } from '../../core/people.ts';
import type { WorkGroupState } from '../../store/generated/enums.ts';
import type { Search } from '../work-groups/read-search.ts';
import { canTake, recruiting } from '../work-groups/work-group.ts';

/** A group in the hub's own list. */
export type Planned = {
  id: string;
  title: string;
  key: string;
  code: string | null;
  phases: Phase[];
  state: WorkGroupState;
  partnerId: string | null;
  capacitySchools: number;
  placesTaken: number;
  dates: number;
  leads: { personId: string; name: string }[];
};

const isOver = ({ state }: Planned) => state === 'CLOSED' || state === 'CANCELLED';

/** What the list can be narrowed to, in the words that are typed and stand on the buttons. */
export const views = {
  draft: ({ state }: Planned) => canTake('open', state),
  open: ({ state }: Planned) => recruiting.includes(state),
  'no dates': (group: Planned) => !isOver(group) && group.dates === 0,
  'no lead': (group: Planned) => !isOver(group) && group.leads.length === 0,
  full: (group: Planned) => recruiting.includes(group.state) && group.placesTaken >= group.capacitySchools,
  finished: ({ state }: Planned) => state === 'CLOSED',
  cancelled: ({ state }: Planned) => state === 'CANCELLED',
} as const;
export type ViewName = keyof typeof views;
export const viewNames: ViewName[] = ['draft', 'open', 'no dates', 'no lead', 'full', 'finished', 'cancelled'];

const typedAs: [RegExp, ViewName][] = [
  [/\bdrafts?\b/i, 'draft'],
  [/\b(?:no|without) dates?\b/i, 'no dates'],
  [/\b(?:no|without) leads?\b/i, 'no lead'],
  [/\bfull\b/i, 'full'],
  [/\b(?:finished|closed)\b/i, 'finished'],
  [/\bcancelled\b/i, 'cancelled'],
  [/\bopen\b/i, 'open'],
];

/** A view in typed words, and the words without it. */
export function readView(typed: string): { view: ViewName | undefined; words: string } {
  const found = typedAs.find(([pattern]) => pattern.test(typed));
  return found ? { view: found[1], words: typed.replace(found[0], ' ').trim() } : { view: undefined, words: typed };
}

/** Whether a group is one that somebody looks for: by phase, code (perhaps its beginning) and words of its names or leads. */
export function isSought(group: Planned, { phase, code, words }: Search): boolean {
  const ofCode = !code || (code.endsWith('%') ? group.code?.startsWith(code.slice(0, -1)) : group.code === code);
  const names = [group.title, group.key, group.code ?? '', ...group.leads.map(({ name }) => name)];
  const text = ` ${fold(names.join(' '))} `;
  const ofPhase = !phase || group.phases.includes(phase);
  return ofPhase && Boolean(ofCode) && wordPatternsOf(words).every((pattern) => text.includes(pattern.slice(1, -1)));
}
