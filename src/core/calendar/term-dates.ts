import { z } from 'zod';
import { type BankHolidays, easter } from '../bank-holidays.ts';
import { type HalfTerm, isWorkingDay, type SchoolCalendar, yearIs } from '../calendar.ts';
import { addDays, type Day, daySchema, daysBetween, programmeYear, weekdayOnOrBefore } from '../uk-time.ts';

/** One programme year of term dates, as an authority or a school published them or as somebody guessed them. */
export type TermDates = { localAuthority: string; programmeYear: number; guessed: boolean; halfTerms: HalfTerm[] };

const sixHalfTerms = ['AUTUMN 1', 'AUTUMN 2', 'SPRING 1', 'SPRING 2', 'SUMMER 1', 'SUMMER 2'];

const halfTermSchema = z.object({
  term: z.enum(['AUTUMN', 'SPRING', 'SUMMER']),
  half: z.literal([1, 2]),
  start: daySchema,
  end: daySchema,
});

const termDatesSchema = z
  .object({
    localAuthority: z.string().min(1),
    programmeYear: z.string().regex(/^\d{4}\/\d{2}$/, 'A programme year is written 2026/27.'),
    status: z.string().regex(/^(published|projected)/, 'The status starts with "published" or "projected".'),
    halfTerms: z.array(halfTermSchema),
  })
  .transform(({ localAuthority, programmeYear, status, halfTerms }) => ({
    localAuthority,
    programmeYear: Number(programmeYear.slice(0, 4)),
    guessed: status.startsWith('projected'),
    halfTerms,
  }))
  .refine(({ halfTerms }) => halfTerms.map(({ term, half }) => `${term} ${half}`).join() === sixHalfTerms.join(), {
    message: 'A year has six half-terms in order: autumn 1 and 2, spring 1 and 2, summer 1 and 2.',
  })
  .refine(({ halfTerms }) => followOneAnother(halfTerms), {
    message: 'A half-term must not end before it starts, and the next one starts after it.',
  })
  .refine((dates) => dates.halfTerms.every(({ end }) => programmeYear(end) === dates.programmeYear), {
    message: 'Every half-term ends in its own programme year, 1 September to 31 August.',
  });

/** Reads the file of term dates, one entry per authority and programme year; throws a ZodError that says what is wrong. */
export function readTermDates(file: unknown): TermDates[] {
  return z.object({ calendars: z.array(termDatesSchema) }).parse(file).calendars;
}

/** Joins programme years of term dates, at most one entry a year, into a hub's calendar. */
export function schoolCalendar(years: TermDates[], bankHolidays: BankHolidays, closedDays: Day[] = []): SchoolCalendar {
  return {
    halfTerms: inOrder(years.flatMap((year) => year.halfTerms)),
    guessedYears: years.filter((year) => year.guessed).map((year) => year.programmeYear),
    closedDays,
    bankHolidays,
  };
}

/**
 * The calendar with a guess for a programme year whose dates are missing, by habits that published calendars show.
 * Around Easter it takes off the bank holidays only: neither that break nor the end of July can be derived.
 */
export function withGuess(calendar: SchoolCalendar, year: number): SchoolCalendar {
  if (yearIs(calendar, year) !== 'missing') return calendar;
  const halfTerms = inOrder([...calendar.halfTerms, ...guessedHalfTerms(calendar, year)]);
  return { ...calendar, halfTerms, guessedYears: [...calendar.guessedYears, year] };
}

function guessedHalfTerms(calendar: SchoolCalendar, year: number): HalfTerm[] {
  const next = year + 1;
  const october = weekOff(`${year}-10-31`);
  const christmas = weekdayOnOrBefore(`${year}-12-22`, 5);
  const february = weekOff(`${next}-02-21`);
  const easterSunday = easter(next);
  const may = weekOff(`${next}-05-31`);
  return [
    { term: 'AUTUMN', half: 1, start: workingDayFrom(calendar, `${year}-09-02`, 1), end: october.before },
    { term: 'AUTUMN', half: 2, start: october.after, end: christmas },
    { term: 'SPRING', half: 1, start: workingDayFrom(calendar, addDays(christmas, 17), 1), end: february.before },
    { term: 'SPRING', half: 2, start: february.after, end: addDays(easterSunday, -3) },
    { term: 'SUMMER', half: 1, start: addDays(easterSunday, 2), end: may.before },
    { term: 'SUMMER', half: 2, start: may.after, end: workingDayFrom(calendar, `${next}-07-21`, -1) },
  ];
}

// The week of the last Monday on or before a day: school stops on the Friday before it and starts on the Monday after it.
function weekOff(day: Day) {
  const monday = weekdayOnOrBefore(day, 1);
  return { before: addDays(monday, -3), after: addDays(monday, 7) };
}

function workingDayFrom(calendar: SchoolCalendar, day: Day, step: 1 | -1): Day {
  return isWorkingDay(calendar, day) ? day : workingDayFrom(calendar, addDays(day, step), step);
}

function followOneAnother(halfTerms: HalfTerm[]) {
  return halfTerms.every(({ start, end }, index) => {
    const next = halfTerms[index + 1];
    return start <= end && (!next || end < next.start);
  });
}

function inOrder(halfTerms: HalfTerm[]) {
  return halfTerms.toSorted((one, other) => daysBetween(other.start, one.start));
}
