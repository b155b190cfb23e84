import type { HalfTerm, SchoolCalendar } from '../calendar.ts';
import { type Day, programmeYear } from '../uk-time.ts';

/** Whose calendar something is: the whole hub's (empty), one authority's or one school's. */
export type Whose = string;

export const theHub: Whose = '';
export const authority = (name: string): Whose => `authority/${name}`;
export const school = (id: string): Whose => `school/${id}`;

/** The name or the id behind it, and which of them it is. */
export function readWhose(whose: Whose): { kind: 'hub' } | { kind: 'authority' | 'school'; of: string } {
  const [kind, ...rest] = whose.split('/');
  const of = rest.join('/');
  return kind === 'authority' || kind === 'school' ? { kind, of } : { kind: 'hub' };
}

/** Term dates and days of one authority or school, where they are not the hub's. */
export type OwnDays = {
  whose: Whose;
  halfTerms: HalfTerm[];
  guessedYears: number[];
  closedDays: Day[];
  openDays: Day[];
};

/** Where something takes place, as far as it is known: which authority, which school. */
export type Whereabouts = { authority?: string | null; school?: string | null };

const without = (days: Day[], others: Day[]) => days.filter((day) => !others.includes(day));

/** A calendar with what is its own laid over it: its years replace the years, its days win over the days. */
function overlaid(calendar: SchoolCalendar, own: OwnDays): SchoolCalendar {
  const years = new Set(own.halfTerms.map(({ end }) => programmeYear(end)));
  const others = calendar.halfTerms.filter(({ end }) => !years.has(programmeYear(end)));
  return {
    ...calendar,
    halfTerms: [...others, ...own.halfTerms].toSorted((one, other) => (one.start < other.start ? -1 : 1)),
    guessedYears: [...calendar.guessedYears.filter((year) => !years.has(year)), ...own.guessedYears],
    closedDays: [...without(calendar.closedDays, own.openDays), ...own.closedDays],
    openDays: [...without(calendar.openDays ?? [], own.closedDays), ...own.openDays],
  };
}

/** The calendar that counts at a place: the hub's, under its authority's own days, under the school's own, which win. */
export function calendarFor(calendar: SchoolCalendar, own: OwnDays[], place: Whereabouts): SchoolCalendar {
  const layers = [place.authority && authority(place.authority), place.school && school(place.school)];
  return layers
    .flatMap((whose) => own.filter((one) => one.whose === whose))
    .reduce((base, layer) => overlaid(base, layer), calendar);
}
