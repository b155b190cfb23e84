import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBankHolidays } from '../../../src/core/bank-holidays.ts';
import { readTermDates, schoolCalendar } from '../../../src/core/calendar/term-dates.ts';
import { isSchoolDay, type SchoolCalendar } from '../../../src/core/calendar.ts';
import { addDays, type Day } from '../../../src/core/uk-time.ts';
import { clashOn } from '../../../src/features/sessions/clash.ts';
import { proposeDates, type Spacing, type Wish } from '../../../src/features/sessions/propose-dates.ts';
import { lastFreeDay, later, timesOf } from '../../../src/features/sessions/session.ts';

const dataFile = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../prisma/data/${name}`, import.meta.url), 'utf8'));
const bankHolidays = readBankHolidays(dataFile('bank-holidays-england-and-wales.json'));
const published = readTermDates(dataFile('term-dates.json'));

const calendarOf = (authority: string, closedDays: Day[] = []): SchoolCalendar =>
  schoolCalendar(
    published.filter(({ localAuthority }) => localAuthority.startsWith(authority)),
    bankHolidays,
    closedDays,
  );

const bristol = calendarOf('Bristol');
const nobodyBusy = () => undefined;
const wish = (first: Day, count: number, spacing: Spacing, clash: Wish['clash'] = nobodyBusy): Wish => ({
  first,
  count,
  spacing,
  clash,
});
const days = (proposed: { day: Day }[]) => proposed.map(({ day }) => day);

describe('dates of a series', () => {
  test('keep to the rhythm that was wished for', () => {
    expect(days(proposeDates(bristol, wish('2026-11-03', 3, { weeks: 2 })))).toEqual([
      '2026-11-03',
      '2026-11-17',
      '2026-12-01',
    ]);
  });

  test('leave out half-term: the same weekday of the week after, and why', () => {
    const [, second, third] = proposeDates(bristol, wish('2026-10-13', 3, { weeks: 2 }));
    expect(second).toEqual({ day: '2026-11-03', insteadOf: { day: '2026-10-27', because: 'half-term' } });
    expect(third).toEqual({ day: '2026-11-10' });
  });

  test('come once in each half-term, in the same week of it', () => {
    expect(days(proposeDates(bristol, wish('2026-09-15', 4, 'half-term')))).toEqual([
      '2026-09-15',
      '2026-11-10',
      '2027-01-12',
      '2027-03-02',
    ]);
  });

  test('avoid a bank holiday', () => {
    const [first] = proposeDates(bristol, wish('2027-05-03', 1, { weeks: 1 }));
    expect(first).toEqual({ day: '2027-05-10', insteadOf: { day: '2027-05-03', because: 'a bank holiday' } });
  });

  test('avoid a day on which the hub’s schools are closed', () => {
    const closed = calendarOf('Bristol', ['2026-11-17']);
    const [, second] = proposeDates(closed, wish('2026-11-03', 2, { weeks: 2 }));
    expect(second?.day).not.toBe('2026-11-17');
  });

  test('avoid a day on which a lead is elsewhere, and say so', () => {
    const busy = (day: Day) => (day === '2026-11-17' ? 'Lena Lead is at “Fractions” then' : undefined);
    const [, second] = proposeDates(bristol, wish('2026-11-03', 2, { weeks: 2 }, busy));
    expect(second).toEqual({
      day: '2026-11-24',
      insteadOf: { day: '2026-11-17', because: 'Lena Lead is at “Fractions” then' },
    });
  });

  test('end with the calendar: fewer are proposed than were wished for', () => {
    const last = bristol.halfTerms.at(-1)?.end ?? '';
    expect(proposeDates(bristol, wish(addDays(last, -1), 3, 'half-term')).length).toBeLessThan(3);
  });

  const anyDay = fc.integer({ min: 0, max: 700 }).map((offset) => addDays('2025-09-01', offset));
  const anyWish = fc.record({
    first: anyDay,
    count: fc.integer({ min: 1, max: 12 }),
    spacing: fc.oneof(fc.constant<Spacing>('half-term'), fc.record({ weeks: fc.integer({ min: 1, max: 6 }) })),
    closed: fc.array(anyDay, { maxLength: 10 }),
    busy: fc.array(anyDay, { maxLength: 40 }),
    authority: fc.constantFrom('Bristol', 'Sheffield', 'Norfolk'),
  });

  test('are school days of the hub, free of clashes, in order and no more than were wished for, whatever is wished', () => {
    fc.assert(
      fc.property(anyWish, ({ first, count, spacing, closed, busy, authority }) => {
        const calendar = calendarOf(authority, closed);
        const clash = (day: Day) => (busy.includes(day) ? 'busy' : undefined);
        const proposed = days(proposeDates(calendar, { first, count, spacing, clash }));
        expect(proposed.filter((day) => !isSchoolDay(calendar, day) || busy.includes(day))).toEqual([]);
        expect(proposed).toEqual([...new Set(proposed)].toSorted());
        expect(proposed.length).toBeLessThanOrEqual(count);
      }),
      { numRuns: 300 },
    );
  });
});

describe('who is busy', () => {
  const needed = { leads: [{ id: 'lena', name: 'Lena Lead' }], members: ['ann', 'bea', 'cai'] };
  const hours = { from: '16:00', to: '18:00' };
  const at = (people: string[], from = '16:00', to = '18:00') => [
    { day: '2026-11-17', from, to, group: 'Fractions', people },
  ];

  test('a lead who is at another session stands in the way', () => {
    expect(clashOn('2026-11-17', hours, needed, at(['lena']))).toBe('Lena Lead is at “Fractions” then');
  });

  test('most members do, a few do not', () => {
    expect(clashOn('2026-11-17', hours, needed, at(['ann', 'bea']))).toBe('most members are at another session then');
    expect(clashOn('2026-11-17', hours, needed, at(['ann']))).toBeUndefined();
  });

  test('a session that ends when this one begins does not, nor one of another day', () => {
    expect(clashOn('2026-11-17', hours, needed, at(['lena'], '14:00', '16:00'))).toBeUndefined();
    expect(clashOn('2026-11-18', hours, needed, at(['lena']))).toBeUndefined();
  });
});

describe('times', () => {
  test('a session ends as long after it begins as its length says, and never after midnight', () => {
    expect(later('16:00', 120)).toBe('18:00');
    expect(later('23:00', 120)).toBe('23:59');
  });

  test('the clock change moves nothing: four in the afternoon stays four', () => {
    expect(timesOf('2027-03-26', '16:00', '18:00').startsAt.toISOString()).toBe('2027-03-26T16:00:00.000Z');
    expect(timesOf('2027-03-30', '16:00', '18:00').startsAt.toISOString()).toBe('2027-03-30T15:00:00.000Z');
  });

  test('not coming is free until a week before', () => {
    expect(lastFreeDay('2026-12-08', 7)).toBe('2026-12-01');
  });
});
