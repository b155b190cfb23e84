import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { applyMigrations } from '../../src/store/apply-migrations.ts';
import { type Embedded, startEmbedded } from '../../src/store/embedded-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server's maintenance database, and the migrated database that tests copy. */
    database: { url: string; template: string };
  }
}

/** Once per run: a server (TEST_DATABASE_URL, or a built-in one in a temporary folder) with a migrated database to copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openServer(process.env.TEST_DATABASE_URL);
  const template = `test_${Date.now().toString(36)}_${randomBytes(4).toString('hex')}`;
  try {
    await onServer(server.url, (session) => session.query(`CREATE DATABASE ${template} TEMPLATE template0`));
    await onServer(urlOf(server.url, template), (session) => applyMigrations(session, failOnWarning));
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
  const folder = await mkdtemp(path.join(os.tmpdir(), 'test-database-'));
  const server = await startEmbedded(folder);
  const address = addressOf(server);
  await onServer(address, forgetSafety);
  const close = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: address, close };
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

function failOnWarning(message: string): void {
  throw new Error(message);
}
