import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withLists } from '../../docs/write-lists.ts';

test('the README lists the commands and variables that there are (npm run lists writes them)', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  expect(readme).toBe(withLists(readme));
});
