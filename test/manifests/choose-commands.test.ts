import { describe, expect, test } from 'vitest';
import { chooseCommands, chooseHint, most, type Offered } from '../../manifests/choose-commands.ts';
import { readPhrase } from '../../src/core/phrases.ts';
import { newcomers } from '../../src/features/home/first-days.ts';
import { offered } from '../../src/features/rooms.ts';

const { commands } = offered;
const others = (count: number): Offered[] =>
  Array.from({ length: count }, (_, index) => ({ name: `extra-${index}`, phrase: `extra ${index}`, summary: 'More' }));
const understood = (typed: string) => {
  const reading = readPhrase(typed, commands);
  return reading.kind === 'command' && reading.words === '' ? reading.name : undefined;
};

describe('the menu of commands', () => {
  test('holds nothing that is not understood as it stands, with or without a slash', () => {
    const typed = commands.filter(({ phrase }) => phrase !== undefined).map(({ name }) => name);
    for (const { title } of chooseCommands(commands)) {
      expect(typed).toContain(understood(title));
      expect(understood(`/${title}`)).toBe(understood(title));
    }
  });

  test('shows first what a newcomer needs, and says what each does in the words of help', () => {
    const menu = chooseCommands(commands);
    const first = menu.slice(0, newcomers.length - 1).map(({ title }) => understood(title));
    expect([...first, understood(menu.at(-1)?.title ?? '')]).toEqual([...newcomers]);
    for (const { title, description } of menu) {
      expect(commands.find(({ name }) => name === understood(title))?.summary).toBe(description);
    }
  });

  test('holds every command that can be typed, as long as there is room', () => {
    const typed = commands.filter(({ phrase }) => phrase !== undefined);
    expect(chooseCommands(commands)).toHaveLength(Math.min(typed.length, most));
  });

  test('keeps to twelve when there are more, and reaches the rest by help', () => {
    const menu = chooseCommands([...others(20), ...commands]);
    const titles = menu.map(({ title }) => title);
    expect(titles).toHaveLength(12);
    expect(new Set(titles).size).toBe(12);
    expect(titles.slice(0, newcomers.length).map(understood)).toEqual([...newcomers.slice(0, -1), undefined]);
    expect(titles[newcomers.length - 1]).toBe('extra 0');
    expect(titles.at(-1)).toBe('help');
  });

  test('leaves out what is reached by a button only', () => {
    const menu = chooseCommands([{ name: 'show-more', summary: 'Show more' }, ...commands]);
    expect(menu.map(({ description }) => description)).not.toContain('Show more');
  });

  test('is not made when a command that a newcomer needs is gone', () => {
    const without = commands.filter(({ name }) => name !== 'join');
    expect(() => chooseCommands(without)).toThrow('A newcomer needs “join”');
  });
});

describe('the hint beside the slash command', () => {
  test('names what a newcomer can type, each understood', () => {
    const hint = chooseHint(commands);
    expect(hint).toMatch(/^\[.+\]$/);
    const named = hint.slice(1, -1).split(' | ').map(understood);
    expect(named).toEqual(newcomers.filter((name) => name !== 'home'));
  });
});
