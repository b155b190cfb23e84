import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { z } from 'zod';

/** A warning for whoever runs the service; nothing stops because of it. */
export type Warn = (message: string) => void;

type Migration = { name: string; sql: string; checksum: string };
type Recorded = z.infer<typeof Recorded>;

const Recorded = z.object({ migration_name: z.string(), checksum: z.string(), finished: z.boolean() });
const OURS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));
const LOCK = 72_707_369; // the key that Prisma's own engine takes: one session applies, the others wait
const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

/**
 * Applies the pending migrations of `folder` as `prisma migrate deploy` does, with the same records, over one session
 * (not a pool: the lock belongs to the session). Returns the names applied; throws an Error that names the one that fails.
 */
export async function applyMigrations(session: pg.ClientBase, warn: Warn, folder: string = OURS): Promise<string[]> {
  const migrations = await readMigrations(folder);
  await session.query('SELECT pg_advisory_lock($1)', [LOCK]);
  try {
    await session.query(TABLE);
    const recorded = await readRecords(session);
    refuseAfterFailure(recorded);
    warnOfDifferences(migrations, recorded, warn);
    const done = new Set(recorded.map((record) => record.migration_name));
    const pending = migrations.filter((migration) => !done.has(migration.name));
    for (const migration of pending) await apply(session, migration);
    return pending.map((migration) => migration.name);
  } finally {
    await session.query('SELECT pg_advisory_unlock($1)', [LOCK]);
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.sort().map((name) => readMigration(folder, name)));
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const sql = await readFile(path.join(folder, name, 'migration.sql'), 'utf8');
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}

async function readRecords(session: pg.ClientBase): Promise<Recorded[]> {
  const { rows } = await session.query(
    'SELECT migration_name, checksum, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  );
  return z.array(Recorded).parse(rows);
}

function refuseAfterFailure(recorded: Recorded[]): void {
  const failed = recorded.find((record) => !record.finished);
  if (!failed) return;
  const name = failed.migration_name;
  const remedy = `see what it left behind, then 'npx prisma migrate resolve --rolled-back ${name}' (or --applied)`;
  throw new Error(`The migration ${name} failed earlier, so none is applied: ${remedy}`);
}

function warnOfDifferences(migrations: Migration[], recorded: Recorded[], warn: Warn): void {
  for (const { migration_name: name, checksum } of recorded) {
    const migration = migrations.find((candidate) => candidate.name === name);
    if (!migration)
      warn(`The database has the migration ${name}, which this version does not know: a newer one ran here`);
    else if (migration.checksum !== checksum) warn(`The migration ${name} was edited after it was applied here`);
  }
}

/** A script without BEGIN of its own is one transaction: it is applied whole or not at all. */
async function apply(session: pg.ClientBase, { name, sql, checksum }: Migration): Promise<void> {
  const id = randomUUID();
  const start = 'INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)';
  await session.query(start, [id, checksum, name]);
  try {
    await session.query(sql);
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    await session.query('ROLLBACK'); // a BEGIN of its own would refuse the next line
    await session.query('UPDATE _prisma_migrations SET logs = $2 WHERE id = $1', [id, said]);
    throw new Error(`The migration ${name} failed: ${said}`, { cause });
  }
  const finish = 'UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE id = $1';
  await session.query(finish, [id]);
}
