import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { variables } from '../src/config.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

const sources = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((file) => `src/${file.replaceAll(path.sep, '/')}`)
  .filter((file) => file.endsWith('.ts') && !file.startsWith('src/store/generated/'));

type Import = { from: string; to: string; names: string };

/** What a file imports: our own files by their path, packages by their name. */
function importsOf(file: string): Import[] {
  const text = read(file);
  const found = [
    ...text.matchAll(/^(?:import|export)\s([^'";=(]*?)\sfrom\s'([^']+)'/gm),
    ...text.matchAll(/^import()\s'([^']+)'/gm),
    ...text.matchAll(/\bimport()\('([^']+)'\)/g),
  ];
  return found.map(([, names = '', target = '']) => {
    const to = target.startsWith('.') ? path.posix.join(path.posix.dirname(file), target) : packageOf(target);
    return { from: file, to, names };
  });
}

const packageOf = (target: string) =>
  target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
const every = sources.flatMap(importsOf);
const roomOf = (file: string) => file.split('/')[1] ?? '';
const nounOf = (file: string) => (file.startsWith('src/features/') ? (file.split('/')[2] ?? '') : '');
const isOurs = ({ to }: Import) => to.startsWith('src/') || to.startsWith('prisma/');
const say = ({ from, to }: Import) => `${from} imports ${to}`;

/** Imports made in a room that its fence does not let through. */
const trespasses = (room: string, mayImport: (one: Import) => boolean) =>
  every.filter((one) => roomOf(one.from) === room && !mayImport(one)).map(say);

const importersOf = (packages: RegExp) => [
  ...new Set(every.filter(({ to }) => packages.test(to)).map(({ from }) => from)),
];

describe('the test itself', () => {
  test('sees the sources and their imports', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(importsOf('src/core/dispatcher.ts').map(({ to }) => to)).toContain('src/core/understand.ts');
    expect(importsOf('src/core/phrases.ts').map(({ to }) => to)).toContain('leven');
    expect(importsOf('src/features/memberships/join-group.ts').length).toBeGreaterThan(8);
  });
});

describe('rooms', () => {
  test('the core imports itself, zod and leven, and nothing else', () => {
    expect(trespasses('core', ({ to }) => roomOf(to) === 'core' || ['zod', 'leven'].includes(to))).toEqual([]);
  });

  const definesSome = (file: string) => /\b(defineCommand|defineNotice|defineReminder)\(/.test(read(file));
  const shared = [
    'src/features/define.ts',
    'src/features/audit.ts',
    'src/features/known-schools.ts',
    'src/features/csv-file.ts',
    'src/features/steps.ts',
  ];
  const formats = ['csv-parse', 'csv-stringify', 'ical-generator', 'timezones-ical-library', 'docx'];
  const typesOfTheStore = ['src/store/db.ts', 'src/store/generated/client.ts', 'src/store/generated/enums.ts'];

  test('a feature imports the core, its own room, what another room offers, the types of the store, and what reads and writes files', () => {
    const may = ({ from, to, names }: Import) =>
      roomOf(to) === 'core' ||
      to === 'zod' ||
      shared.includes(to) ||
      formats.includes(to) ||
      (typesOfTheStore.includes(to) && names.startsWith('type ')) ||
      (roomOf(to) === 'features' && (nounOf(to) === nounOf(from) || !definesSome(to)));
    const lists = ['src/features/rooms.ts'];
    expect(trespasses('features', (one) => lists.includes(one.from) || may(one))).toEqual([]);
  });

  test('no room of a feature imports itself by way of others', () => {
    const edges = new Map<string, Set<string>>();
    const inFeatures = every.filter(({ from, to }) => roomOf(from) === 'features' && roomOf(to) === 'features');
    for (const { from, to } of inFeatures.filter(({ from: file }) => file !== 'src/features/rooms.ts')) {
      const [one, other] = [nounOf(from), nounOf(to)];
      if (one !== other && !shared.includes(to)) edges.set(one, (edges.get(one) ?? new Set()).add(other));
    }
    const circle = (room: string, way: string[]): string[] => {
      if (way.includes(room)) return [[...way.slice(way.indexOf(room)), room].join(' → ')];
      return [...(edges.get(room) ?? [])].flatMap((next) => circle(next, [...way, room]));
    };
    expect(edges.size).toBeGreaterThan(1);
    expect([...edges.keys()].flatMap((room) => circle(room, []))).toEqual([]);
  });

  test.each(['slack', 'teams'])('the %s door imports the core and its own room only of ours', (door) => {
    expect(trespasses(door, (one) => !isOurs(one) || [door, 'core'].includes(roomOf(one.to)))).toEqual([]);
  });

  test('a door knows no database', () => {
    expect(
      importersOf(/^(@prisma\/.*|pg|pg-boss)$/).filter((file) => /^src\/(slack|teams|core|features|web)\//.test(file)),
    ).toEqual([]);
  });

  test.each([
    ['Slack’s packages', /^@slack\//, /^src\/slack\//],
    ['Microsoft’s packages', /^(@microsoft\/|botbuilder|botframework|adaptivecards)/, /^src\/teams\//],
    ['pg-boss and node-cron', /^(pg-boss|node-cron)$/, /^src\/post-room\//],
    ['Prisma', /^@prisma\//, /^src\/store\//],
    ['a calendar’s packages', /^(ical-generator|timezones-ical-library)$/, /^src\/features\/sessions\/calendar-file/],
    ['Word’s package', /^docx$/, /^src\/features\/reports\/write-word/],
  ])('%s are imported in one room only', (_what, packages, room) => {
    const importers = importersOf(packages);
    expect(importers.length).toBeGreaterThan(0);
    expect(importers.filter((file) => !room.test(file))).toEqual([]);
  });

  test('Word’s package is read only when somebody takes a document', () => {
    const atStart = sources.filter((file) => /^import (?!type )[^;]*from 'docx'/m.test(read(file)));
    expect(atStart).toEqual([]);
  });

  test('the post room, the store and the web know no feature and no door', () => {
    for (const room of ['post-room', 'store', 'web']) {
      expect(trespasses(room, ({ to }) => !['features', 'slack', 'teams', 'cli'].includes(roomOf(to)))).toEqual([]);
    }
  });

  test('only config.ts reads the environment', () => {
    expect(sources.filter((file) => /process\.env\b/.test(read(file)))).toEqual(['src/config.ts']);
  });
});

describe('size and names', () => {
  const lengthOf = (file: string) => read(file).trimEnd().split('\n').length;

  test('no file has more than 250 lines, and the median has about 60', () => {
    expect(sources.filter((file) => lengthOf(file) > 250)).toEqual([]);
    const lengths = sources.map(lengthOf).toSorted((one, other) => one - other);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(75);
  });

  test('no function has more than 40 lines: the linter is told to see to it', () => {
    const { linter, overrides } = z
      .object({
        linter: z.object({ rules: z.looseObject({}) }),
        overrides: z.array(z.object({ includes: z.array(z.string()) })),
      })
      .parse(JSON.parse(read('.biome.json')));
    expect(linter.rules).toMatchObject({
      complexity: { noExcessiveLinesPerFunction: { level: 'error', options: { maxLines: 40 } } },
      suspicious: { noExplicitAny: 'error' },
      style: { noNonNullAssertion: 'error' },
    });
    expect(overrides.flatMap(({ includes }) => includes).filter((one) => one.startsWith('src'))).toEqual([]);
    expect(sources.filter((file) => read(file).includes('biome-ignore lint/complexity'))).toEqual([]);
  });

  test('no file is named after nothing', () => {
    const empty = /(^|[/.-])(utils?|helpers?|common|manager|service|misc|shared)([/.-]|$)/;
    expect(sources.filter((file) => empty.test(file))).toEqual([]);
  });

  test('types are not talked round: no “as”, no “any”', () => {
    const talk = /\bas (?!const\b|[a-z]+ from\b|\w+ ?[,}])[A-Za-z{[(]+(?=[,;)\s\]}.])|: any\b|<any>/;
    const code = (file: string) =>
      read(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g, '');
    expect(sources.filter((file) => talk.test(code(file)))).toEqual([]);
  });
});

describe('lists that the code also knows', () => {
  test('the README’s table names every environment variable, and no other', () => {
    const rows = [...read('README.md').matchAll(/^\|\s*`([A-Z][A-Z0-9_]+)`(.*)$/gm)];
    expect(rows.map(([, name]) => name)).toEqual(variables.map(({ name }) => name));
    for (const [index, [, , about]] of rows.entries()) expect(about).toContain(variables[index]?.what);
  });
});
