import { type Command, type Outcome, type Raw, refuse, reply } from './command.ts';
import type { Answers } from './form.ts';
import { createReader } from './phrases.ts';
import type { Asked } from './ports.ts';
import { type Action, text } from './view.ts';

export type Understood<Db> = { command: Command<Db>; raw: Raw };

const olderVersion = 'This button is from an older version. Type “workgroups” to start again.';
const seeHelp: Action = { label: 'See what I can do', runs: 'help' };
const seeMine: Action = { label: 'See my groups', runs: 'mine' };

/** What people write to somebody who helped them, and nothing besides. */
const thanks =
  /^(?:(?:ok|okay|great|lovely|perfect|brilliant|many|thanks|thank you|thx|ta|cheers|bye|so much|very much|all)[\s,.!]*)+$/iu;

const youAreWelcome = reply({
  title: 'You’re welcome',
  blocks: [
    text('Nothing was changed. Write to me whenever you need something.'),
    { kind: 'actions', actions: [seeMine, seeHelp] },
  ],
});

function didYouMean(phrase: string, name: string, words: string): Outcome {
  const label = `${phrase} ${words}`.trim().slice(0, 60);
  const actions: Action[] = [{ label, runs: name, input: { words }, tone: 'main' }, seeHelp];
  return reply({
    title: `Did you mean “${phrase}”?`,
    blocks: [text(`I don’t know that word, but “${phrase}” is close.`), { kind: 'actions', actions }],
  });
}

function unknownWords(words: string): Outcome {
  const look: Action = {
    label: 'Look for Work Groups',
    runs: 'browse',
    input: { words: words.slice(0, 200) },
    tone: 'main',
  };
  return reply({
    title: 'I don’t know that one',
    blocks: [
      text('You wrote: ', words.slice(0, 200)),
      text('I can look for Work Groups with these words, or show your groups and what I can do.'),
      { kind: 'actions', actions: [look, seeMine, seeHelp] },
    ],
  });
}

/** More signs than this are not the name of anything here. */
const longest = 300;
const tooLong = refuse(
  'too long',
  'That is more than I can read at once. Try a code such as NCP17-10a, or a few words.',
);

/** What was typed, without the one sign that no database keeps. */
const keepable = (answers: Answers): Answers => {
  const clean = (answer: string) => answer.replaceAll('\0', '');
  const each = (answer: string | string[]) => (Array.isArray(answer) ? answer.map(clean) : clean(answer));
  return Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, each(answer)]));
};

/** The commands by name, and a reader of their phrases; made once. */
export type Lexicon<Db> = { named: Map<string, Command<Db>>; read: ReturnType<typeof createReader> };

export const createLexicon = <Db>(commands: Command<Db>[]): Lexicon<Db> => ({
  named: new Map(commands.map((command) => [command.name, command])),
  read: createReader(commands),
});

/** What was asked for: a command with its raw input, or a kind answer when no command is meant. */
export function understand<Db>(asked: Asked, { named, read }: Lexicon<Db>): Understood<Db> | Outcome {
  if ('runs' in asked) {
    const command = named.get(asked.runs);
    if (!command) return refuse('unknown', olderVersion);
    const { input, answers, version } = asked;
    return {
      command,
      raw: { input, ...(answers && { answers: keepable(answers) }), ...(version !== undefined && { version }) },
    };
  }
  if (thanks.test(asked.typed.trim())) return youAreWelcome;
  const reading = read(asked.typed);
  const command = reading.kind === 'command' ? named.get(reading.name) : undefined;
  if (command && reading.words.length > longest) return tooLong;
  if (command) return { command, raw: { input: { words: reading.words } } };
  return reading.kind === 'nearest'
    ? didYouMean(reading.phrase, reading.name, reading.words)
    : unknownWords(reading.words);
}
