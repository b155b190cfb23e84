import { closestMatch } from 'leven';

/** A command as it can be typed. */
export type Phrased = { name: string; phrase?: string; also?: string[] };

/** Typed words understood: a command with the rest of the words, the command probably meant, or neither. */
export type Reading =
  | { kind: 'command'; name: string; words: string }
  | { kind: 'nearest'; name: string; phrase: string; words: string }
  | { kind: 'unknown'; words: string };

/** Longest slip that is still taken for a word: two letters. */
const farthest = 2;

/** Plain words: one kind of blank and quote, no invisible direction marks, no leading "/" or "workgroups". */
export function tidy(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, '')
    .replace(/[‘’]/gu, "'")
    .replace(/[“”]/gu, '"')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/^\/?\s?(?:workgroups|work groups)\b\s?/iu, '')
    .replace(/^\//u, '')
    .trim();
}

const phrasesOf = (command: Phrased) =>
  [command.phrase, ...(command.also ?? [])].filter((phrase) => phrase !== undefined);

function exact(words: string, commands: Phrased[]): Reading | undefined {
  const lower = words.toLowerCase();
  const starts = (phrase: string) => lower === phrase || (phrase !== '' && lower.startsWith(`${phrase} `));
  const candidates = commands.flatMap((command) =>
    phrasesOf(command)
      .filter(starts)
      .map((phrase) => ({ name: command.name, phrase })),
  );
  const longest = candidates.toSorted((a, b) => b.phrase.length - a.phrase.length)[0];
  return longest && { kind: 'command', name: longest.name, words: words.slice(longest.phrase.length).trim() };
}

/** Reads what somebody typed: "join ncp17-10a" is the command join with the words "ncp17-10a". */
export function readPhrase(typed: string, commands: Phrased[]): Reading {
  const words = tidy(typed);
  const known = exact(words, commands);
  if (known) return known;
  const [verb = '', ...rest] = words.split(' ');
  const singles = commands.flatMap(phrasesOf).filter((phrase) => phrase !== '' && !phrase.includes(' '));
  const phrase = closestMatch(verb.toLowerCase(), singles, {
    maxDistance: Math.min(farthest, Math.floor(verb.length / 2)),
  });
  const meant = commands.find((command) => phrase && phrasesOf(command).includes(phrase));
  if (!meant || !phrase) return { kind: 'unknown', words };
  return { kind: 'nearest', name: meant.name, phrase, words: rest.join(' ') };
}
