import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Outcome } from '../../src/core/command.ts';
import { readPhrase, tidy } from '../../src/core/phrases.ts';
import type { Asked, Dispatcher } from '../../src/core/ports.ts';
import { offered } from '../../src/features/rooms.ts';
import type { World } from './contract.ts';
import type { Someone } from './driver.ts';

/** How one command was reached through one door: the words that were typed, and the buttons that were pressed. */
export type Reached = Record<string, { words: string[]; buttons: string[] }>;

const reachedShape = z.record(z.string(), z.object({ words: z.array(z.string()), buttons: z.array(z.string()) }));

const reached: Reached = {};
let pressing: string | undefined;

const isOwn = (outcome: Outcome, command: string) =>
  outcome.kind === 'reply' || (outcome.kind === 'ask' && outcome.form.runs === command);

function note(command: string, way: 'words' | 'buttons', by: string): void {
  reached[command] ??= { words: [], buttons: [] };
  const known = reached[command][way];
  if (!known.includes(by)) known.push(by);
}

/** Counts only what a command answered itself: a no, or a form of another command, is not yet that command. */
function noteAsked(asked: Asked, outcome: Outcome): void {
  if ('typed' in asked) {
    const reading = readPhrase(asked.typed, offered.commands);
    if (reading.kind === 'command' && isOwn(outcome, reading.name)) note(reading.name, 'words', tidy(asked.typed));
    return;
  }
  const isButton = asked.press !== undefined && asked.answers === undefined && pressing !== undefined;
  if (isButton && isOwn(outcome, asked.runs)) note(asked.runs, 'buttons', pressing ?? '');
}

/** A dispatcher whose every answer is noted: the one place that every way of every door leads through. */
export const noting = (dispatcher: Dispatcher): Dispatcher => ({
  ...dispatcher,
  dispatch: async (asked) => {
    const outcome = await dispatcher.dispatch(asked);
    noteAsked(asked, outcome);
    return outcome;
  },
});

const watchedPerson = (someone: Someone): Someone => ({
  ...someone,
  press: async (label, on) => {
    pressing = label;
    try {
      return await someone.press(label, on);
    } finally {
      pressing = undefined;
    }
  },
});

/** The same world, in which every press tells its label. */
export const watched = (world: World): World => {
  const { driver } = world;
  return { ...world, driver: { ...driver, person: (id, name) => watchedPerson(driver.person(id, name)) } };
};

const fileOf = (door: string) => new URL(`../../dist/parity/${door}.json`, import.meta.url);

/** Keeps what was reached through a door for `npm run parity`, and returns it. */
export function keepReached(door: string): Reached {
  mkdirSync(new URL('.', fileOf(door)), { recursive: true });
  writeFileSync(fileOf(door), JSON.stringify(reached, null, 2));
  return reached;
}

/** What the last run of the contract suite reached through a door. */
export const readReached = (door: string): Reached =>
  reachedShape.parse(JSON.parse(readFileSync(fileOf(door), 'utf8')));
