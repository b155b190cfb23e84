/** Limits of a card: of Teams where it has them, else what a person can take in. Characters, numbers, bytes of UTF-16. */
export const limits = {
  // Teams takes about 100 KB; older clients and slow phones are spared.
  card: 28 * 1024,
  actionsInSet: 6,
  label: 80,
  spoken: 200,
  heading: 200,
  alt: 1000,
  option: 200,
  words: 4000,
  items: 50,
  ticks: 4,
  searchWords: 200,
} as const;

/** Words no longer than the limit; what is cut ends in an ellipsis. */
export function cut(words: string, limit: number): string {
  if (words.length <= limit) return words;
  // Half of a surrogate pair is not a character.
  const kept = words.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept.trimEnd()}…`;
}

/** The same for what a screen reader says: cut in the middle, since names that begin alike differ at their end. */
export function shortened(words: string, limit: number): string {
  if (words.length <= limit) return words;
  const end = words.slice(-Math.floor(limit / 3)).replace(/^[\uDC00-\uDFFF]/, '');
  return `${cut(words, limit - end.length)}${end}`;
}

/** Whether an address may be shown or opened: https only. */
export const isShowable = (address: string): boolean => URL.canParse(address) && new URL(address).protocol === 'https:';
