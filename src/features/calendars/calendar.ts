import { computedBankHolidays } from '../../core/bank-holidays.ts';
import type { HalfTerm, SchoolCalendar } from '../../core/calendar.ts';
import { addDays, type Day, programmeYear } from '../../core/uk-time.ts';

/** The three terms, in their order, as people call them. */
export const terms = ['AUTUMN', 'SPRING', 'SUMMER'] as const;
export type TermName = (typeof terms)[number];

export const termTitles: Record<TermName, string> = {
  AUTUMN: 'Autumn term',
  SPRING: 'Spring term',
  SUMMER: 'Summer term',
};

/** A programme year’s half-terms. */
export const halvesOf = (halfTerms: HalfTerm[], year: number): HalfTerm[] =>
  halfTerms.filter(({ end }) => programmeYear(end) === year);

/** A term by its four days: first and last, and what lies around its half-term. */
export type TermDays = { start: Day; before: Day; after: Day; end: Day };

/** The four days of a term; nothing where a half is missing. */
export function termDays(halfTerms: HalfTerm[], term: TermName): TermDays | undefined {
  const [first, second] = halfTerms.filter((one) => one.term === term);
  return first && second && { start: first.start, before: first.end, after: second.start, end: second.end };
}

/** Both halves of a term from its four days. */
export const halvesFrom = (term: TermName, { start, before, after, end }: TermDays): HalfTerm[] => [
  { term, half: 1, start, end: before },
  { term, half: 2, start: after, end },
];

/** What is wrong with the half-terms of a year, worded for a person; nothing when they are a year. */
export function faultOf(halfTerms: HalfTerm[], year: number): string | undefined {
  const wrong = halfTerms.find(({ start, end }, index) => {
    const next = halfTerms[index + 1];
    return end < start || (next !== undefined && next.start <= end);
  });
  if (wrong) return 'The days do not follow one another: a term ends after it starts, and the next starts after that.';
  const outside = halfTerms.some(({ end }) => programmeYear(end) !== year);
  return outside ? `A term of this year ends between 1 September ${year} and 31 August ${year + 1}.` : undefined;
}

/** The week or so off in the middle of a term, first and last day. */
export const breakOf = ({ before, after }: TermDays): { from: Day; to: Day } => ({
  from: addDays(before, 1),
  to: addDays(after, -1),
});

/** The bank holidays of a programme year, and whether they are worked out rather than published. */
export function bankHolidaysOf({ bankHolidays }: SchoolCalendar, year: number): { days: Day[]; isWorkedOut: boolean } {
  const { days, completeFrom, completeTo } = bankHolidays;
  const isListed = (one: number) => one >= completeFrom && one <= completeTo;
  const worked = [year, year + 1].filter((one) => !isListed(one)).flatMap(computedBankHolidays);
  const all = [...new Set([...days, ...worked])].filter((day) => programmeYear(day) === year);
  return { days: all.toSorted(), isWorkedOut: !isListed(year) || !isListed(year + 1) };
}

/** Days from a first to a last one; one where there is no last. */
export function daysBetween(from: Day, until: Day | undefined): Day[] {
  const days = [from];
  for (let day = addDays(from, 1); until && day <= until; day = addDays(day, 1)) days.push(day);
  return days;
}
