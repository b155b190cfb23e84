import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { type } from './operator.ts';

const own = '11111111-2222-4333-8444-555555555556';
const trust = '22222222-2222-4333-8444-555555555555';

let database: TestDatabase;
let env: Record<string, string>;
beforeAll(async () => {
  database = await freshDatabase();
  env = {
    DATABASE_URL: database.url,
    TEAMS_APP_ID: '11111111-2222-4333-8444-555555555555',
    TEAMS_APP_PASSWORD: 'p',
    TEAMS_TENANT_ID: own,
  };
});
afterAll(async () => {
  await database.drop();
});

test('an operator lets a tenant in and out by command, and the list says who decided what', async () => {
  expect(await type(env, 'tenants', 'admit', trust.toUpperCase(), '--note', 'Lea Trust')).toEqual({
    code: 0,
    said: [`${trust} is admitted. A running service knows it within 30 seconds.`],
  });
  expect(await type(env, 'tenants', 'admit', trust)).toEqual({ code: 0, said: [`${trust} is admitted already.`] });
  expect((await type(env, 'tenants', 'list')).said).toEqual([
    `${own}  always: TEAMS_TENANT_ID, the bot’s own`,
    `${trust}  since 2026-11-24 10:00 UTC, by pat (Lea Trust)`,
  ]);
  expect(await type(env, 'tenants', 'remove', trust, '--by', 'Sam of the hub')).toMatchObject({ code: 0 });
  expect((await type(env, 'tenants', 'list')).said).toEqual([
    `${own}  always: TEAMS_TENANT_ID, the bot’s own`,
    'No longer:',
    `${trust}  2026-11-24 10:00 by pat (Lea Trust), until 2026-11-24 10:00 by Sam of the hub`,
  ]);
});

test('the bot’s own tenant cannot be removed, and need not be admitted', async () => {
  expect(await type(env, 'tenants', 'remove', own)).toEqual({
    code: 1,
    said: ['This is TEAMS_TENANT_ID, the bot’s own tenant: it is always admitted, and no command removes it.'],
  });
  expect(await type(env, 'tenants', 'admit', own)).toMatchObject({ code: 0 });
  const { rows } = await database.pool.query('SELECT 1 FROM "AdmittedTenant" WHERE "tenant" = $1', [own]);
  expect(rows).toEqual([]);
});

test('who was not in is not removed', async () => {
  const unknown = '33333333-2222-4333-8444-555555555555';
  expect(await type(env, 'tenants', 'remove', unknown)).toEqual({
    code: 1,
    said: [`${unknown} was not admitted: nothing was changed.`],
  });
});

test.each([
  [['tenants', 'admit', 'lea-trust'], 'Name one tenant by its id'],
  [['tenants', 'admit'], 'Name one tenant by its id'],
  [['tenants'], 'Say what to do with tenants'],
  [['tenants', 'drop', trust], 'Say what to do with tenants'],
  [['tenants', 'admit', trust, '--reason', 'x'], '--reason'],
])('%j is answered with what to type', async (words, sentence) => {
  const { code, said } = await type(env, ...words);
  expect(code).toBe(1);
  expect(said.join('\n')).toContain(sentence);
});

test('without words, or with unknown ones, every command is shown', async () => {
  const help = await type({});
  expect(help.code).toBe(0);
  for (const command of ['doctor', 'tenants list', 'backup FILE', 'restore FILE'])
    expect(help.said[0]).toContain(command);
  expect(await type({}, 'toString')).toEqual({ code: 1, said: help.said });
});

test('a wrong configuration is told in sentences', async () => {
  expect(await type({ ...env, TEAMS_APP_PASSWORD: '' }, 'tenants', 'list')).toEqual({
    code: 1,
    said: [expect.stringContaining('TEAMS_APP_PASSWORD is missing')],
  });
});
