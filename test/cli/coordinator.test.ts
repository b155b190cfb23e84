import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type OpenStore, openStore } from '../../src/store/open-store.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { type } from './operator.ts';

let database: TestDatabase;
let store: OpenStore;
let env: Record<string, string>;
beforeAll(async () => {
  database = await freshDatabase();
  store = await openStore({ url: database.url, dataDir: '' });
  env = { DATABASE_URL: database.url };
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

beforeEach(async () => {
  await store.prisma.nationalRole.deleteMany();
  await store.prisma.account.deleteMany();
  await store.prisma.person.deleteMany();
});

const account = (platform: 'SLACK' | 'TEAMS', externalId: string) => ({
  create: { platform, tenant: 'T1', externalId, lastSeenAt: new Date('2026-11-01T00:00:00Z') },
});
const person = (name: string, more: { email?: string; user?: string; leftAt?: Date } = {}) =>
  store.prisma.person.create({
    data: {
      name,
      email: more.email ?? null,
      leftAt: more.leftAt ?? null,
      ...(more.user && { accounts: account('SLACK', more.user) }),
    },
  });

test('an operator makes somebody a coordinator by name, sees it in the list, and ends it; the rows stay', async () => {
  const { id } = await person('Noa Stone', { user: 'U1' });
  expect((await type(env, 'coordinator', 'list')).said).toEqual([
    'Nobody speaks for the national side. Type “coordinator add PERSON”.',
  ]);
  expect(await type(env, 'coordinator', 'add', 'noa', 'stone')).toEqual({
    code: 0,
    said: [expect.stringContaining('Noa Stone speaks for the national side from now on.')],
  });
  expect((await type(env, 'coordinator', 'add', 'Noa Stone')).said).toEqual([
    'Noa Stone speaks for the national side already.',
  ]);
  expect((await type(env, 'coordinator', 'list')).said).toEqual(['Noa Stone, slack T1 U1, since 2026-11-24']);
  expect(await type(env, 'coordinator', 'end', 'Noa Stone')).toMatchObject({ code: 0 });
  expect(await type(env, 'coordinator', 'end', 'Noa Stone')).toMatchObject({ code: 1 });
  expect((await type(env, 'coordinator', 'list')).said).toContain('Noa Stone, slack T1 U1, 2026-11-24 to 2026-11-24');
  expect(await store.prisma.nationalRole.findMany({ where: { personId: id } })).toMatchObject([
    { from: new Date('2026-11-24T10:00:00Z'), to: new Date('2026-11-24T10:00:00Z') },
  ]);
});

test('two of one name are told apart by account or e-mail', async () => {
  await person('Tom Reed', { user: 'U1', email: 'tom@north.example' });
  const other = await person('Tom Reed', { user: 'U2' });
  const { code, said } = await type(env, 'coordinator', 'add', 'Tom Reed');
  expect(code).toBe(1);
  expect(said.join('\n')).toContain('Several are meant');
  expect(said.join('\n')).toContain('Tom Reed, tom@north.example, slack T1 U1');
  expect(await type(env, 'coordinator', 'add', 'slack', 'T1', 'U2')).toMatchObject({ code: 0 });
  expect(await store.prisma.nationalRole.findMany()).toMatchObject([{ personId: other.id }]);
  expect(await type(env, 'coordinator', 'add', 'tom@north.example')).toMatchObject({ code: 0 });
  expect(await store.prisma.nationalRole.count()).toBe(2);
});

test('who never wrote to the bot, or has left the service, cannot be one', async () => {
  await person('Ann Bell');
  await person('Ben Hill', { user: 'U3', leftAt: new Date('2026-10-01T00:00:00Z') });
  for (const name of ['Ann Bell', 'Ben Hill', 'Nobody Here']) {
    const { code, said } = await type(env, 'coordinator', 'add', name);
    expect(code).toBe(1);
    expect(said.join('\n')).toContain('They must write to the bot once');
  }
});

test.each([[['coordinator']], [['coordinator', 'make', 'Noa']], [['coordinator', 'add']]])(
  '%j is answered with what to type',
  async (words) => {
    const { code, said } = await type(env, ...words);
    expect(code).toBe(1);
    expect(said.join('\n')).toContain('coordinator add PERSON');
  },
);
