import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startVitest } from 'vitest/node';
import { offered } from '../../src/features/rooms.ts';
import { differences, everywhere, oneWayOnly } from './parity-differences.ts';
import { type Reached, readReached } from './parity-record.ts';

const document = new URL('../../docs/parity.md', import.meta.url);

/** How the commands are reached through one door: a cell for the words, a cell for the buttons. */
export type Column = Record<string, [words: string, buttons: string]>;

const shortest = (some: string[]): string | undefined =>
  some.toSorted((one, other) => one.length - other.length || (one < other ? -1 : 1))[0];

/** Codes are made by chance: the page shows one that stays. */
const steady = (words: string) => words.replace(/\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){2}\b/g, '7KQX-M2HD-9WPA');

const typed = (door: 'slack' | 'teams', words: string) =>
  door === 'slack' ? `/workgroups ${steady(words)}`.trim() : steady(words) || 'workgroups';

/** One door's cells: the shortest words and the shortest label that reached each command. */
export function columnOf(door: 'slack' | 'teams', reached: Reached): Column {
  const rows = offered.commands.map(({ name }): [string, [string, string]] => {
    const words = shortest(reached[name]?.words ?? []);
    const button = shortest(reached[name]?.buttons ?? []);
    return [
      name,
      [words === undefined ? '–' : `\`${typed(door, words)}\``, button === undefined ? '–' : `“${button}”`],
    ];
  });
  return Object.fromEntries(rows);
}

const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const why = (name: string) => [oneWayOnly[name]?.why, differences[name]].filter(Boolean).join(' ');

/** The document: both doors' columns side by side, with what differs and why. */
export function writeTable(slack: Column, teams: Column): string {
  const rows = offered.commands.map(({ name, summary }) => {
    const cells = [...(slack[name] ?? ['–', '–']), ...(teams[name] ?? ['–', '–'])];
    return [`\`${name}\``, summary, ...cells, why(name)];
  });
  const head = [
    'command',
    'what it does',
    'Slack, by words',
    'Slack, by button',
    'Teams, by words',
    'Teams, by button',
  ];
  return `# Slack and Teams side by side

Written by \`npm run parity\` from the contract suite (\`test/doors/contract.ts\`), which drives both platforms over the wire: a cell shows what was really typed or pressed. The suite fails when a command is not reached both ways through both doors, or when this page is out of date.

${table([...head, 'what differs, and why'], rows)}

What differs everywhere:

${table(['', 'Slack', 'Teams', 'why'], everywhere)}
`;
}

const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** One door's column as the document has it now. */
export function readColumn(door: 'slack' | 'teams'): Column {
  const at = door === 'slack' ? 2 : 4;
  const rows = readFileSync(document, 'utf8')
    .split('\n')
    .filter((line) => /^\| `[a-z-]+` \|/.test(line))
    .map((line): [string, [string, string]] => {
      const cells = cellsOf(line);
      return [cells[0]?.slice(1, -1) ?? '', [cells[at] ?? '', cells[at + 1] ?? '']];
    });
  return Object.fromEntries(rows);
}

/** The document as it stands. */
export const readDocument = (): string => readFileSync(document, 'utf8');

/** Commands that a door did not reach in a way in which it must. */
export const notReached = (reached: Reached): string[] =>
  offered.commands.flatMap(({ name }) => {
    const only = oneWayOnly[name]?.way;
    return (['words', 'buttons'] as const)
      .filter((way) => (only ?? way) === way && !reached[name]?.[way].length)
      .map((way) => `${name} by ${way}`);
  });

if (import.meta.main) {
  const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const suites = ['test/doors/slack.contract.test.ts', 'test/doors/teams.contract.test.ts'];
  const vitest = await startVitest('test', suites, { config: here('../vitest.config.ts'), watch: false });
  await vitest.close();
  writeFileSync(document, writeTable(columnOf('slack', readReached('slack')), columnOf('teams', readReached('teams'))));
  process.exitCode = 0; // a page out of date fails the suite, and is written now
}
