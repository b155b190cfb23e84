import { fold } from '../../core/fold.ts';

/** Sentences about a file quote what stands in it, and the names of its columns; only these may be kept. */
const columnNamed = /(olumn) “([^”]*)”/g;

/** What is wrong with a line, without what stands in the line. */
export function withoutContent(what: string, columns: string[]): string {
  const known = new Set(columns.map(fold));
  const named: string[] = [];
  const marked = what.replace(columnNamed, (all, word: string, name: string) => {
    if (!known.has(fold(name))) return all;
    named.push(name);
    return `${word} ‹${named.length - 1}›`;
  });
  // To the last mark: what stands in a file may have marks of its own
  const bare = marked.replace(/“.*”/s, '“…”');
  return bare.replace(/olumn ‹(\d+)›/g, (all, at: string) =>
    named[Number(at)] ? `olumn “${named[Number(at)]}”` : all,
  );
}
