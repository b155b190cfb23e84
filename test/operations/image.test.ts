import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const dockerfile = read('Dockerfile');
const ignored = read('.dockerignore').split('\n');

const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources = '']) =>
  sources.split(' '),
);

test('the image takes the Node that the tests run on', () => {
  const { devDependencies } = JSON.parse(read('package.json'));
  expect(dockerfile).toContain(`ARG NODE=node:${devDependencies.node}-slim`);
});

test('everything the image copies is there and let through, and nothing else is', () => {
  expect(copied).toContain('src');
  for (const source of copied) expect(existsSync(new URL(`../../${source}`, import.meta.url)), source).toBe(true);
  const roots = [...new Set(copied.map((source) => source.split('/')[0] ?? ''))];
  const through = ignored.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
  expect(through.toSorted()).toEqual(roots.toSorted());
  expect(ignored).toContain('*');
});

test('it runs without root, without development packages, and stops as the service does', () => {
  const [, last = ''] = dockerfile.split(/^FROM \$\{NODE\}$/m);
  expect(last).toMatch(/^USER node$/m);
  expect(last).toMatch(/^STOPSIGNAL SIGTERM$/m);
  expect(last).toContain('/readyz');
  expect(last).not.toContain('npm');
  expect(dockerfile).toMatch(/npm ci --omit=dev --omit=optional --ignore-scripts/);
});
