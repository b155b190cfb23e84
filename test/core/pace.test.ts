import { describe, expect, test } from 'vitest';
import { nextFit } from '../../src/core/pace.ts';

/** As Teams takes messages from one chat. */
const windows = [
  { most: 7, ms: 1_000 },
  { most: 8, ms: 2_000 },
];

/** When each of so many messages goes that are all there at once. */
function goes(count: number): number[] {
  const sent: number[] = [];
  while (sent.length < count) sent.push(nextFit(sent, windows, 0));
  return sent;
}

describe('the pace of one conversation', () => {
  test('lets go what fits, and keeps the next back until every window has room', () => {
    expect(goes(10)).toEqual([0, 0, 0, 0, 0, 0, 0, 1_000, 2_000, 2_000]);
  });

  test('makes nobody wait after a silence', () => {
    expect(nextFit([0, 0, 0, 0, 0, 0, 0, 0], windows, 5_000)).toBe(5_000);
  });

  test('never has more in a window than it takes', () => {
    const all = goes(60);
    for (const { most, ms } of windows)
      for (const at of all) expect(all.filter((one) => one >= at && one < at + ms).length).toBeLessThanOrEqual(most);
  });
});
