import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openBoss } from '../../src/post-room/open-boss.ts';
import { applyMigrations } from '../../src/store/apply-migrations.ts';
import { placeIn } from '../../src/store/create-cluster.ts';
import { type Embedded, startEmbedded } from '../../src/store/embedded-postgres.ts';
import { stopServer } from '../../src/store/launch-server.ts';
import { othersPresent } from '../../src/store/mark-presence.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server's maintenance database, and the migrated database that tests copy. */
    database: { url: string; template: string };
  }
}

const IN_MEMORY = '/dev/shm';
const ENOUGH_BYTES = 2 * 1024 ** 3;
const BASE = hasRoom(IN_MEMORY) ? IN_MEMORY : os.tmpdir();
const FOLDER = path.join(BASE, 'test-database-');
const AN_HOUR = 3_600_000;

/** Once per run: a server (TEST_DATABASE_URL, or a built-in one in a temporary folder) with a migrated database to copy, queues and all. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openServer(process.env.TEST_DATABASE_URL);
  const template = `test_${Date.now().toString(36)}_${randomBytes(4).toString('hex')}`;
  try {
    await onServer(server.url, (session) => session.query(`CREATE DATABASE ${template} TEMPLATE template0`));
    await onServer(urlOf(server.url, template), (session) => applyMigrations(session, failOnWarning));
    await makeQueuesIn(urlOf(server.url, template));
  } catch (error) {
    await dropAll(server.url, template);
    await server.close();
    throw error;
  }
  project.provide('database', { url: server.url, template });
  return async () => {
    await dropAll(server.url, template);
    await server.close();
  };
}

/** The address of another database on the same server. */
export function urlOf(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

async function openServer(url: string | undefined): Promise<{ url: string; close(): Promise<void> }> {
  if (url) return { url, close: async () => {} };
  await clearKilledRuns();
  const folder = fs.mkdtempSync(FOLDER);
  const server = await startEmbedded(folder);
  const address = addressOf(server);
  await onServer(address, forgetSafety);
  const close = async () => {
    await server.stop();
    fs.rmSync(folder, { recursive: true });
  };
  return { url: address, close };
}

/** Linux has a folder in memory: each test copies a database, some hundred files. */
function hasRoom(folder: string): boolean {
  if (!fs.existsSync(folder)) return false;
  const { bavail, bsize } = fs.statfsSync(folder);
  return bavail * bsize >= ENOUGH_BYTES;
}

/** A run that was killed leaves its server behind, which no other run would take over. */
async function clearKilledRuns(): Promise<void> {
  const names = fs.readdirSync(BASE).filter((name) => name.startsWith(path.basename(FOLDER)));
  for (const place of names.map((name) => placeIn(path.join(BASE, name)))) {
    const made = fs.statSync(place.home, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - made < AN_HOUR) continue;
    if (fs.existsSync(place.presences) && othersPresent(place.presences)) continue;
    await stopServer(place);
    fs.rmSync(place.home, { recursive: true, force: true });
  }
}

function addressOf({ connection }: Embedded): string {
  const { user, port, database, host } = connection;
  return `postgresql://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}&sslmode=disable`;
}

/** Test data need not outlive a power cut. */
async function forgetSafety(session: pg.Client): Promise<void> {
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    await session.query(`ALTER SYSTEM SET ${setting} = off`);
  }
  await session.query('SELECT pg_reload_conf()');
}

/** Copies that a test left behind go too. */
async function dropAll(url: string, template: string): Promise<void> {
  await onServer(url, async (session) => {
    const { rows } = await session.query('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [template]);
    for (const { datname } of rows) await session.query(`DROP DATABASE ${pg.escapeIdentifier(datname)} WITH (FORCE)`);
  });
}

async function onServer(url: string, work: (session: pg.Client) => Promise<unknown>): Promise<void> {
  const session = new pg.Client({ connectionString: url });
  await session.connect();
  try {
    await work(session);
  } finally {
    await session.end();
  }
}

/** The queues are made once, too: the copies find them. */
async function makeQueuesIn(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url });
  const fail = ({ err }: Record<string, unknown>) => {
    throw err;
  };
  const boss = await openBoss(pool, { warn: fail, error: fail }, () => {});
  await boss.stop({ close: false });
  await pool.end();
}

function failOnWarning(message: string): void {
  throw new Error(message);
}
