import { expect, test } from 'vitest';
import { z } from 'zod';
import { createId } from '../../src/store/create-id.ts';

test('ids are all different, and later ones sort after earlier ones', () => {
  const ids = Array.from({ length: 1_000 }, createId);
  expect(new Set(ids).size).toBe(1_000);
  expect(ids.toSorted()).toEqual(ids);
});

test('an id says when it was made, as PostgreSQL and Prisma write it', () => {
  const before = Date.now();
  const id = createId();
  expect(z.uuidv7().safeParse(id).success).toBe(true);
  const at = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
  expect(Math.abs(at - before)).toBeLessThan(1_000);
});
