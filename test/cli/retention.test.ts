import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenStore, openStore } from '../../src/store/open-store.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { makeHub } from '../support/post-room-people.ts';
import { type } from './operator.ts';

let database: TestDatabase;
let store: OpenStore;
beforeAll(async () => {
  database = await freshDatabase();
  store = await openStore({ url: database.url, dataDir: '' });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

test('a dry run counts what is too old and changes nothing; without it, it goes', async () => {
  const env = { DATABASE_URL: database.url };
  const { id: hubId, name } = await makeHub(store.prisma);
  expect((await type(env, 'retention')).said[0]).toBe(`${name}: nothing is too old.`);
  const what = 'joined a Work Group';
  for (const at of [new Date('2023-11-20T10:00:00Z'), new Date('2024-11-20T10:00:00Z')])
    await store.prisma.auditEvent.create({ data: { hubId, at, what, subjectId: hubId } });
  const dry = await type(env, 'retention', '--dry-run');
  expect(dry).toEqual({
    code: 0,
    said: [`${name} has too old by now:`, '  1 old lines of the audit', 'A dry run: nothing was changed.'],
  });
  expect(await store.prisma.auditEvent.count()).toBe(2);
  await type(env, 'retention');
  expect(await store.prisma.auditEvent.count()).toBe(1);
});
