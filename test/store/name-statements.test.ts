import { expect, test } from 'vitest';
import { createStatementNames } from '../../src/store/name-statements.ts';

test('a statement has one name, as short as PostgreSQL takes, and another statement another', () => {
  const nameOf = createStatementNames();
  const one = nameOf({ sql: 'SELECT 1' });
  expect(nameOf({ sql: 'SELECT 1' })).toBe(one);
  expect(nameOf({ sql: 'SELECT 2' })).not.toBe(one);
  expect(one.length).toBeGreaterThan(20);
  expect(one.length).toBeLessThan(64);
});

test('past the limit statements have no name, and those named before keep theirs', () => {
  const nameOf = createStatementNames(1);
  const one = nameOf({ sql: 'SELECT 1' });
  expect(nameOf({ sql: 'SELECT 2' })).toBe('');
  expect(nameOf({ sql: 'SELECT 1' })).toBe(one);
});
