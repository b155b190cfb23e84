const two = (year: number) => String(year % 100).padStart(2, '0');

const pattern = /^(.+)-\d{2}-\d+$/;

/** The letters of a hub's keys: those it uses, else the first ones of its name, so that South Yorkshire Maths Hub has SYMH. */
export const keyLetters = (hubName: string, keys: string[]): string =>
  keys.map((key) => pattern.exec(key)?.[1]).find((letters) => letters !== undefined) ??
  (hubName.match(/\b\p{Lu}/gu)?.join('') || 'WG');

/** The next keys of a hub and year, one after the highest that is there: SYMH-26-014. */
export function nextKeys(letters: string, year: number, keys: string[], count: number): string[] {
  const start = `${letters}-${two(year)}-`;
  const numbers = keys.filter((key) => key.startsWith(start)).map((key) => Number(key.slice(start.length)));
  const highest = Math.max(0, ...numbers.filter(Number.isInteger));
  return Array.from({ length: count }, (_, index) => `${start}${String(highest + 1 + index).padStart(3, '0')}`);
}
