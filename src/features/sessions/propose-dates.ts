import { halfTermOf, isSchoolDay, type SchoolCalendar, whyNoSchool } from '../../core/calendar.ts';
import { addDays, type Day, daysBetween, weekday } from '../../core/uk-time.ts';

/** How far apart the sessions of a series are. */
export type Spacing = { weeks: number } | 'half-term';

/** A series as it is wished for; `clash` says who is busy on a day, where that stands in the way. */
export type Wish = { first: Day; count: number; spacing: Spacing; clash: (day: Day) => string | undefined };

/** A date that is proposed, and why it is not the one that was wished for. */
export type Proposed = { day: Day; insteadOf?: { day: Day; because: string } };

/** Days looked at after the one wished for, before a date is given up. */
const farthest = 28;

/** Why a session cannot be on a day; nothing when it can. */
function whyNot(calendar: SchoolCalendar, day: Day, clash: Wish['clash']): string | undefined {
  return whyNoSchool(calendar, day) ?? clash(day);
}

/** The days wished for in a half-term rhythm: the same day of the same week of each half-term, or its last such day. */
function inEachHalfTerm(calendar: SchoolCalendar, first: Day, count: number): Day[] {
  const start = calendar.halfTerms.findIndex(({ end }) => first <= end);
  if (start < 0) return [first];
  const own = halfTermOf(calendar, first);
  const week = own ? Math.floor(daysBetween(own.start, first) / 7) : 0;
  return calendar.halfTerms.slice(start, start + count).map((halfTerm, index) => {
    if (index === 0) return first;
    const firstSuch = addDays(halfTerm.start, (weekday(first) - weekday(halfTerm.start) + 7) % 7);
    const weeks = Math.floor(daysBetween(firstSuch, halfTerm.end) / 7);
    return addDays(firstSuch, 7 * Math.max(0, Math.min(week, weeks)));
  });
}

const wishedFor = (calendar: SchoolCalendar, { first, count, spacing }: Wish): Day[] =>
  spacing === 'half-term'
    ? inEachHalfTerm(calendar, first, count)
    : Array.from({ length: count }, (_, index) => addDays(first, 7 * spacing.weeks * index));

/** Days to try for one that was wished for: itself, the same weekday of later weeks before the next wish, then any day. */
function candidates(day: Day, next: Day | undefined): Day[] {
  const weeks = [7, 14, 21].map((days) => addDays(day, days)).filter((one) => !next || one < next);
  const days = Array.from({ length: farthest }, (_, index) => addDays(day, index + 1));
  return [day, ...weeks, ...days];
}

/**
 * Real dates for a series: school days of the hub on which nobody needed is busy, in order, each as near as can be to
 * the rhythm wished for. Fewer than wished for where the calendar ends or every day is taken.
 */
export function proposeDates(calendar: SchoolCalendar, wish: Wish): Proposed[] {
  const wished = wishedFor(calendar, wish);
  const proposed: Proposed[] = [];
  for (const [index, day] of wished.entries()) {
    const after = proposed.at(-1)?.day ?? '';
    const fits = (one: Day) => one > after && isSchoolDay(calendar, one) && !wish.clash(one);
    const chosen = candidates(day, wished[index + 1]).find(fits);
    if (!chosen) continue;
    const because = whyNot(calendar, day, wish.clash) ?? 'an earlier session moved there';
    proposed.push(chosen === day ? { day } : { day: chosen, insteadOf: { day, because } });
  }
  return proposed;
}
