import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyMigrations } from '../../src/store/apply-migrations.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

const refuseWarning = (message: string) => expect.unreachable(message);

let folder: string;
let database: TestDatabase;

beforeEach(async () => {
  database = await freshDatabase('empty');
  folder = mkdtempSync(path.join(os.tmpdir(), 'migrations-'));
  await write('20260101000000_first', 'CREATE TABLE tally (n int); INSERT INTO tally VALUES (1);');
  await write('20260102000000_second', 'UPDATE tally SET n = n + 1;');
});
afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

async function write(name: string, sql: string): Promise<void> {
  await mkdir(path.join(folder, name), { recursive: true });
  await writeFile(path.join(folder, name, 'migration.sql'), sql);
}

async function apply(warn: (message: string) => void = refuseWarning): Promise<string[]> {
  const session = await database.pool.connect();
  try {
    return await applyMigrations(session, warn, folder);
  } finally {
    session.release();
  }
}

async function column(sql: string): Promise<unknown[]> {
  const { rows } = await database.pool.query({ text: sql, rowMode: 'array' });
  return rows.flat();
}

test('five processes that start together apply each migration once', async () => {
  const applied = await Promise.all([apply(), apply(), apply(), apply(), apply()]);
  expect(applied.flat()).toEqual(['20260101000000_first', '20260102000000_second']);
  expect(await column('SELECT n FROM tally')).toEqual([2]);
});

test('a later start applies only what is new', async () => {
  await apply();
  await write('20260103000000_third', 'UPDATE tally SET n = n * 10;');
  expect(await apply()).toEqual(['20260103000000_third']);
  expect(await column('SELECT n FROM tally')).toEqual([20]);
});

test('a migration that fails is named, leaves nothing of itself, and holds back the next start', async () => {
  await write('20260103000000_bad', 'UPDATE tally SET n = 99; SELECT * FROM nowhere;');
  await write('20260104000000_after', 'UPDATE tally SET n = 100;');
  await expect(apply()).rejects.toThrow('20260103000000_bad failed: relation "nowhere" does not exist');
  await expect(apply()).rejects.toThrow(/20260103000000_bad failed earlier.*migrate resolve/s);
  expect(await column('SELECT n FROM tally')).toEqual([2]);
  expect(await column('SELECT logs FROM _prisma_migrations WHERE finished_at IS NULL')).toEqual([
    'relation "nowhere" does not exist',
  ]);
});

test('a migration that fails inside a transaction of its own is recorded like any other', async () => {
  await write('20260103000000_bad', 'BEGIN; UPDATE tally SET n = 99; SELECT * FROM nowhere; COMMIT;');
  await expect(apply()).rejects.toThrow('20260103000000_bad failed');
  expect(await column('SELECT logs FROM _prisma_migrations WHERE finished_at IS NULL')).toHaveLength(1);
  expect(await column('SELECT n FROM tally')).toEqual([2]);
});

test('a failed migration that was resolved as rolled back is applied again', async () => {
  await write('20260103000000_bad', 'SELECT * FROM nowhere;');
  await expect(apply()).rejects.toThrow('20260103000000_bad');
  await database.pool.query('UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL');
  await write('20260103000000_bad', 'UPDATE tally SET n = 3;');
  expect(await apply()).toEqual(['20260103000000_bad']);
});

test('function bodies with semicolons arrive whole', async () => {
  await write(
    '20260103000000_function',
    'CREATE FUNCTION twice(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN n := n * 2; RETURN n; END; $$; SELECT 1;',
  );
  await apply();
  expect(await column('SELECT twice(21)')).toEqual([42]);
});

test('warns of a migration that was edited after it was applied', async () => {
  await apply();
  await write('20260101000000_first', 'CREATE TABLE tally (n bigint);');
  const warnings: string[] = [];
  expect(await apply((message) => warnings.push(message))).toEqual([]);
  expect(warnings).toEqual(['The migration 20260101000000_first was edited after it was applied here']);
});

test('warns of a migration from a newer version, and starts', async () => {
  await apply();
  await rm(path.join(folder, '20260102000000_second'), { recursive: true });
  const warnings: string[] = [];
  expect(await apply((message) => warnings.push(message))).toEqual([]);
  expect(warnings).toEqual([expect.stringContaining('20260102000000_second, which this version does not know')]);
});

test('the prisma command line reads our records as its own', async () => {
  const migrated = await freshDatabase();
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const prisma = path.join(root, 'node_modules/prisma/build/index.js');
  const env = { PATH: path.dirname(process.execPath), DATABASE_URL: migrated.url, CHECKPOINT_DISABLE: '1' };
  const { stdout } = await promisify(execFile)(process.execPath, [prisma, 'migrate', 'status'], { cwd: root, env });
  expect(stdout).toContain('Database schema is up to date!');
  await migrated.drop();
});
