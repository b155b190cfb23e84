import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hideSmall } from '../../src/core/nation.ts';

const few = 'fewer than 5';
const kept = 'not shown';
const some = (...counts: number[]) => counts.map((count) => ({ count, isKnown: false }));
const sum = (cells: { count: number }[]) => cells.reduce((all, { count }) => all + count, 0);

describe('counts under 5', () => {
  test.each([
    ['are hidden, with a second hub where one could be worked out from the total', [3, 20, 8], [few, 20, kept], 31],
    ['are hidden without more where there are two of them', [3, 2, 20], [few, few, 20], 25],
    ['take a third along where two can only be 4 and 4', [4, 4, 20], [few, few, kept], 28],
    ['take the total along where no other hub is left', [3, 6], [few, kept], 9],
    ['hide the total where it is the same number', [3], [few], few],
    ['and the total, where two that can only be 4 and 4 are all there is', [4, 4], [few, few], kept],
    ['are nothing to hide where there are none of them', [5, 12], [5, 12], 17],
  ])('%s', (_what, counts, cells, total) => {
    expect(
      hideSmall(
        some(...counts),
        counts.reduce((one, other) => one + other, 0),
      ),
    ).toEqual({ cells, total });
  });

  test('a hub in which nothing runs has none, and hides nobody else’s', () => {
    const cells = [{ count: 3, isKnown: false }, { count: 0, isKnown: true }, ...some(7)];
    expect(hideSmall(cells, 10)).toEqual({ cells: [few, 0, kept], total: 10 });
    expect(hideSmall([{ count: 0, isKnown: true }], 0)).toEqual({ cells: [0], total: 0 });
  });
});

/** Every way in which the hidden cells could be filled so that all that is shown holds; large cells only as far as matters. */
function waysToFill(cells: ReturnType<typeof hideSmall>['cells'], left: number): number[][] {
  const [first, ...others] = cells;
  if (first === undefined) return left === 0 ? [[]] : [];
  const from = first === few ? 0 : first === kept ? 5 : first;
  const to = first === few ? Math.min(4, left) : first === kept ? left : first;
  const ways: number[][] = [];
  for (let count = from; count <= to; count += 1)
    ways.push(...waysToFill(others, left - count).map((rest) => [count, ...rest]));
  return ways;
}

const cell = fc.oneof(
  fc.record({ count: fc.integer({ min: 0, max: 12 }), isKnown: fc.constant(false) }),
  fc.constant({ count: 0, isKnown: true }),
);

describe('whatever the counts are', () => {
  test('no small one can be worked out from what is shown', () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 5 }), (given) => {
        const shown = hideSmall(given, sum(given));
        const small = given.flatMap((one, index) => (!one.isKnown && one.count < 5 ? [index] : []));
        for (const index of small) expect(shown.cells[index]).toBe(few);
        if (typeof shown.total !== 'number') return;
        const ways = waysToFill(shown.cells, shown.total);
        for (const index of small) expect(new Set(ways.map((way) => way[index])).size).toBeGreaterThan(1);
      }),
      { numRuns: 2_000 },
    );
  });

  test('what is shown is true', () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 8 }), (given) => {
        const { cells, total } = hideSmall(given, sum(given));
        for (const [index, shown] of [...cells, total].entries()) {
          const count = given[index]?.count ?? sum(given);
          if (typeof shown === 'number') expect(shown).toBe(count);
          else if (shown === few) expect(count).toBeLessThan(5);
        }
      }),
    );
  });

  test('a school that two hubs share, counted once in the total, is not worked out either', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 3 }), (given, twice) => {
        const most = Math.max(...given.map(({ count }) => count));
        const total = Math.max(most, sum(given) - twice);
        const shown = hideSmall(given, total);
        if (typeof shown.total !== 'number') return;
        // The reader knows only that the hubs together have at least as many as the total.
        for (const [index, one] of given.entries()) {
          if (one.isKnown || one.count >= 5) continue;
          const others = shown.cells.reduce<number>(
            (all, other, at) => (at === index ? all : all + (other === few ? 4 : other === kept ? Infinity : other)),
            0,
          );
          expect(Math.max(0, total - others)).toBeLessThan(4);
        }
      }),
    );
  });
});
