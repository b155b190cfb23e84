import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkApart, checkZone } from '../../src/cli/checks/clock.ts';
import { checkDisk } from '../../src/cli/checks/disk.ts';
import { checkTeams } from '../../src/cli/checks/tokens.ts';
import { openBoss } from '../../src/post-room/open-boss.ts';
import { startEmbedded } from '../../src/store/embedded-postgres.ts';
import { type OpenStore, openStore } from '../../src/store/open-store.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { makeHub } from '../support/post-room-people.ts';
import { createQuietLog } from '../support/quiet-log.ts';
import { type } from './operator.ts';

const teams = {
  appId: '11111111-2222-4333-8444-555555555555',
  appPassword: 'the secret',
  tenantId: '11111111-2222-4333-8444-555555555556',
};

/** A platform that answers every request with what it is told to, and remembers what it was asked. */
async function startPlatform(answer: object) {
  const asked: { url: string; authorization: string | undefined; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    asked.push({ url: request.url ?? '', authorization: request.headers.authorization, body });
    response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  closing.push(close);
  return { url: `http://127.0.0.1:${port}`, asked, close };
}

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

describe('over a database that the service has opened', () => {
  let database: TestDatabase;
  let store: OpenStore;
  let env: Record<string, string>;
  beforeEach(async () => {
    database = await freshDatabase();
    env = { DATABASE_URL: database.url };
    store = await openStore({ url: database.url, dataDir: '' });
    const boss = await openBoss(store.pool, createQuietLog(), () => {});
    await boss.stop({ close: false });
  });
  afterEach(async () => {
    await store.close();
    await database.drop();
  });

  test('every check is told, all is well, and nothing is left behind', async () => {
    const { code, said } = await type(env, 'doctor');
    expect(said.filter((line) => line.startsWith('⚠'))).toEqual([]);
    for (const about of [
      'Database: PostgreSQL',
      'Migrations: all',
      'Writing',
      'pg_trgm',
      'Clocks',
      'Queue',
      'manifest',
    ])
      expect(said.join('\n')).toContain(about);
    expect(code).toBe(0);
    expect(await store.prisma.admittedTenant.count()).toBe(0);
  });

  test('what waits too long, is late, uncertain or failed is a fault with its remedy', async () => {
    const at = (minutes: number) => new Date(Date.parse('2026-11-24T10:00:00Z') - minutes * 60_000);
    const { id: hubId } = await makeHub(store.prisma);
    const told = { hubId, kind: 'reminder', facts: {}, lane: 'person/x', createdAt: at(60) };
    await store.prisma.notice.createMany({
      data: [
        { ...told, key: 'a', state: 'WAITING', notBefore: at(12) },
        { ...told, key: 'b', state: 'UNCERTAIN', notBefore: at(60), settledAt: at(60) },
        { ...told, key: 'c', state: 'FAILED', notBefore: at(60), settledAt: at(60) },
        {
          ...told,
          key: 'e',
          state: 'FAILED',
          notBefore: at(60),
          settledAt: at(60),
          answer: 'the person has no account',
        },
        { ...told, key: 'd', state: 'FAILED', notBefore: at(60), settledAt: at(60 * 24 * 8) },
      ],
    });
    const subjectId = '00000000-0000-4000-8000-000000000001';
    await store.prisma.dueRow.create({ data: { hubId, kind: 'remind', subjectId, dueAt: at(10) } });
    const { code, said } = await type(env, 'doctor');
    expect(said.filter((line) => line.startsWith('⚠'))).toEqual([
      '⚠ Waiting notices: 1, the oldest for 12 minutes. See that the service runs; its log says “a notice waits” with the reason.',
      '⚠ Due and not done: 1. See that the service runs; its log says “what was due could not be done”.',
      '⚠ Uncertain notices: 1 in a week. Ask who should have had them; docs/operations.md lists them.',
      '⚠ Failed notices: 1 in a week. The group’s leads or the hub’s staff were told; docs/operations.md lists them with the reason.',
    ]);
    expect(code).toBe(1);
  });

  test('a migration that waits is named and not applied', async () => {
    await store.pool.query(`DELETE FROM _prisma_migrations WHERE migration_name LIKE '%admitted_tenants'`);
    const { code, said } = await type(env, 'doctor');
    expect(said.join('\n')).toMatch(/⚠ Migrations: not applied: \d+_admitted_tenants\. Start the service once/);
    expect(code).toBe(1);
  });

  test('a newer schema is named', async () => {
    await store.pool.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '29991231235959_later', now())`,
    );
    expect((await type(env, 'doctor')).said.join('\n')).toContain('this version does not know 29991231235959_later');
  });

  test('a database that takes no writing, and one without its extension, are told', async () => {
    await store.pool.query('ALTER TABLE "AdmittedTenant" ADD CONSTRAINT "nothing" CHECK (false)');
    await store.pool.query('DROP EXTENSION pg_trgm CASCADE');
    const { said } = await type(env, 'doctor');
    expect(said.join('\n')).toMatch(/⚠ Writing: nothing can be written: .*nothing/);
    expect(said.join('\n')).toContain('⚠ Extension pg_trgm: it is missing. As the database’s owner');
  });
});

describe('before the first start', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase('empty');
  });
  afterAll(async () => {
    await database.drop();
  });

  test('an empty server is left empty', async () => {
    const { said } = await type({ DATABASE_URL: database.url }, 'doctor');
    expect(said.join('\n')).toContain('Start the service once: it applies them.');
    expect((await database.pool.query(`SELECT to_regclass('"Hub"') AS hub`)).rows).toEqual([{ hub: null }]);
  });

  test('no data folder is made', async () => {
    const { code, said } = await type({ DATA_DIR: '/tmp/wg-never-made' }, 'doctor');
    expect(said.join('\n')).toContain('none in /tmp/wg-never-made yet: the first start makes it');
    expect(code).toBe(0);
  });
});

test('a database that cannot be opened is one fault, and the rest is still checked', async () => {
  const { code, said } = await type({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' }, 'doctor');
  expect(said.join('\n')).toMatch(/⚠ Database: The database cannot be opened: .*ECONNREFUSED/);
  expect(said.join('\n')).toContain('✓ manifests/slack/manifest.json');
  expect(code).toBe(1);
});

test('a running built-in server is joined, and goes on running', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'wg-'));
  const server = await startEmbedded(folder);
  const program = new URL('../../src/cli/workgroups.ts', import.meta.url).pathname;
  const env = { PATH: process.env.PATH ?? '', DATA_DIR: folder };
  const { stdout } = await promisify(execFile)(process.execPath, [program, 'tenants', 'list'], { env });
  expect(stdout).toContain('Teams is not configured');
  const checked = await promisify(execFile)(process.execPath, [program, 'doctor'], { env }).catch((fault) => fault);
  expect(checked.stdout).toContain('✓ Migrations: all');
  const session = new pg.Client(server.connection);
  await session.connect();
  await session.end();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

test('every fault of the configuration is told with its remedy', async () => {
  const { code, said } = await type({ SLACK_BOT_TOKEN: 'secret', PORT: 'x' }, 'doctor');
  expect(said.join('\n')).toContain('⚠ Configuration: PORT must be a port number');
  expect(said.join('\n')).toContain('⚠ Configuration: SLACK_SIGNING_SECRET is missing');
  expect(code).toBe(1);
});

describe('Slack’s tokens', () => {
  const envFor = (url: string, more: Record<string, string> = {}) => ({
    SLACK_SIGNING_SECRET: 's',
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_API_URL: `${url}/api/`,
    DATA_DIR: '/tmp/wg-never-made',
    ...more,
  });

  test('are tried where Slack is, each against its own method', async () => {
    const slack = await startPlatform({ ok: true, team: 'Wensum' });
    const { said } = await type(envFor(slack.url, { SLACK_APP_TOKEN: 'xapp-1' }), 'doctor');
    expect(said.join('\n')).toContain('✓ SLACK_BOT_TOKEN: Slack takes it, for the workspace “Wensum”.');
    expect(slack.asked.map(({ url, authorization }) => [url, authorization]).toSorted()).toEqual([
      ['/api/apps.connections.open', 'Bearer xapp-1'],
      ['/api/auth.test', 'Bearer xoxb-1'],
    ]);
  });

  test('that Slack refuses are a fault', async () => {
    const slack = await startPlatform({ ok: false, error: 'invalid_auth' });
    const { code, said } = await type(envFor(slack.url), 'doctor');
    expect(said.join('\n')).toContain(
      '⚠ SLACK_BOT_TOKEN: Slack says invalid_auth. Copy it once more from the Slack app’s page “OAuth & Permissions”.',
    );
    expect(said.join('\n')).not.toContain('xoxb-1');
    expect(code).toBe(1);
  });

  test('cannot be checked offline, which is said', async () => {
    const slack = await startPlatform({});
    await slack.close();
    const { said } = await type(envFor(slack.url), 'doctor');
    expect(said.join('\n')).toMatch(
      /⚠ SLACK_BOT_TOKEN: it could not be checked, as 127\.0\.0\.1:\d+ cannot be reached/,
    );
  });
});

describe('the Teams token', () => {
  test('is asked of Microsoft as the bot asks', async () => {
    const microsoft = await startPlatform({ access_token: 't' });
    const [found] = await checkTeams(teams, microsoft.url);
    expect(found?.remedy).toBeUndefined();
    const [asked] = microsoft.asked;
    expect(asked?.url).toBe(`/${teams.tenantId}/oauth2/v2.0/token`);
    expect(new URLSearchParams(asked?.body).get('scope')).toBe('https://api.botframework.com/.default');
  });

  test('that Microsoft does not give is a fault with Microsoft’s code, and no secret', async () => {
    const microsoft = await startPlatform({
      error: 'invalid_client',
      error_description: 'AADSTS7000215: Invalid client…',
    });
    const [found] = await checkTeams(teams, microsoft.url);
    expect(found?.says).toBe('Microsoft says AADSTS7000215');
    expect(found?.remedy).toContain('make a new client secret');
    expect(JSON.stringify(found)).not.toContain(teams.appPassword);
  });
});

describe('clocks and disk', () => {
  test('two seconds apart are allowed, and the way there and back', () => {
    expect(checkApart(new Date(12_000), 10_000, 10_000).remedy).toBeUndefined();
    expect(checkApart(new Date(12_500), 10_000, 11_000).remedy).toBeUndefined();
    expect(checkApart(new Date(13_000), 10_000, 10_000)).toMatchObject({
      says: 'the database’s and this machine’s are 3 seconds apart',
    });
    expect(checkApart(new Date(7_000), 10_000, 10_000).remedy).toContain('NTP');
  });

  test('without summer time is a fault', () => {
    expect(checkZone('13:00', '12:00', 'it').remedy).toBeUndefined();
    expect(checkZone('12:00', '12:00', 'it').remedy).toBe('Install its time zone data.');
  });

  test('a disk that is nearly full is a fault, also where the folder is not made yet', async () => {
    expect((await checkDisk('/tmp/none/yet', 0)).remedy).toBeUndefined();
    expect((await checkDisk('/tmp/none/yet', Number.POSITIVE_INFINITY)).remedy).toContain('Make room');
  });
});
