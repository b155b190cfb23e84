import { programmeYearName } from '../../core/uk-time.ts';
import type { Text } from '../../core/view.ts';
import type { Tag } from '../../store/generated/client.ts';
import type { TagKind } from '../../store/generated/enums.ts';
import { sayPhase } from './work-group.ts';

/** The kinds of tags in the order in which they are shown. */
export const tagKinds = [
  'CHALLENGE',
  'AREA_OF_WORK',
  'AUDIENCE',
  'BIG_IDEA',
  'READINESS',
  'PRIORITY_OUTCOME',
  'STRATEGIC_GOAL',
] as const satisfies TagKind[];

const kindWords: Record<TagKind, string> = {
  CHALLENGE: 'Challenges',
  AREA_OF_WORK: 'Areas of work',
  AUDIENCE: 'Audience',
  BIG_IDEA: 'Five Big Ideas',
  READINESS: 'Readiness catalysts',
  PRIORITY_OUTCOME: 'Priority outcomes',
  STRATEGIC_GOAL: 'Strategic goals',
};

export const sayTagKind = (kind: TagKind): string => kindWords[kind];

/** The programme years for which a tag counts: "2020/21 to 2022/23", "from 2023/24"; nothing for one that always does. */
function sayPeriod({ fromYear, toYear }: Pick<Tag, 'fromYear' | 'toYear'>): string {
  if (fromYear !== null && toYear !== null) return `${programmeYearName(fromYear)} to ${programmeYearName(toYear)}`;
  if (fromYear !== null) return `from ${programmeYearName(fromYear)}`;
  return toYear === null ? '' : `until ${programmeYearName(toYear)}`;
}

/** What a tag is besides its label: its phase, its period, and whose it is. */
export const sayAboutTag = ({ phase, ownerHubId, ...tag }: Tag): string =>
  [phase ? sayPhase(phase) : '', sayPeriod(tag), ownerHubId ? 'your hub’s own' : ''].filter((part) => part).join(' · ');

/** Whether a tag can be set on something of these phases in a programme year. */
export const countsFor = (tag: Tag, { phases, year }: { phases: Tag['phase'][]; year: number }): boolean =>
  tag.retiredAt === null &&
  (tag.phase === null || phases.length === 0 || phases.includes(tag.phase)) &&
  (tag.fromYear ?? year) <= year &&
  year <= (tag.toYear ?? year);

/** Tags in a line: "Variation, Mathematical thinking". */
export const tagWords = (tags: Pick<Tag, 'label'>[]): string => [...new Set(tags.map(({ label }) => label))].join(', ');

/** Tags as facts, one line a kind: "Challenges: Mixed-age classes, Same-day help". */
export const tagFacts = (tags: Pick<Tag, 'kind' | 'label'>[]): { label: string; value: Text }[] =>
  tagKinds.flatMap((kind) => {
    const own = tags.filter((tag) => tag.kind === kind);
    return own.length > 0 ? [{ label: sayTagKind(kind), value: tagWords(own) }] : [];
  });
