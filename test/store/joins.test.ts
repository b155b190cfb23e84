import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { movable } from '../../src/store/joins.ts';

/** Columns that stay: a person joined twice is undone in order, and what was joined is the record of it. */
const stay = ['PersonJoin.personId', 'PersonJoin.joinedId'];

test('every column of the schema that leads to a person moves with them, or stays for a reason', () => {
  const schema = readFileSync(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8');
  const models = schema.split(/^model /m).slice(1);
  const leading = models.flatMap((model) =>
    [...model.matchAll(/^\s+\w+\s+Person\??\s+@relation\((?:"\w+", )?fields: \[(\w+)\]/gm)].map(
      ([, column]) => `${model.split(' ')[0]}.${column}`,
    ),
  );
  expect(leading.length).toBeGreaterThan(30);
  expect([...movable.map(({ table, column }) => `${table}.${column}`), ...stay].toSorted()).toEqual(leading.toSorted());
});
