import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBankHolidays } from '../../src/core/bank-holidays.ts';
import { readTermDates, schoolCalendar } from '../../src/core/calendar/term-dates.ts';
import {
  addSchoolDays,
  halfTermOf,
  isSchoolDay,
  isWorkingDay,
  lastSchoolDayOfTerm,
  nextAllowedMoment,
  nextSchoolDay,
  nextTerm,
  quietHoursSchema,
  schoolDaysUntil,
  termOf,
  termsOf,
  whyNoSchool,
  yearIs,
} from '../../src/core/calendar.ts';
import { addDays, instantOf, ukDay, ukTime, weekday } from '../../src/core/uk-time.ts';

function readData(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../prisma/data/${name}`, import.meta.url), 'utf8'));
}

const termDates = readTermDates(readData('term-dates.json'));
const bankHolidays = readBankHolidays(readData('bank-holidays-england-and-wales.json'));

function calendarOf(authority: string, closedDays: string[] = []) {
  const years = termDates.filter(({ localAuthority }) => localAuthority.startsWith(authority));
  return schoolCalendar(years, bankHolidays, closedDays);
}

const bristol = calendarOf('Bristol');
const sheffield = calendarOf('Sheffield');
const cumbria = calendarOf('Cumbria');
const typical = calendarOf('TYPICAL');
const noTerms = schoolCalendar([], bankHolidays);

describe('a school day', () => {
  it.each([
    ['2026-03-30', false, true],
    ['2026-04-15', true, false],
  ])('on %s depends on the hub: Sheffield %s, Bristol %s', (day, inSheffield, inBristol) => {
    expect(isSchoolDay(sheffield, day)).toBe(inSheffield);
    expect(isSchoolDay(bristol, day)).toBe(inBristol);
    expect(isWorkingDay(sheffield, day)).toBe(true);
  });

  it('is not the May bank holiday inside term', () => {
    expect(halfTermOf(bristol, '2026-05-04')).toMatchObject({ term: 'SUMMER', half: 1 });
    expect(isSchoolDay(bristol, '2026-05-04')).toBe(false);
    expect(isSchoolDay(bristol, '2026-05-05')).toBe(true);
  });

  it.each(['2026-12-28', '2027-03-28', '2027-05-31', '2028-01-03'])('is not %s, nor is that a working day', (day) => {
    expect(isWorkingDay(typical, day)).toBe(false);
    expect(isSchoolDay(typical, day)).toBe(false);
  });

  it('is 4 January 2027 in Bristol but not in a school that starts on the 5th', () => {
    expect(isSchoolDay(bristol, '2027-01-04')).toBe(true);
    expect(isSchoolDay(cumbria, '2027-01-04')).toBe(false);
  });

  it('is not an INSET day', () => {
    const withInset = calendarOf('Bristol', ['2026-12-18']);
    expect(isSchoolDay(withInset, '2026-12-18')).toBe(false);
    expect(isWorkingDay(withInset, '2026-12-18')).toBe(true);
  });

  it('is any working day in a year whose dates are missing', () => {
    expect(isSchoolDay(noTerms, '2026-08-12')).toBe(true);
    expect(isSchoolDay(noTerms, '2026-08-31')).toBe(false);
    expect(isSchoolDay(bristol, '2027-09-01')).toBe(true);
    expect(isSchoolDay(bristol, '2027-08-31')).toBe(false);
  });

  it('is one in the last week of August where the autumn term starts then', () => {
    const halfTerms = bristol.halfTerms.map((block) =>
      block.start === '2025-09-02' ? { ...block, start: '2025-08-27' } : block,
    );
    const leicestershire = { ...bristol, halfTerms };
    expect(isSchoolDay(leicestershire, '2025-08-27')).toBe(true);
    expect(yearIs(leicestershire, 2024)).toBe('missing');
  });
});

describe('why there is no school', () => {
  it.each([
    ['2026-05-25', 'half-term'],
    ['2026-10-24', 'half-term'],
    ['2026-12-28', 'in the Christmas holiday'],
    ['2027-03-26', 'in the Easter holiday'],
    ['2026-08-12', 'in the summer holiday'],
    ['2025-09-01', 'in the summer holiday'],
    ['2026-05-04', 'a bank holiday'],
    ['2026-09-12', 'a Saturday'],
    ['2026-09-13', 'a Sunday'],
    ['2026-09-14', 'a day when schools are closed'],
    ['2026-09-15', undefined],
  ])('on %s is said as: %s', (day, words) => {
    expect(whyNoSchool(calendarOf('Bristol', ['2026-09-14']), day)).toBe(words);
  });
});

describe('half-terms and terms', () => {
  it('hold their weekends and not their breaks', () => {
    expect(halfTermOf(bristol, '2026-09-12')).toMatchObject({ term: 'AUTUMN', half: 1 });
    expect(halfTermOf(bristol, '2026-10-28')).toBeUndefined();
  });

  it('make three terms a year', () => {
    expect(termsOf(bristol).map(({ programmeYear, term }) => `${programmeYear} ${term}`)).toEqual([
      '2025 AUTUMN',
      '2025 SPRING',
      '2025 SUMMER',
      '2026 AUTUMN',
      '2026 SPRING',
      '2026 SUMMER',
    ]);
  });

  it('count the October break to the autumn term and Christmas to none', () => {
    const autumn = { term: 'AUTUMN', programmeYear: 2026, start: '2026-09-03', end: '2026-12-18' };
    expect(termOf(bristol, '2026-10-28')).toEqual(autumn);
    expect(termOf(bristol, '2026-12-28')).toBeUndefined();
    expect(nextTerm(bristol, '2026-12-28')).toMatchObject({ term: 'SPRING', start: '2027-01-04' });
    expect(nextTerm(bristol, '2027-01-04')).toMatchObject({ term: 'SUMMER', start: '2027-04-12' });
    expect(nextTerm(bristol, '2027-06-10')).toBeUndefined();
  });

  it('end on the last day that schools are open', () => {
    const lastDays = [bristol, calendarOf('Bristol', ['2026-12-18', '2026-12-17'])].map((calendar) =>
      termsOf(calendar).map((term) => lastSchoolDayOfTerm(calendar, term)),
    );
    expect(lastDays[0]?.[3]).toBe('2026-12-18');
    expect(lastDays[1]?.[3]).toBe('2026-12-16');
  });
});

describe('deadlines in school days', () => {
  it('opens a termly report 10 school days before the term ends', () => {
    expect(addSchoolDays(bristol, '2026-12-18', -10)).toBe('2026-12-04');
  });

  it('counts a report overdue in the next term, not in the holiday', () => {
    expect(addSchoolDays(bristol, '2026-12-18', 2)).toBe('2027-01-05');
    expect(schoolDaysUntil(bristol, '2026-12-18', '2027-01-03')).toBe(0);
    expect(schoolDaysUntil(bristol, '2027-01-05', '2026-12-18')).toBe(-2);
  });

  it('has gap tasks due 2 school days before a session, across a break and a bank holiday', () => {
    expect(addSchoolDays(bristol, '2026-11-03', -2)).toBe('2026-10-23');
    expect(addSchoolDays(bristol, '2026-05-05', -2)).toBe('2026-04-30');
  });

  it('takes no school days as that day, or the next school day', () => {
    expect(addSchoolDays(bristol, '2026-09-14', 0)).toBe('2026-09-14');
    expect(addSchoolDays(bristol, '2026-10-24', 0)).toBe('2026-11-02');
  });

  it('finds the next school day after half-term', () => {
    expect(nextSchoolDay(bristol, '2026-05-25')).toBe('2026-06-01');
  });

  it('goes on past the last year it knows', () => {
    expect(addSchoolDays(bristol, '2027-07-22', 3)).toBe('2027-09-02');
    expect(addSchoolDays(bristol, '2025-09-02', -1)).toBe('2025-08-29');
  });

  const anyCalendar = fc.constantFrom(
    bristol,
    sheffield,
    cumbria,
    typical,
    noTerms,
    calendarOf('Bristol', ['2026-09-14']),
  );
  const anyDay = fc.integer({ min: 0, max: 1200 }).map((days) => addDays('2025-08-01', days));
  const anyCount = fc.integer({ min: -60, max: 60 });

  it('never fall on a day without school', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, anyCount, (calendar, from, count) => {
        const deadline = addSchoolDays(calendar, from, count);
        expect(isSchoolDay(calendar, deadline)).toBe(true);
        expect(isWorkingDay(calendar, deadline) && weekday(deadline) <= 5).toBe(true);
      }),
    );
  });

  it('are as many school days away as was asked', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, anyCount, (calendar, day, count) => {
        const from = count === 0 ? nextSchoolDay(calendar, day) : day;
        expect(schoolDaysUntil(calendar, from, addSchoolDays(calendar, from, count))).toBe(count);
      }),
    );
  });
});

describe('quiet hours', () => {
  const hours = { from: '07:30', to: '18:00' };

  function heldUntil(calendar: typeof bristol, day: string, time: string) {
    const moment = nextAllowedMoment(calendar, hours, instantOf(day, time));
    return `${ukDay(moment)} ${ukTime(moment)}`;
  }

  it('let a message go at once from half past seven until just before six on a school day', () => {
    const instant = new Date('2026-09-15T16:59:59.999Z');
    expect(nextAllowedMoment(bristol, hours, instant)).toBe(instant);
    expect(heldUntil(bristol, '2026-09-15', '07:30')).toBe('2026-09-15 07:30');
  });

  it.each([
    ['early in the morning until half past seven', '2026-09-15', '06:10', '2026-09-15 07:30'],
    ['in the evening until the next morning', '2026-09-15', '18:00', '2026-09-16 07:30'],
    ['on Friday night until Monday', '2026-09-18', '22:00', '2026-09-21 07:30'],
    ['all through half-term and the change of the clocks', '2026-10-23', '19:00', '2026-11-02 07:30'],
    ['all through Christmas', '2026-12-23', '10:00', '2027-01-04 07:30'],
    ['on a bank holiday', '2026-05-04', '10:00', '2026-05-05 07:30'],
  ])('hold a message %s', (_when, day, time, until) => {
    expect(heldUntil(bristol, day, time)).toBe(until);
  });

  it('keep to working days where no terms are known', () => {
    expect(heldUntil(noTerms, '2026-08-28', '18:30')).toBe('2026-09-01 07:30');
  });

  it('must leave some time of the day to speak', () => {
    expect(quietHoursSchema.safeParse(hours).success).toBe(true);
    expect(quietHoursSchema.safeParse({ from: '18:00', to: '07:30' }).success).toBe(false);
  });

  it('are over at the moment they give, and never earlier than now', () => {
    const anyInstant = fc.integer({ min: 0, max: 1_500_000 }).map((m) => new Date(Date.UTC(2025, 8) + m * 60_000));
    fc.assert(
      fc.property(fc.constantFrom(bristol, typical, noTerms), anyInstant, (calendar, instant) => {
        const moment = nextAllowedMoment(calendar, hours, instant);
        expect(moment.getTime()).toBeGreaterThanOrEqual(instant.getTime());
        expect(nextAllowedMoment(calendar, hours, moment)).toBe(moment);
      }),
    );
  });
});
