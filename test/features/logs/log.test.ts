import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  attendanceOf,
  attendanceStates,
  drifts,
  readRemarks,
  sayRemarks,
  wasThere,
} from '../../../src/features/logs/log.ts';

describe('what a log says of somebody', () => {
  const ticks = (...said: ('came' | 'late' | 'early')[]) => ({
    came: said.includes('came'),
    late: said.includes('late'),
    early: said.includes('early'),
  });

  test.each([
    [['came'], undefined, false, 'PRESENT'],
    [['came', 'late'], undefined, false, 'LATE'],
    [['late'], 'ABSENT', true, 'LATE'],
    [['came', 'early'], 'LATE', false, 'LEFT_EARLY'],
    [['came'], 'LATE', false, 'PRESENT'],
    [['came'], 'ABSENT', false, 'PRESENT'],
    [[], undefined, true, 'APOLOGIES'],
    [[], undefined, false, 'ABSENT'],
    [[], 'APOLOGIES', false, 'APOLOGIES'],
    [[], 'LEFT_EARLY', true, 'APOLOGIES'],
  ] as const)('%j, before %s, apologised %s: %s', (said, before, apologised, after) => {
    expect(attendanceOf(ticks(...said), before, apologised)).toBe(after);
  });

  test('who came in any way was there, who did not was not, whatever was known; said again it changes nothing', () => {
    const states = fc.option(fc.constantFrom(...attendanceStates), { nil: undefined });
    const ways = fc.subarray(['came', 'late', 'early'] as const);
    fc.assert(
      fc.property(ways, states, fc.boolean(), (said, before, apologised) => {
        const after = attendanceOf(ticks(...said), before, apologised);
        expect(wasThere(after)).toBe(said.length > 0);
        expect(attendanceOf(ticks(...said), after, apologised)).toBe(after);
      }),
    );
  });
});

describe('the lines beside the ticks', () => {
  test('are read one by one: a comma means a guest and their school', () => {
    expect(
      readRemarks(
        ' Sam Poole, Dogwood School for Girls, Leeds \n\nTom Reed late\nAnn Bell left early\nZoe Hart for Cai Moss\nJo Day',
      ),
    ).toEqual({
      guests: [
        { name: 'Sam Poole', school: 'Dogwood School for Girls, Leeds' },
        { name: 'Jo Day', school: '' },
      ],
      late: ['Tom Reed'],
      early: ['Ann Bell'],
      instead: [{ name: 'Zoe Hart', of: 'Cai Moss' }],
    });
  });

  test.each([
    ['Tom Reed was late', { late: ['Tom Reed'] }],
    ['Tom Reed came late', { late: ['Tom Reed'] }],
    ['Ann Bell Early', { early: ['Ann Bell'] }],
    ['Zoe Hart FOR  Cai Moss', { instead: [{ name: 'Zoe Hart', of: 'Cai Moss' }] }],
    ['Kate Slate', { guests: [{ name: 'Kate Slate', school: '' }] }],
  ])('“%s” is understood as it is meant', (line, meant) => {
    expect(readRemarks(line)).toEqual({ guests: [], late: [], early: [], instead: [], ...meant });
  });

  test('are written as they are read', () => {
    const remarks = {
      guests: [{ name: 'Sam Poole', school: 'Dogwood' }],
      late: ['Tom Reed'],
      early: ['Ann Bell'],
      instead: [{ name: 'Zoe Hart', of: 'Cai Moss' }],
    };
    expect(readRemarks(sayRemarks(remarks))).toEqual(remarks);
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
