import { isSchoolDay, type SchoolCalendar } from '../../core/calendar.ts';
import { addDays, type Day, weekday } from '../../core/uk-time.ts';

/** The day of the week on which somebody gets the digest unless they choose another: Monday. */
export const usualDay = 1;

/** What keeps the digest away altogether. */
const noDay = 0;

/** The days to choose from, by their number. */
export const dayNames = { 1: 'Monday', 2: 'Tuesday', 3: 'Wednesday', 4: 'Thursday', 5: 'Friday', 0: 'Never' } as const;

const sayings: Record<number, string> = dayNames;

export const sayDigestDay = (day: number): string =>
  day === noDay ? 'You get no weekly digest.' : `Your weekly digest comes on ${sayings[day] ?? dayNames[usualDay]}.`;

/** The week a day lies in, by its Monday: one digest each. */
export const weekOf = (day: Day): Day => addDays(day, 1 - weekday(day));

/** Whether the chosen day of this week has come: a holiday on it moves the digest to the next school day. */
export const hasCome = (today: Day, chosen: number): boolean => chosen !== noDay && weekday(today) >= chosen;

/** The day on which somebody who looks on a chosen day of the week will look next after today. */
export function nextLook(calendar: SchoolCalendar, today: Day, chosen: number): Day {
  const wanted = chosen === noDay ? usualDay : chosen;
  let day = addDays(today, ((wanted - weekday(today) + 6) % 7) + 1);
  while (!isSchoolDay(calendar, day)) day = addDays(day, 1);
  return day;
}
