import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computedBankHolidays, easter, isBankHoliday, readBankHolidays } from '../../src/core/bank-holidays.ts';
import { weekday } from '../../src/core/uk-time.ts';

const file: unknown = JSON.parse(
  readFileSync(new URL('../../prisma/data/bank-holidays-england-and-wales.json', import.meta.url), 'utf8'),
);
const published = readBankHolidays(file);
const anyYear = fc.integer({ min: 1990, max: 2199 });

describe('the list that GOV.UK publishes', () => {
  it('is read for the years it covers', () => {
    expect(published).toMatchObject({ completeFrom: 2024, completeTo: 2028 });
    expect(published.days.slice(0, 2)).toEqual(['2024-01-01', '2024-03-29']);
  });

  it('is refused when it is empty, lacks England or holds a day that does not exist', () => {
    expect(() => readBankHolidays({ scotland: { events: [] } })).toThrow(/england-and-wales/);
    expect(() => readBankHolidays({ 'england-and-wales': { events: [] } })).toThrow();
    expect(() => readBankHolidays({ 'england-and-wales': { events: [{ date: '2027-02-29' }] } })).toThrow(/date/);
  });

  it('wins over the rule in its years, so a one-off holiday counts and a moved one does not count twice', () => {
    const coronationYear = { days: ['2023-05-08'], completeFrom: 2023, completeTo: 2023 };
    expect(isBankHoliday(coronationYear, '2023-05-08')).toBe(true);
    expect(isBankHoliday(coronationYear, '2023-05-01')).toBe(false);
  });

  it('gives way to the rule in years it does not cover', () => {
    expect(isBankHoliday(published, '2029-12-25')).toBe(true);
    expect(isBankHoliday(published, '2029-12-24')).toBe(false);
    expect(isBankHoliday(published, '2021-12-28')).toBe(true);
  });

  it('keeps a one-off day announced for a year it does not cover, beside the regular days', () => {
    const withJubilee = { ...published, days: [...published.days, '2032-06-04'] };
    expect(isBankHoliday(withJubilee, '2032-06-04')).toBe(true);
    expect(isBankHoliday(withJubilee, '2032-12-27')).toBe(true);
  });
});

describe('the rule for bank holidays', () => {
  it.each([2024, 2025, 2026, 2027, 2028])('gives the days that GOV.UK lists for %i', (year) => {
    expect(computedBankHolidays(year)).toEqual(published.days.filter((day) => day.startsWith(`${year}-`)));
  });

  it.each([
    ['Christmas on a Friday', 2026, ['2026-12-25', '2026-12-28']],
    ['Christmas on a Saturday', 2027, ['2027-12-27', '2027-12-28']],
    ['Christmas on a Sunday', 2022, ['2022-12-26', '2022-12-27']],
  ])('moves %s off the weekend', (_name, year, days) => {
    expect(computedBankHolidays(year).slice(-2)).toEqual(days);
  });

  it.each([
    ['a Saturday', 2028, '2028-01-03'],
    ['a Sunday', 2023, '2023-01-02'],
  ])('moves a New Year on %s to the Monday', (_name, year, day) => {
    expect(computedBankHolidays(year)[0]).toBe(day);
  });

  it('finds eight different weekdays in order in any year', () => {
    fc.assert(
      fc.property(anyYear, (year) => {
        const days = computedBankHolidays(year);
        expect(new Set(days).size).toBe(8);
        expect(days).toEqual(days.toSorted());
        expect(days.every((day) => weekday(day) <= 5 && day.startsWith(`${year}-`))).toBe(true);
      }),
    );
  });
});

describe('Easter', () => {
  // The last five are the earliest, the latest, and the three years that simpler rules get wrong.
  it.each([
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2028-04-16',
    '1818-03-22',
    '2038-04-25',
    '1954-04-18',
    '1981-04-19',
    '2049-04-18',
  ])('is on %s', (day) => {
    expect(easter(Number(day.slice(0, 4)))).toBe(day);
  });

  it('is a Sunday from 22 March to 25 April in any year', () => {
    fc.assert(
      fc.property(anyYear, (year) => {
        const day = easter(year);
        expect(weekday(day)).toBe(7);
        expect(day >= `${year}-03-22` && day <= `${year}-04-25`).toBe(true);
      }),
    );
  });
});
