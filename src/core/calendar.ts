import { z } from 'zod';
import { type BankHolidays, isBankHoliday } from './bank-holidays.ts';
import {
  addDays,
  type ClockTime,
  clockTimeSchema,
  type Day,
  instantOf,
  programmeYear,
  ukDay,
  ukTime,
  weekday,
} from './uk-time.ts';

/** The three terms of a programme year. */
type TermName = 'AUTUMN' | 'SPRING' | 'SUMMER';

/** A block of school weeks; its first and last day belong to it. */
export type HalfTerm = { term: TermName; half: 1 | 2; start: Day; end: Day };

/** A term from the first day of its first half to the last day of its second. */
export type Term = { term: TermName; programmeYear: number; start: Day; end: Day };

/** A hub's calendar: whole years of half-terms in order of date, the days closed besides (INSET, snow), the bank holidays. */
export type SchoolCalendar = {
  halfTerms: HalfTerm[];
  guessedYears: number[];
  closedDays: Day[];
  /** Days on which schools are open though they would not be. */
  openDays?: Day[];
  bankHolidays: BankHolidays;
};

/** Whether the term dates of a programme year were given to us, are a guess, or are missing. */
export function yearIs(calendar: SchoolCalendar, year: number): 'given' | 'guessed' | 'missing' {
  if (calendar.guessedYears.includes(year)) return 'guessed';
  // By its end: some authorities start the autumn term in the last week of August.
  return calendar.halfTerms.some(({ end }) => programmeYear(end) === year) ? 'given' : 'missing';
}

/** Monday to Friday and no bank holiday in England. */
export function isWorkingDay(calendar: SchoolCalendar, day: Day): boolean {
  return weekday(day) <= 5 && !isBankHoliday(calendar.bankHolidays, day);
}

/** A working day in term that is not closed, or a day said to be open; in a programme year whose dates are missing, any working day not closed. */
export function isSchoolDay(calendar: SchoolCalendar, day: Day): boolean {
  if (calendar.openDays?.includes(day)) return true;
  return isWorkingDay(calendar, day) && !calendar.closedDays.includes(day) && !isInBreak(calendar, day);
}

/** The half-term a day lies in, its weekends too; undefined in a break and where no dates are known. */
export function halfTermOf(calendar: SchoolCalendar, day: Day): HalfTerm | undefined {
  return calendar.halfTerms.find(({ start, end }) => start <= day && day <= end);
}

function isInBreak(calendar: SchoolCalendar, day: Day) {
  return !halfTermOf(calendar, day) && yearIs(calendar, programmeYear(day)) !== 'missing';
}

/** Every known term in order of date. */
export function termsOf(calendar: SchoolCalendar): Term[] {
  return calendar.halfTerms.flatMap(({ term, start }, index) => {
    const second = calendar.halfTerms[index + 1];
    if (second?.term !== term) return [];
    return [{ term, programmeYear: programmeYear(second.end), start, end: second.end }];
  });
}

/** The term a day lies in, the week off in its middle included; undefined in a holiday between terms. */
export function termOf(calendar: SchoolCalendar, day: Day): Term | undefined {
  return termsOf(calendar).find(({ start, end }) => start <= day && day <= end);
}

/** The first known term that starts after a day. */
export function nextTerm(calendar: SchoolCalendar, day: Day): Term | undefined {
  return termsOf(calendar).find(({ start }) => start > day);
}

/** The last day of a term on which schools are open: not its INSET days. */
export function lastSchoolDayOfTerm(calendar: SchoolCalendar, term: Term): Day {
  return addSchoolDays(calendar, addDays(term.end, 1), -1);
}

/** The first school day after a day. */
export function nextSchoolDay(calendar: SchoolCalendar, day: Day): Day {
  return addSchoolDays(calendar, day, 1);
}

/** The school day so many school days after a day, or before it when negative; for 0 the day itself, or else the next school day. */
export function addSchoolDays(calendar: SchoolCalendar, from: Day, count: number): Day {
  if (count === 0) return isSchoolDay(calendar, from) ? from : nextSchoolDay(calendar, from);
  return addOpenDays((day) => isSchoolDay(calendar, day), from, count);
}

/** The school day so many school days before a day; for 0 the day itself, or else the last school day before it. */
export const schoolDaysBefore = (calendar: SchoolCalendar, day: Day, count: number): Day =>
  count > 0 ? addSchoolDays(calendar, day, -count) : addSchoolDays(calendar, addDays(day, 1), -1);

/** The working day so many working days after a day, or before it when negative; in the holidays too. */
export function addWorkingDays(calendar: SchoolCalendar, from: Day, count: number): Day {
  return addOpenDays((day) => isWorkingDay(calendar, day), from, count);
}

function addOpenDays(isOpen: (day: Day) => boolean, from: Day, count: number): Day {
  let day = from;
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, Math.sign(count));
    if (isOpen(day)) left -= 1;
  }
  return day;
}

/** How many school days lie after one day up to and including another; counted backwards, and negative, when the other is earlier. */
export function schoolDaysUntil(calendar: SchoolCalendar, from: Day, to: Day): number {
  // 0 minus the count, for the sign alone would turn none into minus zero.
  if (to < from) return 0 - schoolDaysIn(calendar, to, addDays(from, -1));
  return schoolDaysIn(calendar, addDays(from, 1), to);
}

function schoolDaysIn(calendar: SchoolCalendar, first: Day, last: Day) {
  let count = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (isSchoolDay(calendar, day)) count += 1;
  }
  return count;
}

const afterHalfTerm = {
  AUTUMN: 'in the Christmas holiday',
  SPRING: 'in the Easter holiday',
  SUMMER: 'in the summer holiday',
} as const;

const weekendNames: Record<number, string> = { 6: 'a Saturday', 7: 'a Sunday' };

/** Why there is no school on a day, in words that finish "25 May is …"; undefined on a school day. */
export function whyNoSchool(calendar: SchoolCalendar, day: Day): string | undefined {
  if (isSchoolDay(calendar, day)) return undefined;
  if (isInBreak(calendar, day)) {
    const before = calendar.halfTerms.findLast(({ end }) => end < day);
    return before?.half === 1 ? 'half-term' : afterHalfTerm[before?.term ?? 'SUMMER'];
  }
  if (isBankHoliday(calendar.bankHolidays, day)) return 'a bank holiday';
  return weekendNames[weekday(day)] ?? 'a day when schools are closed';
}

/** School days after a holiday in which somebody who hears of it only when school is back hears of it late. */
const soonAfterReturn = 5;

/** Whether a day falls into a holiday, or within the first school days after one. */
export function isAroundReturn(calendar: SchoolCalendar, day: Day): boolean {
  const block = halfTermOf(calendar, day);
  if (!block) return isInBreak(calendar, day);
  return schoolDaysUntil(calendar, addDays(block.start, -1), day) <= soonAfterReturn;
}

/** Takes a hub's setting of quiet hours: the first time is earlier than the second. */
export const quietHoursSchema = z
  .object({ from: clockTimeSchema, to: clockTimeSchema })
  .refine(({ from, to }) => from < to, { message: 'The first time must be earlier than the second.' });

/** When quiet ends (`from`) and begins again (`to`) on a school day: the bot speaks unasked from the first time until just before the second. */
export type QuietHours = { from: ClockTime; to: ClockTime };

/** The instant itself when these hours of an open day allow it, else the first moment of the next one that is open. */
function nextMomentOn(isOpen: (day: Day) => boolean, hours: QuietHours, instant: Date): Date {
  let day = ukDay(instant);
  const time = ukTime(instant);
  if (isOpen(day) && time < hours.to) return time < hours.from ? instantOf(day, hours.from) : instant;
  do day = addDays(day, 1);
  while (!isOpen(day));
  return instantOf(day, hours.from);
}

/** The instant itself when the hub's quiet hours allow it, else the next end of quiet on a school day. */
export const nextAllowedMoment = (calendar: SchoolCalendar, hours: QuietHours, instant: Date): Date =>
  nextMomentOn((day) => isSchoolDay(calendar, day), hours, instant);

/** The same on working days, in the holidays too: for what would be said too late when school is back. */
export const nextWorkingMoment = (calendar: SchoolCalendar, hours: QuietHours, instant: Date): Date =>
  nextMomentOn((day) => isWorkingDay(calendar, day), hours, instant);

/** Hours in which something that cannot wait may be said, on any day: it falls within a day. */
const urgentHours: QuietHours = { from: '06:30', to: '21:00' };

/** The instant itself when something urgent may be said then, else the next morning's first moment for it. */
export function nextUrgentMoment(instant: Date): Date {
  const [day, time] = [ukDay(instant), ukTime(instant)];
  if (time < urgentHours.from) return instantOf(day, urgentHours.from);
  return time < urgentHours.to ? instant : instantOf(addDays(day, 1), urgentHours.from);
}
