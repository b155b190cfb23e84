import type { Likeness, SavedLinks, SavedSchools } from '../../store/register/save-register.ts';

/** A row that was left out. */
export type BadRow = { line: number; fault: string };

type Say = (line: string) => void;

/** Bad rows and suggestions that are listed; the others are counted. */
const most = 20;

const number = (count: number) => count.toLocaleString('en-GB');
const some = (count: number, one: string, many: string) => `${number(count)} ${count === 1 ? one : many}`;
const encodings: Record<string, string> = { utf8: 'UTF-8', 'windows-1252': 'Windows-1252' };

/** How many schools were read, and what that changed. */
export function saySchools(
  say: Say,
  read: { rows: number; encoding: string },
  saved: SavedSchools,
  isDry: boolean,
): void {
  const { added, changed, asTheyWere, notInFile, closed } = saved;
  if (isDry) say('A dry run: nothing was changed. This is what would be.');
  say(`${some(read.rows, 'row', 'rows')} read (${encodings[read.encoding] ?? read.encoding}).`);
  say(
    added + changed === 0
      ? `Nothing to change: all ${number(asTheyWere)} schools are as the file has them.`
      : `Schools: ${number(added)} new, ${number(changed)} changed, ${number(asTheyWere)} as they were.`,
  );
  if (closed > 0) say(`${some(closed, 'school is', 'schools are')} closed, and kept with the records.`);
  if (notInFile > 0) say(`${some(notInFile, 'school is', 'schools are')} not in the file, and stay as they are.`);
}

/** What changed of predecessors and successors. */
export function sayLinks(say: Say, { added, changed, removed, unknown }: SavedLinks, isDry: boolean): void {
  const nothing = added + changed + removed === 0;
  say(
    nothing
      ? 'Links: nothing to change.'
      : `Links: ${number(added)} new, ${number(changed)} changed, ${number(removed)} ${isDry ? 'to be removed' : 'removed'}.`,
  );
  if (unknown > 0)
    say(`${some(unknown, 'link names', 'links name')} a school that is not in the register, and is left out.`);
}

/** Which rows were left out, by line, the first of them. */
export function sayBadRows(say: Say, file: string, bad: BadRow[]): void {
  if (bad.length === 0) return;
  say(`${some(bad.length, 'row', 'rows')} of ${file} left out:`);
  for (const { line, fault } of bad.slice(0, most)) say(`  line ${line}: ${fault}`);
  if (bad.length > most) say(`  and ${number(bad.length - most)} more`);
}

/** Schools that somebody typed and the register has, for people to say so themselves. */
export function sayLikenesses(say: Say, likenesses: Likeness[]): void {
  if (likenesses.length === 0) return;
  say('Typed by hand before, and in the register now? Nothing was merged; their teachers are asked.');
  for (const { name, town, urn, registered } of likenesses.slice(0, most))
    say(`  “${town ? `${name}, ${town}` : name}”: ${urn} ${registered}`);
  if (likenesses.length > most) say(`  and ${number(likenesses.length - most)} more`);
}
