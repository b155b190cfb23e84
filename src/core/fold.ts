/** Words as a search compares them: lower case, no accents, "Saint" and "St." alike, "&" as "and", no punctuation. */
export function fold(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\bsaint\b/g, 'st')
    .replace(/\s+/g, ' ')
    .trim();
}

const wordsIn = (words: string): string[] =>
  fold(words)
    .split(' ')
    .filter((word) => word !== '');

/** One LIKE pattern for each word, for "contains every word anywhere". Folded words hold no wildcards. */
export const patternsOf = (words: string): string[] => wordsIn(words).map((word) => `%${word}%`);

/** The same for "has a word that begins so", numbers whole ("1" is not "10"); to compare with text that has a blank at both ends. */
export const wordPatternsOf = (words: string): string[] =>
  wordsIn(words).map((word) => (/^\d+$/.test(word) ? `% ${word} %` : `% ${word}%`));
