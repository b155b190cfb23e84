import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestAfter, digestAt, nextDigestMoment } from '../../src/core/reminder.ts';
import { instantOf, ukDay, ukTime } from '../../src/core/uk-time.ts';
import { plainHub } from '../support/plain-hub.ts';

const { calendar } = plainHub;

const two = (number: number) => String(number).padStart(2, '0');
const timeOf = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** Hours of a hub, from a minute up to the whole day. */
const hours = fc
  .tuple(fc.integer({ min: 0, max: 1438 }), fc.integer({ min: 1, max: 1439 }))
  .map(([from, length]) => ({ from: timeOf(from), to: timeOf(Math.min(1439, from + length)) }));
const instants = fc.date({ min: new Date('2026-09-01'), max: new Date('2027-08-31'), noInvalidDate: true });
const days = fc.constantFrom('school days' as const, 'working days' as const);

describe('when a digest goes', () => {
  test('it may be said at that moment, in the hub’s hours, however short they are', () => {
    fc.assert(
      fc.property(hours, days, instants, (quietHours, which, now) => {
        const hub = { calendar, quietHours };
        const moment = digestAt(hub, which, now);
        expect(nextDigestMoment(hub, which, moment)).toEqual(moment);
        expect([quietHours.from <= ukTime(moment), ukTime(moment) < quietHours.to]).toEqual([true, true]);
        expect(digestAfter(hub, which, moment) > moment).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('what may not be said at a moment has another one to come, never one that is over', () => {
    fc.assert(
      fc.property(hours, days, instants, (quietHours, which, now) => {
        const hub = { calendar, quietHours };
        const moment = nextDigestMoment(hub, which, now);
        expect(moment >= now).toBe(true);
        expect(nextDigestMoment(hub, which, moment)).toEqual(moment);
      }),
      { numRuns: 300 },
    );
  });

  test('nothing that comes first in the morning goes without what becomes due as the hours begin', () => {
    const hub = { calendar, quietHours: { from: '07:30', to: '18:00' } };
    const begin = instantOf('2026-11-24', '07:30');
    expect(nextDigestMoment(hub, 'school days', begin).toISOString()).toBe('2026-11-24T07:35:00.000Z');
    expect(nextDigestMoment(hub, 'school days', instantOf('2026-11-24', '07:36'))).toEqual(
      instantOf('2026-11-24', '07:36'),
    );
    expect(ukDay(nextDigestMoment(hub, 'school days', instantOf('2026-11-24', '19:00')))).toBe('2026-11-25');
  });
});
