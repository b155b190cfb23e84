import { readBankHolidays } from '../../src/core/bank-holidays.ts';
import { readTermDates, schoolCalendar, withGuess } from '../../src/core/calendar/term-dates.ts';
import type { SchoolCalendar } from '../../src/core/calendar.ts';
import { type Day, programmeYear } from '../../src/core/uk-time.ts';
import { dataJson } from './data-file.ts';

/** Whose dates the sample hub takes, the best first: none of them has published every year. */
const followed = ['Sheffield', 'Cumbria (typical northern calendar)', 'TYPICAL ENGLAND'];

/** The term dates of the programme year a day lies in, the one before and the one after; guessed where nobody published any. */
export function sampleCalendar(today: Day): SchoolCalendar {
  const years = [-1, 0, 1].map((step) => programmeYear(today) + step);
  const published = readTermDates(dataJson('term-dates.json'));
  const ofYear = (year: number) =>
    followed
      .map((name) => published.find((dates) => dates.programmeYear === year && dates.localAuthority === name))
      .find((dates) => dates !== undefined);
  const bankHolidays = readBankHolidays(dataJson('bank-holidays-england-and-wales.json'));
  const given = schoolCalendar(
    years.flatMap((year) => ofYear(year) ?? []),
    bankHolidays,
  );
  return years.reduce((calendar, year) => withGuess(calendar, year), given);
}

/** The programme year whose groups the hub works on: from June, when the last ones end and schools sign up, the next. */
export function sampleYear(today: Day): number {
  const month = Number(today.slice(5, 7));
  return programmeYear(today) + (month >= 6 && month <= 8 ? 1 : 0);
}

/** The calendar as rows of the hub. */
export const termRows = (calendar: SchoolCalendar, hubId: string) =>
  calendar.halfTerms.map(({ term, half, start, end }) => {
    const year = programmeYear(end);
    const guessed = calendar.guessedYears.includes(year);
    return { hubId, year, term, half, starts: new Date(start), ends: new Date(end), guessed };
  });
