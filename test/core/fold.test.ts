import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, patternsOf, wordPatternsOf } from '../../src/core/fold.ts';

describe('words as a search compares them', () => {
  test.each([
    ["St. Mary's C of E", 'st marys c of e'],
    ['Saint Mary’s', 'st marys'],
    ['Café & Crêperie', 'cafe and creperie'],
    ['  Year—4 / Year_5 ', 'year 4 year 5'],
    ['NCP17-06a', 'ncp17 06a'],
    ['🎉 %', ''],
    ['שָׁלוֹם', 'שלום'],
  ])('“%s” is “%s”', (words, folded) => {
    expect(fold(words)).toBe(folded);
  });

  test('folding twice is folding once, and leaves no wildcard', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        expect(fold(fold(words))).toBe(fold(words));
        expect(patternsOf(words).every((pattern) => !/[%_\\]/.test(pattern.slice(1, -1)))).toBe(true);
      }),
    );
  });

  test('every word must be found: anywhere, or at the beginning of a word and numbers whole', () => {
    expect(patternsOf('Tapton s10')).toEqual(['%tapton%', '%s10%']);
    expect(wordPatternsOf('frac 1')).toEqual(['% frac%', '% 1 %']);
    expect(patternsOf(' ')).toEqual([]);
  });
});
