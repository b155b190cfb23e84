import fc from 'fast-check';
import { expect, test } from 'vitest';
import { enoughMarks, type Heard, shownOverHubs, shownTogether } from '../../src/core/heard.ts';
import { addDays } from '../../src/core/uk-time.ts';

const first = '2026-11-02';
const one = fc.record({
  hub: fc.integer({ min: 0, max: 2 }),
  answers: fc.integer({ min: 0, max: 8 }),
  silent: fc.integer({ min: 0, max: 2 }),
  closes: fc.integer({ min: 0, max: 440 }),
});
type One = typeof one extends fc.Arbitrary<infer Value> ? Value : never;
type Placed = Heard & { hub: number };

const heardOf = ({ hub, answers, silent, closes }: One, index: number): Placed => ({
  ...{ id: `evaluation ${index}`, hub, answers, asked: answers + silent, closesOn: addDays(first, closes) },
});

/** Every part that anybody is ever shown: each hub and the nation, day after day. An evaluation has opened by the time it closes. */
function everShown(all: Placed[]): Placed[][] {
  const days = [0, 1, 7, 30, 100, 200, 300, 400, 440, 500].map((day) => addDays(first, day));
  return days.flatMap((today) => {
    const hubs = [...Map.groupBy(all, ({ hub }) => hub).values()];
    return [...hubs.flatMap((some) => shownTogether(some, 2026, today)), ...shownOverHubs(hubs, 2026, today)];
  });
}

const idsOf = (part: Placed[]) => part.map(({ id }) => id).toSorted();

/** A small group of another hub closes between two of ours: over hubs the three would have made one batch. */
const between: One[] = [
  { hub: 0, answers: 3, silent: 0, closes: 1 },
  { hub: 1, answers: 1, silent: 0, closes: 2 },
  { hub: 0, answers: 2, silent: 1, closes: 3 },
  { hub: 2, answers: 6, silent: 0, closes: 4 },
  { hub: 2, answers: 4, silent: 0, closes: 5 },
];

test('whatever a hub and the nation are shown, on whatever days, no two parts of it share some answers and not all', () => {
  fc.assert(
    fc.property(fc.array(one, { maxLength: 14 }), (some) => {
      const parts = everShown(some.map(heardOf));
      for (const part of parts) expect(part.reduce((sum, { answers }) => sum + answers, 0)).toBeGreaterThanOrEqual(5);
      for (const [index, part] of parts.entries())
        for (const other of parts.slice(index + 1)) {
          const shared = part.filter(({ id }) => other.some((another) => another.id === id));
          if (shared.length > 0) expect(idsOf(part)).toEqual(idsOf(other));
        }
    }),
    { examples: [[between]], numRuns: 60 },
  );
});

test('what waits in a hub counts over hubs once its year is settled', () => {
  const hubs = [...Map.groupBy(between.map(heardOf), ({ hub }) => hub).values()];
  const shown = (today: string) => shownOverHubs(hubs, 2026, today).map(idsOf).toSorted();
  const before = [['evaluation 0', 'evaluation 2'], ['evaluation 3']];
  expect(shown('2027-12-31')).toEqual(before);
  expect(shown('2028-01-01')).toEqual([before[0], ['evaluation 1', 'evaluation 4'], before[1]]);
});

test('a question that only few of a part were asked counts without that part', () => {
  expect(
    enoughMarks([
      [4, 4, 4, 4, 4],
      [1, 1, 1],
    ]),
  ).toEqual([4, 4, 4, 4, 4]);
});
