import { readFileSync, writeFileSync } from 'node:fs';
import { variables } from '../src/config.ts';
import { offered } from '../src/features/rooms.ts';

const readme = new URL('../README.md', import.meta.url);

const code = (words: string) => (words ? `\`${words}\`` : '');

type Typed = (typeof offered.commands)[number];

function commandRow({ phrase = '', also = [], example, summary }: Typed): string {
  const typed = phrase === '' ? '(nothing)' : code(example ?? phrase);
  const others = also.length > 0 ? `; also ${also.map(code).join(', ')}` : '';
  return `| ${typed} | ${summary}${others} |`;
}

/** The commands that can be typed, by what they are about, as help has them. */
const commandRows = () =>
  [...Map.groupBy(offered.topics, ({ topic }) => topic)].flatMap(([topic, rooms]) => {
    const typed = rooms.flatMap(({ commands }) => commands).filter(({ phrase }) => phrase !== undefined);
    return typed.length === 0 ? [] : [`| **${topic}** | |`, ...typed.map(commandRow)];
  });

const variableRows = () => variables.map(({ name, usual, what }) => `| ${code(name)} | ${code(usual)} | ${what} |`);

const table = (head: string, rows: string[]) => [head, head.replace(/[^|]+/g, ' --- '), ...rows].join('\n');

function filled(text: string, list: string, content: string): string {
  const marked = new RegExp(`<!-- ${list} -->[\\s\\S]*<!-- /${list} -->`);
  return text.replace(marked, `<!-- ${list} -->\n${content}\n<!-- /${list} -->`);
}

/** The README with the lists that the code knows: commands and environment variables. */
export function withLists(text: string): string {
  const commands = table('| type | what happens |', commandRows());
  const settings = table('| variable | usual | what it is |', variableRows());
  return filled(filled(text, 'commands', commands), 'variables', settings);
}

if (import.meta.main) writeFileSync(readme, withLists(readFileSync(readme, 'utf8')));
