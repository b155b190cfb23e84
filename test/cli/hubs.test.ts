import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { type } from './operator.ts';

let database: TestDatabase;
let env: Record<string, string>;
beforeAll(async () => {
  database = await freshDatabase();
  env = { DATABASE_URL: database.url };
});
afterAll(async () => {
  await database.drop();
});

const hubs = (...words: string[]) => type(env, 'hubs', ...words);
const rowsOf = async <T>(read: (prisma: Awaited<ReturnType<typeof openStore>>['prisma']) => Promise<T>) => {
  const store = await openStore({ url: database.url, dataDir: '' });
  try {
    return await read(store.prisma);
  } finally {
    await store.close();
  }
};

test('an operator adds a hub: calendar, role words, agreement and a code that is said once', async () => {
  const { code, said } = await hubs('add', 'wensum', '--name', 'Wensum Maths Hub', '--calendar', 'bristol, city of');
  expect(code).toBe(0);
  expect(said[0]).toContain('Wensum Maths Hub is there; a running service knows it within 30 seconds.');
  expect(said[1]).toMatch(/^Its first lead types, once: claim \w{4}-\w{4}-\w{4}$/);
  const hub = await rowsOf((prisma) =>
    prisma.hub.findUniqueOrThrow({
      where: { slug: 'wensum' },
      include: { calendarTerms: true, roleWords: true, agreements: true, claim: true, auditEvents: true },
    }),
  );
  expect(hub.calendarAuthority).toBe('Bristol, City of');
  expect(hub.calendarTerms.filter(({ year }) => year === 2026).map(({ guessed }) => guessed)).toEqual(
    Array(6).fill(false),
  );
  expect(hub.calendarTerms.filter(({ year }) => year === 2027).map(({ guessed }) => guessed)).toEqual(
    Array(6).fill(true),
  );
  expect([hub.roleWords.length > 5, hub.agreements.length, hub.claim !== null]).toEqual([true, 1, true]);
  expect(hub.auditEvents).toEqual([
    expect.objectContaining({ what: 'added the hub', personId: null, after: expect.objectContaining({ by: 'pat' }) }),
  ]);
});

test('the list says who is led and what is connected', async () => {
  await hubs('add', 'pennine', '--name', 'Pennine Maths Hub');
  await hubs('connect', 'pennine', 'slack', 'T0PENNINE', '--name', 'Pennine schools');
  expect((await hubs('list')).said).toEqual([
    'pennine  Pennine Maths Hub: no lead yet, Work Groups: 0',
    '  slack T0PENNINE (Pennine schools)',
    'wensum  Wensum Maths Hub: no lead yet, Work Groups: 0',
  ]);
});

test('a workspace or team is connected by its id, once, to one hub, and taken from it again; each deed is kept', async () => {
  expect((await hubs('connect', 'wensum', 'teams', '19:team')).said[0]).toContain('belongs to Wensum Maths Hub now');
  expect((await hubs('connect', 'wensum', 'teams', '19:team')).said[0]).toContain('already');
  expect(await hubs('connect', 'pennine', 'teams', '19:team')).toEqual({
    code: 1,
    said: ['19:team belongs to another hub. Type “hubs disconnect” for that one first.'],
  });
  expect((await hubs('disconnect', 'pennine', 'teams', '19:team')).code).toBe(1);
  expect((await hubs('disconnect', 'wensum', 'teams', '19:team', '--by', 'Sam')).code).toBe(0);
  expect((await hubs('connect', 'pennine', 'teams', '19:team')).code).toBe(0);
  const deeds = await rowsOf((prisma) =>
    prisma.auditEvent.findMany({ where: { hub: { slug: 'wensum' } }, orderBy: { id: 'asc' } }),
  );
  expect(deeds.map(({ what, after }) => [what, after])).toEqual([
    ['added the hub', expect.anything()],
    ['connected a place', { by: 'pat', kind: 'TEAMS_TEAM', externalId: '19:team' }],
    ['disconnected a place', { by: 'Sam' }],
  ]);
});

test('a link for a Slack workspace is given where the app can be installed', async () => {
  expect((await hubs('connect', 'wensum')).said[0]).toContain('SLACK_CLIENT_ID is not set');
  env = {
    ...env,
    PUBLIC_URL: 'https://workgroups.example/',
    ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
    SLACK_SIGNING_SECRET: 's',
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'c',
    SLACK_STATE_SECRET: 'a-state-secret-for-tests',
  };
  const { said } = await hubs('connect', 'wensum');
  expect(said[1]).toMatch(/^https:\/\/workgroups\.example\/slack\/install\?link=[\w-]{43}$/);
});

test('a hub is renamed, and the name before is kept in its audit', async () => {
  expect(await hubs('rename', 'pennine', '--name', 'Pennines Maths Hub', '--slug', 'pennines')).toMatchObject({
    code: 0,
  });
  expect((await hubs('rename', 'pennines', '--slug', 'wensum')).said).toEqual(['wensum is another hub’s short name.']);
  const renamed = await rowsOf((prisma) => prisma.auditEvent.findFirstOrThrow({ where: { what: 'renamed the hub' } }));
  expect(renamed.before).toEqual({ slug: 'pennine', name: 'Pennine Maths Hub' });
});

test.each([
  [['add', 'wensum', '--name', 'Another'], 'wensum is another hub’s short name'],
  [['add', 'Wensum Hub', '--name', 'Another'], 'Choose a short name of 40 small letters'],
  [['add', 'other'], 'Say what it is called'],
  [['add', 'other', '--name', ' '], 'Give a name of 1 to 100 letters'],
  [['add', 'other', '--name', 'Other', '--calendar', 'Atlantis'], 'Term dates are known of: Bristol, City of;'],
  [['rename', 'wensum'], 'Say what is new'],
  [['rename', 'nowhere', '--name', 'X'], 'Name one hub: pennines, wensum.'],
  [['connect', 'wensum', 'zoom', '1'], 'Name one place'],
  [['disconnect', 'wensum'], 'Name one place'],
  [[], 'Say what to do with hubs'],
])('%j is answered with what to type', async (words, sentence) => {
  const { code, said } = await hubs(...words);
  expect(code).toBe(1);
  expect(said.join('\n')).toContain(sentence);
});

test('keys are rotated only where there is one', async () => {
  expect((await type({ DATABASE_URL: database.url }, 'keys', 'rotate')).said).toEqual([
    'ENCRYPTION_KEY is not set: nothing is stored that needs it.',
  ]);
  expect((await type(env, 'keys', 'turn')).said[0]).toContain('Say what to do with keys');
  expect((await type(env, 'keys', 'rotate')).said).toEqual(['Closed with ENCRYPTION_KEY: 0 of 0, 0 of them anew.']);
});
