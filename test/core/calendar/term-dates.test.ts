import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readBankHolidays } from '../../../src/core/bank-holidays.ts';
import { readTermDates, schoolCalendar, withGuess } from '../../../src/core/calendar/term-dates.ts';
import { addSchoolDays, schoolDaysUntil, yearIs } from '../../../src/core/calendar.ts';

function readData(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../prisma/data/${name}`, import.meta.url), 'utf8'));
}

const termDates = readTermDates(readData('term-dates.json'));
const bankHolidays = readBankHolidays(readData('bank-holidays-england-and-wales.json'));

function calendarOf(authority: string) {
  const years = termDates.filter(({ localAuthority }) => localAuthority.startsWith(authority));
  return schoolCalendar(years, bankHolidays);
}

const bristol = calendarOf('Bristol');
const typical = calendarOf('TYPICAL');
const noTerms = schoolCalendar([], bankHolidays);

describe('published term dates', () => {
  // DOMAIN's own count of the weekdays in each calendar.
  it.each([
    ['Sheffield', 2025, 195],
    ['Bristol', 2025, 195],
    ['Norfolk', 2025, 188],
    ['Bristol', 2026, 195],
    ['Cumbria', 2026, 190],
  ])('of %s for %i hold every school day of the year', (authority, year, days) => {
    const calendar = calendarOf(authority);
    expect(schoolDaysUntil(calendar, `${year}-08-31`, `${year + 1}-08-31`)).toBe(days);
  });

  const entry = {
    localAuthority: 'Bristol',
    programmeYear: '2025/26',
    status: 'published',
    halfTerms: bristol.halfTerms.slice(0, 6),
  };

  it.each([
    ['a half-term is missing', { halfTerms: bristol.halfTerms.slice(0, 5) }, /six half-terms in order/],
    ['the order is wrong', { halfTerms: bristol.halfTerms.slice(1, 7) }, /six half-terms in order/],
    ['the year is another', { programmeYear: '2026/27' }, /its own programme year/],
    ['the year is not written as hubs do', { programmeYear: '2025' }, /written 2026\/27/],
    ['nobody says whether they are a guess', { status: '' }, /published/],
  ])('are refused when %s', (_fault, change, message) => {
    expect(() => readTermDates({ calendars: [{ ...entry, ...change }] })).toThrow(message);
  });

  it('are refused when half-terms overlap or end before they start', () => {
    for (const end of ['2025-11-03', '2025-09-01']) {
      const halfTerms = entry.halfTerms.with(0, { term: 'AUTUMN', half: 1, start: '2025-09-02', end });
      expect(() => readTermDates({ calendars: [{ ...entry, halfTerms }] })).toThrow(/must not end before it starts/);
    }
  });
});

describe('a guess for a year whose dates are missing', () => {
  it('says that it is one', () => {
    expect(yearIs(bristol, 2026)).toBe('given');
    expect(yearIs(bristol, 2027)).toBe('missing');
    expect(yearIs(withGuess(bristol, 2027), 2027)).toBe('guessed');
    expect(yearIs(typical, 2027)).toBe('guessed');
  });

  it('leaves dates that are known as they are', () => {
    expect(withGuess(bristol, 2026)).toBe(bristol);
  });

  it.each([2025, 2026])('meets what Bristol published for %i at Christmas and at the half-terms', (year) => {
    const [autumn1, autumn2, spring1, spring2, summer1, summer2] = withGuess(noTerms, year).halfTerms;
    const published = bristol.halfTerms.slice((year - 2025) * 6);
    expect([autumn1?.end, autumn2, spring1, spring2?.start, summer1?.end, summer2?.start]).toEqual([
      published[0]?.end,
      published[1],
      published[2],
      published[3]?.start,
      published[4]?.end,
      published[5]?.start,
    ]);
  });

  it('starts the spring term after a New Year moved to Monday', () => {
    expect(withGuess(bristol, 2027).halfTerms[14]).toMatchObject({ term: 'SPRING', half: 1, start: '2028-01-04' });
  });

  it('takes only the bank holidays off at Easter', () => {
    const guess = withGuess(bristol, 2027);
    expect(addSchoolDays(guess, '2028-04-13', 1)).toBe('2028-04-18');
  });

  it('starts and ends the year on a working day', () => {
    expect(withGuess(noTerms, 2028).halfTerms).toEqual([
      { term: 'AUTUMN', half: 1, start: '2028-09-04', end: '2028-10-27' },
      { term: 'AUTUMN', half: 2, start: '2028-11-06', end: '2028-12-22' },
      { term: 'SPRING', half: 1, start: '2029-01-08', end: '2029-02-16' },
      { term: 'SPRING', half: 2, start: '2029-02-26', end: '2029-03-29' },
      { term: 'SUMMER', half: 1, start: '2029-04-03', end: '2029-05-25' },
      { term: 'SUMMER', half: 2, start: '2029-06-04', end: '2029-07-20' },
    ]);
  });

  it('stays in order of date, before and after what is known', () => {
    const both = withGuess(withGuess(bristol, 2027), 2024);
    const starts = both.halfTerms.map(({ start }) => start);
    expect(starts).toHaveLength(24);
    expect(starts).toEqual(starts.toSorted());
  });
});
