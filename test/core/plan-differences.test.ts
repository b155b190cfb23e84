import { describe, expect, test } from 'vitest';
import { planDifferences } from '../../src/core/plan-differences.ts';

const now = new Date('2026-11-16T10:30:00Z');
const past = new Date('2026-11-13T07:30:00Z');
const soon = new Date('2026-11-17T07:30:00Z');
const later = new Date('2026-11-18T07:30:00Z');

const open = (dueAt: Date) => [{ subjectId: 'a', dueAt, isDone: false }];
const done = (dueAt: Date) => [{ subjectId: 'a', dueAt, isDone: true }];
const expected = (dueAt: Date | 'as told') => [{ subjectId: 'a', dueAt }];
const compare = (...[wanted, rows]: [Parameters<typeof planDifferences>[0], Parameters<typeof planDifferences>[1]]) =>
  planDifferences(wanted, rows, now).map(({ subjectId: _a, ...rest }) => rest);

describe('the plan differs from the rules', () => {
  test('where something to come is not planned, or for another time', () => {
    expect(compare(expected(soon), [])).toEqual([{ is: 'missing', dueAt: soon }]);
    expect(compare(expected(soon), open(later))).toEqual([{ is: 'moved', dueAt: soon }]);
    expect(compare(expected(past), open(later))).toEqual([{ is: 'moved', dueAt: past }]);
    expect(compare(expected(soon), done(past))).toEqual([{ is: 'moved', dueAt: soon }]);
  });

  test('where something is planned that the rules do not know', () => {
    expect(compare([], open(soon))).toEqual([{ is: 'left over' }]);
  });

  test('where a day that people were told is lost', () => {
    expect(compare(expected('as told'), [])).toEqual([{ is: 'lost' }]);
    expect(compare(expected('as told'), done(past))).toEqual([{ is: 'lost' }]);
  });
});

describe('the plan is as the rules say', () => {
  test.each([
    ['when each row has its time', expected(soon), open(soon)],
    ['when a told day is planned, whichever it is', expected('as told'), open(later)],
    ['when what is due waits for the sweep', expected(later), open(past)],
    ['when what is due is no longer expected, and waits for the sweep', [], open(past)],
    ['when what was due is done', expected(past), done(past)],
    ['when what was done would have been due at another time that is over', expected(past), done(new Date(0))],
    ['when nobody planned in time what would be over now', expected(past), []],
    ['when what was done is over', [], done(past)],
  ])('%s', (_when, wanted, rows) => {
    expect(compare(wanted, rows)).toEqual([]);
  });
});
