import type { Phrased } from '../src/core/phrases.ts';
import { newcomers } from '../src/features/home/first-days.ts';

/** A command as a menu shows it: the words that are typed, and what they do. */
export type Listed = { title: string; description: string };

/** A command as the menus need to know it. */
export type Offered = Phrased & { summary: string };

/** The most commands that Teams takes in one menu. */
export const most = 12;

/** The first words that stand for a command: home has none of its own, so its first other name. */
const wordsFor = ({ phrase, also = [] }: Offered): string | undefined => phrase || also[0];

function find(name: string, commands: Offered[]): Offered {
  const found = commands.find((command) => command.name === name);
  if (!found || !wordsFor(found)) throw new Error(`A newcomer needs “${name}”, but no command of that name is typed.`);
  return found;
}

const listed = (command: Offered): Listed => ({ title: wordsFor(command) ?? '', description: command.summary });

/**
 * The menu of commands: what a newcomer needs first, then the others as the rooms offer them until the menu is full,
 * then help, which knows them all. Throws when a command that a newcomer needs is gone.
 */
export function chooseCommands(commands: Offered[]): Listed[] {
  const first = newcomers.map((name) => find(name, commands));
  const others = commands.filter((command) => wordsFor(command) && !first.includes(command));
  const upToHelp = [...first.slice(0, -1), ...others].slice(0, most - 1);
  return [...upToHelp, ...first.slice(-1)].map(listed);
}

/** The hint beside a slash command: a newcomer's words. */
export function chooseHint(commands: Offered[]): string {
  const phrases = newcomers.map((name) => find(name, commands).phrase).filter(Boolean);
  return `[${phrases.join(' | ')}]`;
}
