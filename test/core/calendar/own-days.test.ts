import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readBankHolidays } from '../../../src/core/bank-holidays.ts';
import { authority, calendarFor, type OwnDays, school } from '../../../src/core/calendar/own-days.ts';
import { readTermDates, schoolCalendar } from '../../../src/core/calendar/term-dates.ts';
import { isSchoolDay, whyNoSchool } from '../../../src/core/calendar.ts';

const file = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../prisma/data/${name}`, import.meta.url), 'utf8'));
const published = readTermDates(file('term-dates.json')).filter(({ programmeYear }) => programmeYear === 2025);
const termsOf = (name: string) => published.filter(({ localAuthority }) => localAuthority.startsWith(name));
const holidays = readBankHolidays(file('bank-holidays-england-and-wales.json'));
const hub = schoolCalendar(termsOf('Sheffield'), holidays, ['2025-11-03']);

const none = { halfTerms: [], guessedYears: [], closedDays: [], openDays: [] };
const bristol: OwnDays = {
  ...none,
  whose: authority('Bristol'),
  halfTerms: termsOf('Bristol').flatMap(({ halfTerms }) => halfTerms),
  closedDays: ['2026-06-26'],
};
const tapton: OwnDays = {
  ...none,
  whose: school('tapton'),
  openDays: ['2025-11-03', '2026-06-26'],
  closedDays: ['2026-06-29'],
};
const own = [bristol, tapton];

describe('the days that count at a place', () => {
  // The break around Easter 2026: Sheffield is away first, Bristol two weeks later
  test.each([
    ['2026-03-30', false, true],
    ['2026-04-15', true, false],
    ['2026-05-04', false, false],
  ])('are its authority’s where that has its own: on %s', (day, inSheffield, inBristol) => {
    expect(isSchoolDay(hub, day)).toBe(inSheffield);
    expect(isSchoolDay(calendarFor(hub, own, { authority: 'Bristol' }), day)).toBe(inBristol);
    expect(isSchoolDay(calendarFor(hub, own, { authority: 'Leeds' }), day)).toBe(inSheffield);
  });

  test('are its school’s before all others: open where the hub is closed, closed where the hub is open', () => {
    const here = calendarFor(hub, own, { authority: 'Bristol', school: 'tapton' });
    expect(['2025-11-03', '2026-06-26', '2026-06-29'].map((day) => isSchoolDay(here, day))).toEqual([
      true,
      true,
      false,
    ]);
    expect(isSchoolDay(calendarFor(hub, own, { authority: 'Bristol' }), '2026-06-26')).toBe(false);
    expect(isSchoolDay(hub, '2026-06-26')).toBe(true);
  });

  test('have their own reasons', () => {
    const here = calendarFor(hub, own, { authority: 'Bristol' });
    expect(whyNoSchool(here, '2026-06-26')).toBe('a day when schools are closed');
    expect(whyNoSchool(here, '2026-04-15')).toBe('in the Easter holiday');
    expect(whyNoSchool(hub, '2026-03-30')).toBe('in the Easter holiday');
  });
});
