import { expect, test } from 'vitest';
import { nextCode } from '../../../src/features/projects/edition.ts';

test.each([
  ['NCP26-10a', 2026, 'NCP27-10a'],
  ['NCP99-01', 2099, 'NCP00-01'],
  ['NCP26-10a', 2024, 'NCP26-10a'],
  ['NCP3', 2014, 'NCP3'],
  [null, 2026, null],
])('the next edition of %s in %i has the code %s', (code, year, next) => {
  expect(nextCode(code, year)).toBe(next);
});
