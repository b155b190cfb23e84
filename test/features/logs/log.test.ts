import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  attendanceOf,
  attendanceStates,
  drifts,
  readGuests,
  sayGuest,
  wasThere,
} from '../../../src/features/logs/log.ts';

describe('what a tick says', () => {
  test.each([
    [true, undefined, false, 'PRESENT'],
    [true, 'LATE', false, 'LATE'],
    [true, 'ABSENT', false, 'PRESENT'],
    [false, undefined, true, 'APOLOGIES'],
    [false, undefined, false, 'ABSENT'],
    [false, 'APOLOGIES', false, 'APOLOGIES'],
    [false, 'LEFT_EARLY', true, 'APOLOGIES'],
  ] as const)('ticked %s, before %s, apologised %s: %s', (ticked, before, apologised, after) => {
    expect(attendanceOf(ticked, before, apologised)).toBe(after);
  });

  test('who is ticked was there, who is not was not, whatever was known; saying the same again changes nothing', () => {
    const states = fc.option(fc.constantFrom(...attendanceStates), { nil: undefined });
    fc.assert(
      fc.property(fc.boolean(), states, fc.boolean(), (ticked, before, apologised) => {
        const after = attendanceOf(ticked, before, apologised);
        expect(wasThere(after)).toBe(ticked);
        expect(attendanceOf(ticked, after, apologised)).toBe(after);
      }),
    );
  });
});

describe('guests', () => {
  test('are read a line each: what stands behind the first comma is the school', () => {
    expect(readGuests(' Sam Poole, Dogwood Primary, Leeds \n\nJo Day')).toEqual([
      { name: 'Sam Poole', school: 'Dogwood Primary, Leeds' },
      { name: 'Jo Day', school: '' },
    ]);
  });

  test('are written as they are read', () => {
    expect(readGuests(sayGuest({ name: 'Sam Poole', school: 'Dogwood' }))).toEqual([
      { name: 'Sam Poole', school: 'Dogwood' },
    ]);
  });
});

describe('a school', () => {
  test.each([
    [{ missed: 1, tasksDue: 1, tasksDone: 0 }, true],
    [{ missed: 1, tasksDue: 2, tasksDone: 1 }, false],
    [{ missed: 0, tasksDue: 2, tasksDone: 0 }, false],
    [{ missed: 1, tasksDue: 0, tasksDone: 0 }, false],
    [{ missed: 2, tasksDue: 0, tasksDone: 0 }, true],
  ])('with %o drifts: %s', (known, isDrifting) => {
    expect(drifts(known)).toBe(isDrifting);
  });
});
