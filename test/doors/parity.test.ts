import { expect, test } from 'vitest';
import { offered } from '../../src/features/rooms.ts';
import { readColumn, readDocument, writeTable } from './parity.ts';
import { differences, oneWayOnly } from './parity-differences.ts';

test('docs/parity.md has every command and every reason (npm run parity writes it)', () => {
  expect(readDocument()).toBe(writeTable(readColumn('slack'), readColumn('teams')));
});

test('a reason is given for commands that there are, and for each that cannot be typed', () => {
  const names = offered.commands.map(({ name }) => name);
  for (const name of [...Object.keys(differences), ...Object.keys(oneWayOnly)]) expect(names).toContain(name);
  const untyped = offered.commands.filter(({ phrase }) => phrase === undefined).map(({ name }) => name);
  const notTyped = Object.entries(oneWayOnly).flatMap(([name, { way }]) => (way === 'words' ? [] : [name]));
  expect(notTyped.toSorted()).toEqual(untyped.toSorted());
});
