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

/** One LIKE pattern for each word, for "contains every word". Folded words hold no wildcards. */
export const patternsOf = (words: string): string[] =>
  fold(words)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => `%${word}%`);
