/** A programme year in typed words, and the words without it: "2025/26 primary" is 2025 and "primary". */
export function readYear(typed: string): { year: number | undefined; words: string } {
  const found = /\b(20\d{2})(?:\s*[/–-]\s*(?:20)?\d{1,2})?\b/.exec(typed);
  if (!found) return { year: undefined, words: typed.trim() };
  return { year: Number(found[1]), words: typed.replace(found[0], ' ').replace(/\s+/g, ' ').trim() };
}
