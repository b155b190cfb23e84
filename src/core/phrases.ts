import leven from 'leven';

/** A command as it can be typed. */
export type Phrased = { name: string; phrase?: string; also?: string[] };

/** Typed words understood: a command with the rest of the words, the command probably meant, or neither. */
export type Reading =
  | { kind: 'command'; name: string; words: string }
  | { kind: 'nearest'; name: string; phrase: string; words: string }
  | { kind: 'unknown'; words: string };

/** So many wrong letters are still a slip: where words are short, one more would make another word of them. */
const slipsIn = ({ length }: string) => (length < 3 ? 0 : length < 7 ? 1 : 2);

/** Whether two letters that stand side by side have changed places: the commonest slip on a phone. */
const isSwapped = (typed: string, phrase: string) =>
  [...typed].some((letter, at) => {
    const swapped = typed.slice(0, at) + typed.charAt(at + 1) + letter + typed.slice(at + 2);
    return swapped === phrase;
  });

const distance = (typed: string, phrase: string) => (isSwapped(typed, phrase) ? 1 : leven(typed, phrase));

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

type Known = { name: string; phrase: string };

/** The phrase that the words begin with, the longest there is. */
function exact(words: string, names: Map<string, string>): Reading | undefined {
  let phrase = words.toLowerCase();
  while (!names.has(phrase) && phrase !== '') phrase = phrase.slice(0, Math.max(0, phrase.lastIndexOf(' ')));
  const name = phrase === '' && words !== '' ? undefined : names.get(phrase);
  return name === undefined ? undefined : { kind: 'command', name, words: words.slice(phrase.length).trim() };
}

function nearest(words: string, known: Known[]): Reading {
  const [verb = '', ...rest] = words.split(' ');
  const singles = known.filter(({ phrase }) => phrase !== '' && !phrase.includes(' '));
  const [meant] = singles
    .map((one) => ({ ...one, slips: distance(verb.toLowerCase(), one.phrase) }))
    .filter(({ slips }) => slips <= slipsIn(verb))
    .toSorted((one, other) => one.slips - other.slips);
  return meant
    ? { kind: 'nearest', name: meant.name, phrase: meant.phrase, words: rest.join(' ') }
    : { kind: 'unknown', words };
}

/** A reader of what people type, for these commands: "join ncp17-10a" is the command join with the words "ncp17-10a". */
export function createReader(commands: Phrased[]): (typed: string) => Reading {
  const known = commands.flatMap((command) => phrasesOf(command).map((phrase) => ({ name: command.name, phrase })));
  const names = new Map(known.toReversed().map(({ name, phrase }) => [phrase, name])); // of two, the first counts
  return (typed) => {
    const words = tidy(typed);
    return exact(words, names) ?? nearest(words, known);
  };
}

/** Reads what somebody typed, once. */
export const readPhrase = (typed: string, commands: Phrased[]): Reading => createReader(commands)(typed);
