import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  clockTimeSchema,
  daySchema,
  daysBetween,
  instantOf,
  programmeYear,
  programmeYearName,
  sayDay,
  sayInSchoolDays,
  sayMoment,
  sayPeriod,
  sayTime,
  ukDay,
  ukTime,
  weekday,
  weekdayOnOrBefore,
} from '../../src/core/uk-time.ts';

const today = '2026-09-14';
const anyMinute = fc
  .integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 })
  .map((minutes) => new Date(minutes * 60_000));
const anyDay = fc.integer({ min: 0, max: 7300 }).map((days) => addDays('2020-01-01', days));

function shown(instant: Date) {
  return `${ukDay(instant)} ${ukTime(instant)}`;
}

describe('a UK clock', () => {
  it('runs with UTC in winter and an hour ahead in summer', () => {
    expect(shown(new Date('2027-01-12T16:00:00Z'))).toBe('2027-01-12 16:00');
    expect(shown(new Date('2027-06-12T16:00:59Z'))).toBe('2027-06-12 17:00');
    expect(shown(new Date('2027-06-12T23:15:00Z'))).toBe('2027-06-13 00:15');
  });

  it('goes from 1am to 2am on Easter Sunday 2027', () => {
    expect(shown(new Date('2027-03-28T00:59:00Z'))).toBe('2027-03-28 00:59');
    expect(shown(new Date('2027-03-28T01:00:00Z'))).toBe('2027-03-28 02:00');
  });

  it('takes a time that March skips as the same time after 1am', () => {
    expect(shown(instantOf('2027-03-28', '01:30'))).toBe('2027-03-28 02:30');
  });

  it('takes a time that October shows twice as the first of the two', () => {
    expect(instantOf('2026-10-25', '01:30')).toEqual(new Date('2026-10-25T00:30:00Z'));
    expect(shown(new Date('2026-10-25T01:30:00Z'))).toBe('2026-10-25 01:30');
    expect(instantOf('2026-10-25', '02:00')).toEqual(new Date('2026-10-25T02:00:00Z'));
  });

  it('keeps a session at 4pm on both sides of the change', () => {
    expect(instantOf('2026-10-22', '16:00')).toEqual(new Date('2026-10-22T15:00:00Z'));
    expect(instantOf('2026-10-29', '16:00')).toEqual(new Date('2026-10-29T16:00:00Z'));
  });

  it('leads back to the same instant, but for the second run of the doubled hour', () => {
    fc.assert(
      fc.property(anyMinute, (instant) => {
        const hoursEarlier = (instant.getTime() - instantOf(ukDay(instant), ukTime(instant)).getTime()) / 3_600_000;
        const octoberSunday = weekdayOnOrBefore(`${instant.getUTCFullYear()}-10-31`, 7);
        const secondRun = instant.toISOString().startsWith(`${octoberSunday}T01:`);
        expect(hoursEarlier).toBe(secondRun ? 1 : 0);
      }),
      { examples: [[new Date('2026-10-25T00:30:00Z')], [new Date('2026-10-25T01:30:00Z')]], numRuns: 300 },
    );
  });
});

describe('days', () => {
  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2027-03-29', -2, '2027-03-27'],
    ['2026-10-24', 2, '2026-10-26'],
  ])('counts from %s by %i to %s', (from, days, to) => {
    expect(addDays(from, days)).toBe(to);
  });

  it('counts there and back alike', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -800, max: 800 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
  });

  it('knows Monday as 1 and Sunday as 7', () => {
    expect(['2026-09-14', '2026-09-19', '2026-09-20'].map(weekday)).toEqual([1, 6, 7]);
  });

  it('finds the weekday on or before a day', () => {
    expect(weekdayOnOrBefore('2026-12-22', 5)).toBe('2026-12-18');
    expect(weekdayOnOrBefore('2026-12-18', 5)).toBe('2026-12-18');
  });

  it('takes only days and times that exist', () => {
    expect(['2028-02-29', '2027-02-29', '12/03/2027'].map((day) => daySchema.safeParse(day).success)).toEqual([
      true,
      false,
      false,
    ]);
    expect(['07:30', '24:00', '7:30', '07:60'].map((time) => clockTimeSchema.safeParse(time).success)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('the programme year', () => {
  it('runs from 1 September to 31 August', () => {
    expect(['2026-08-31', '2026-09-01', '2027-08-31'].map(programmeYear)).toEqual([2025, 2026, 2026]);
  });

  it('is named as hubs write it', () => {
    expect([2017, 2026, 2099].map(programmeYearName)).toEqual(['2017/18', '2026/27', '2099/00']);
  });
});

describe('what people read', () => {
  it('names a day without its year in this programme year', () => {
    expect(sayDay('2027-03-12', today)).toBe('Friday 12 March');
    expect(sayDay('2027-08-31', today)).toBe('Tuesday 31 August');
  });

  it('names the year of a day in another programme year', () => {
    expect(sayDay('2027-09-01', today)).toBe('Wednesday 1 September 2027');
    expect(sayDay('2026-08-31', today)).toBe('Monday 31 August 2026');
  });

  it.each([
    ['16:00', '4pm'],
    ['15:45', '3:45pm'],
    ['09:05', '9:05am'],
    ['12:00', 'midday'],
    ['12:30', '12:30pm'],
    ['00:00', 'midnight'],
    ['00:15', '12:15am'],
  ])('says %s as %s', (time, words) => {
    expect(sayTime(time)).toBe(words);
  });

  it('says a moment in UK time', () => {
    expect(sayMoment(new Date('2027-06-10T15:00:00Z'), today)).toBe('Thursday 10 June, 4pm');
  });

  it('says a session as its day, start and end', () => {
    const start = new Date('2026-03-12T16:00:00Z');
    expect(sayPeriod(start, new Date('2026-03-12T18:00:00Z'), '2026-03-02')).toBe('Thursday 12 March, 4pm to 6pm');
  });

  it('names both days of what runs into another day', () => {
    const words = sayPeriod(new Date('2027-01-14T09:00:00Z'), new Date('2027-01-15T12:00:00Z'), today);
    expect(words).toBe('Thursday 14 January, 9am to Friday 15 January, midday');
  });

  it('counts in school days', () => {
    expect([3, 1, 0, -1, -2].map(sayInSchoolDays)).toEqual([
      'in 3 school days',
      'in 1 school day',
      'today',
      '1 school day ago',
      '2 school days ago',
    ]);
  });
});
