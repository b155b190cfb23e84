import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startApp } from '../../src/app.ts';
import { openSession } from '../../src/cli/open-session.ts';
import { runErrand } from '../../src/cli/workgroups.ts';
import { readConfig } from '../../src/config.ts';
import { instantOf } from '../../src/core/uk-time.ts';
import { readTables } from '../../src/store/backup/read-schema.ts';
import { writeBackup } from '../../src/store/backup/write-backup.ts';
import { openTeamsWorld } from '../doors/teams-world.ts';
import { freshDatabase } from '../support/database.ts';
import { createQuietLog } from '../support/quiet-log.ts';
import { plantSmallHub } from '../support/small-hub.ts';

/** Tuesday evening, when nobody is written to, and the next morning, when they are. */
const evening = instantOf('2026-11-24', '20:30');
const morning = instantOf('2026-11-25', '09:00');

const group = 'Years 5 to 8 continuity';

type Env = { DATABASE_URL: string } | { DATA_DIR: string };

let folder: string;
let teams: Awaited<ReturnType<typeof openTeamsWorld>>;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'wg-'));
  teams = await openTeamsWorld();
});
afterEach(async () => {
  await teams.close();
  await rm(folder, { recursive: true, force: true });
});

/** The whole service behind Teams at an instant; whoever works with it finds the same people. */
async function during<T>(env: Env, now: Date, work: (app: Awaited<ReturnType<typeof open>>) => Promise<T>): Promise<T> {
  const app = await open(env, now);
  try {
    return await work(app);
  } finally {
    await app.stop();
  }
}

async function open(env: Env, now: Date) {
  const log = createQuietLog();
  const app = await startApp({
    config: readConfig({ PORT: '0', ...teams.env, ...env }),
    clock: () => now,
    log,
    outside: teams.outside,
    prepare: async ({ prisma }) => {
      if ((await prisma.hub.count()) === 0) await plantSmallHub(prisma);
    },
  });
  const driver = await teams.driver(app.url);
  const stop = async () => {
    await driver.close();
    await app.stop();
    expect(log.faults).toEqual([]);
  };
  return { ...app, driver, stop };
}

type App = Awaited<ReturnType<typeof open>>;

async function leadFor({ driver, store }: App): Promise<void> {
  await driver.person('lead', 'Lena Lead').say('');
  const { id: personId } = await store.prisma.person.findFirstOrThrow({ where: { name: 'Lena Lead' } });
  const { id: groupId, hubId } = await store.prisma.workGroup.findFirstOrThrow({ where: { title: group } });
  await store.prisma.workGroupLead.create({
    data: { hubId, groupId, personId, capacity: 'LEAD', from: new Date(0) },
  });
}

async function join({ driver }: App): Promise<void> {
  const ann = driver.person('ann', 'Ann "O’Malley", Łódź\nand \\ more');
  await ann.say('join ncp17-10a');
  const found = await ann.find('school', 'millbeck');
  await ann.fill({ school: found[0] ?? '' });
  const joined = await ann.fill({ role: 'Year 4 teacher', years: ['Year 4'], head: 'Yes', agree: ['I agree'] });
  expect(joined.text).toContain('You have a place');
}

/** What Ann and a stranger read: the same before and after. */
async function answers({ driver }: App): Promise<string[]> {
  const [ann, tom] = [driver.person('ann', 'Ann'), driver.person('tom', 'Tom')];
  await tom.say('');
  const seen = [await ann.say('browse'), await ann.say('show ncp17-10a'), await ann.say('mine'), await tom.say('mine')];
  return seen.map(({ plain, text }) => `${plain}\n${text}`);
}

const waiting = ({ store }: App) =>
  store.prisma.notice.findMany({ where: { state: 'WAITING' }, orderBy: { id: 'asc' } });

/** What an operator types, and reads. */
async function type(env: Env, ...words: string[]) {
  const said: string[] = [];
  const config = () => readConfig({ ...teams.env, ...env });
  const code = await runErrand(words, { config, say: (line) => said.push(line), clock: () => evening, user: 'pat' });
  return { code, said: said.join('\n') };
}

async function onDatabase<T>(
  env: Env,
  work: (session: Awaited<ReturnType<typeof openSession>>['session']) => Promise<T>,
) {
  const { session, close } = await openSession(readConfig({ ...env }).database, 'test');
  try {
    return await work(session);
  } finally {
    await close();
  }
}

/** Everything is gone: tables, jobs, records of migrations. */
const wipe = (env: Env) =>
  onDatabase(env, (session) =>
    session.query('DROP SCHEMA public CASCADE; DROP SCHEMA pgboss CASCADE; CREATE SCHEMA public'),
  );

/** Every row of every table, as PostgreSQL words it. */
const everyRow = (env: Env) =>
  onDatabase(env, async (session) => {
    const tables = await readTables(session);
    const of = async (table: string) =>
      (await session.query(`SELECT t::text AS row FROM "${table}" t ORDER BY 1`)).rows.map(({ row }) => String(row));
    const read = [];
    for (const { name } of tables) read.push([name, await of(name)] as const);
    return new Map(read);
  });

const kinds: [string, (folder: string) => Promise<{ env: Env; drop: () => Promise<void> }>][] = [
  [
    'the built-in database',
    async (dataDir) => ({ env: { DATA_DIR: path.join(dataDir, 'data') }, drop: async () => {} }),
  ],
  [
    process.env.TEST_DATABASE_URL ? 'the server of TEST_DATABASE_URL' : 'a server',
    async () => {
      const { url, drop } = await freshDatabase('empty');
      return { env: { DATABASE_URL: url }, drop };
    },
  ],
];

describe.each(kinds)('on %s', (_kind, place) => {
  test('what was backed up and wiped is back: the same answers, and what waited is delivered once', async () => {
    const { env, drop } = await place(await reachable());
    const file = path.join(folder, 'all.backup');
    const { before, told } = await during(env, evening, async (app) => {
      await leadFor(app);
      await join(app);
      return { before: await answers(app), told: (await waiting(app)).filter(({ notBefore }) => notBefore > evening) };
    });
    expect(told).not.toEqual([]);
    const rows = await everyRow(env);
    expect(await type(env, 'backup', file)).toMatchObject({ code: 0 });
    expect((await stat(file)).mode & 0o077).toBe(0);
    await wipe(env);
    expect(await type(env, 'restore', file)).toMatchObject({ code: 0 });
    expect(await everyRow(env)).toEqual(rows);
    const jobs = await onDatabase(env, (session) => session.query("SELECT to_regclass('pgboss.job') AS jobs"));
    expect(jobs.rows).toEqual([{ jobs: null }]);

    expect(await during(env, evening, answers)).toEqual(before);
    const lead = await during(env, morning, async (app) => {
      const someone = app.driver.person('lead', 'Lena Lead');
      await someone.inbox(told.length);
      await app.postRoom.sweep();
      expect(await waiting(app)).toEqual([]);
      return someone;
    });
    const inbox = await lead.inbox(told.length);
    expect(inbox).toHaveLength(told.length);
    expect(inbox.map(({ text }) => text).join()).toContain('Millbeck');
    expect(teams.refused).toEqual([]);
    await drop();
  }, 60_000);
});

/** The built-in server never runs as root: it must reach its folder. */
async function reachable(): Promise<string> {
  await chmod(folder, 0o755);
  return folder;
}

test('moving from the built-in database to a server takes everything along', async () => {
  const [from, to] = [{ DATA_DIR: path.join(await reachable(), 'data') }, await freshDatabase('empty')];
  await during(from, evening, join);
  const file = path.join(folder, 'all.backup');
  expect(await type(from, 'backup', file)).toMatchObject({ code: 0 });
  expect(await type({ DATABASE_URL: to.url }, 'restore', file)).toMatchObject({ code: 0 });
  expect(await everyRow({ DATABASE_URL: to.url })).toEqual(await everyRow(from));
  await to.drop();
}, 60_000);

describe('a restore that is not meant, or would go wrong, changes nothing', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let env: Env;
  let file: string;
  beforeEach(async () => {
    database = await freshDatabase();
    env = { DATABASE_URL: database.url };
    file = path.join(folder, 'all.backup');
    await onDatabase(env, (session) =>
      session.query(`INSERT INTO "Person" ("id", "name") VALUES (gen_random_uuid(), 'Ann')`),
    );
    await type(env, 'backup', file);
  });
  afterEach(async () => {
    await database.drop();
  });

  const lines = async () =>
    gunzipSync(await readFile(file))
      .toString('utf8')
      .split('\n');
  const rewrite = async (change: (lines: string[]) => string[]) =>
    writeFile(file, gzipSync(change(await lines()).join('\n')));

  test('where there are people already, until it is said that it is meant', async () => {
    const refused = await type(env, 'restore', file);
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.said).toContain('0 hubs and 1 person');
    expect(refused.said).toContain('--yes');
    expect(await type(env, 'restore', file, '--yes')).toMatchObject({ code: 0 });
  });

  test('while the service is connected', async () => {
    await during(env, evening, async () => {
      expect(await type(env, 'restore', file, '--yes')).toEqual({
        code: 1,
        said: 'The service is running on this database: stop it first.',
      });
    });
  });

  test.each([
    [
      'a newer',
      (names: string[]) => [...names, '29991231235959_later'],
      /of a newer version: it has 29991231235959_later/,
    ],
    ['an older', (names: string[]) => names.slice(0, -1), /of an older version: it is without \d+_\w+/],
  ])('of %s version', async (_age, change, sentence) => {
    await rewrite(([start = '', ...rest]) => {
      const { migrations, ...more } = JSON.parse(start);
      return [JSON.stringify({ ...more, migrations: change(migrations) }), ...rest];
    });
    const refused = await type(env, 'restore', file, '--yes');
    expect(refused.code).toBe(1);
    expect(refused.said).toMatch(sentence);
  });

  test('into a database that a newer version has changed', async () => {
    await database.pool.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '29991231235959_later', now())`,
    );
    expect((await type(env, 'restore', file, '--yes')).said).toContain(
      'without 29991231235959_later, which the database has',
    );
  });

  test.each([
    ['without its end', (all: string[]) => all.slice(0, -2).concat('')],
    ['with a row missing', (all: string[]) => all.filter((line) => !line.includes('"Ann"'))],
    ['with a row that is none', (all: string[]) => all.map((line) => line.replace('"Ann"', 'Ann'))],
    ['cut in the middle of a line', (all: string[]) => [all.join('\n').slice(0, -20)]],
    ['without a beginning', (all: string[]) => all.slice(1)],
  ])('out of a file %s', async (_how, change) => {
    await rewrite(change);
    expect(await type(env, 'restore', file, '--yes')).toMatchObject({ code: 1 });
    expect((await database.pool.query('SELECT "name" FROM "Person"')).rows).toEqual([{ name: 'Ann' }]);
  });

  test('out of a file whose bytes are cut off', async () => {
    await writeFile(file, (await readFile(file)).subarray(0, -12));
    const refused = await type(env, 'restore', file, '--yes');
    expect(refused.said).toContain('cannot be read');
    expect((await database.pool.query('SELECT "name" FROM "Person"')).rows).toEqual([{ name: 'Ann' }]);
  });

  test('and a backup never writes over a file', async () => {
    const before = await readFile(file);
    expect(await type(env, 'backup', file)).toEqual({ code: 1, said: `${file} exists already: name another file.` });
    expect(await readFile(file)).toEqual(before);
    expect(existsSync(`${file}.unfinished`)).toBe(false);
  });
});

test('a backup holds one instant, although people go on working', async () => {
  const database = await freshDatabase();
  const file = path.join(folder, 'all.backup');
  await database.pool.query(
    `INSERT INTO "Person" ("id", "name") SELECT gen_random_uuid(), 'Ann' FROM generate_series(1, 2000)`,
  );
  const session = await database.pool.connect();
  const query = session.query.bind(session);
  // Somebody new arrives as soon as the first table is being read.
  const meddling = Object.assign(Object.create(session), {
    query: async (...words: [string]) => {
      if (words[0].startsWith('DECLARE'))
        await database.pool.query(`INSERT INTO "Person" ("id", "name") VALUES (gen_random_uuid(), 'Late')`);
      return query(...words);
    },
  });
  await writeBackup(meddling, file, evening);
  session.release();
  const text = gunzipSync(await readFile(file)).toString('utf8');
  expect(text.match(/"Ann"/g)).toHaveLength(2000);
  expect(text).not.toContain('"Late"');
  await database.drop();
});

test('there is nothing to back up before the first start', async () => {
  const env = { DATA_DIR: path.join(folder, 'none') };
  expect((await type(env, 'backup', path.join(folder, 'x'))).said).toContain('nothing to back up');
  expect(existsSync(env.DATA_DIR)).toBe(false);
});
