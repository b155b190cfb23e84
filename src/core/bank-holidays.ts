import { z } from 'zod';
import { addDays, type Day, daySchema, weekday, weekdayOnOrBefore } from './uk-time.ts';

/** Bank holidays of England and Wales: a published list that is complete for some years, and the rule for all others. */
export type BankHolidays = { days: Day[]; completeFrom: number; completeTo: number };

const publishedList = z.object({
  'england-and-wales': z.object({ events: z.array(z.object({ date: daySchema })).nonempty() }),
});

/** Reads GOV.UK's bank-holidays.json, which lists whole calendar years; throws a ZodError on any other shape. */
export function readBankHolidays(file: unknown): BankHolidays {
  const { events } = publishedList.parse(file)['england-and-wales'];
  const days = events.map((event) => event.date).sort();
  const years = days.map((day) => Number(day.slice(0, 4)));
  return { days, completeFrom: Math.min(...years), completeTo: Math.max(...years) };
}

/** Whether a day is a bank holiday: as listed, and in years that the list does not cover also as computed. */
export function isBankHoliday(holidays: BankHolidays, day: Day): boolean {
  if (holidays.days.includes(day)) return true;
  const year = Number(day.slice(0, 4));
  const listed = year >= holidays.completeFrom && year <= holidays.completeTo;
  return !listed && computedBankHolidays(year).includes(day);
}

/** The regular bank holidays of a calendar year, in order; one-off ones (a coronation) no rule can know. */
export function computedBankHolidays(year: number): Day[] {
  const newYear = `${year}-01-01`;
  const easterSunday = easter(year);
  return [
    isWeekend(newYear) ? mondayOnOrBefore(`${year}-01-07`) : newYear,
    addDays(easterSunday, -2),
    addDays(easterSunday, 1),
    mondayOnOrBefore(`${year}-05-07`),
    mondayOnOrBefore(`${year}-05-31`),
    mondayOnOrBefore(`${year}-08-31`),
    ...[`${year}-12-25`, `${year}-12-26`].map((day) => (isWeekend(day) ? addDays(day, 2) : day)).sort(),
  ];
}

/** Easter Sunday of a year (Meeus, Jones and Butcher's form of the Gregorian computus). */
export function easter(year: number): Day {
  const lunarYear = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const skippedLeapDays = century - Math.floor(century / 4);
  const lunarShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * lunarYear + skippedLeapDays - lunarShift + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const lateMoon = Math.floor((lunarYear + 11 * epact + 22 * toSunday) / 451);
  return addDays(`${year}-03-22`, epact + toSunday - 7 * lateMoon);
}

function isWeekend(day: Day) {
  return weekday(day) > 5;
}

function mondayOnOrBefore(day: Day) {
  return weekdayOnOrBefore(day, 1);
}
