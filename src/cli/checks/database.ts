import type pg from 'pg';
import { z } from 'zod';
import { appliedMigrations, ownMigrations } from '../../store/backup/read-schema.ts';
import { type Finding, reasonIn, right, wrong } from './finding.ts';

const one = <T extends z.ZodRawShape>(shape: T) => z.tuple([z.object(shape)]);
const oldest = 15;

async function checkVersion(session: pg.ClientBase): Promise<Finding> {
  const { rows } = await session.query("SELECT current_setting('server_version_num')::int AS number");
  const version = Math.floor(one({ number: z.number() }).parse(rows)[0].number / 10_000);
  const says = `PostgreSQL ${version}`;
  return version >= oldest
    ? right('Database', says)
    : wrong('Database', says, `Move to PostgreSQL ${oldest} or later.`);
}

async function checkMigrations(session: pg.ClientBase): Promise<Finding> {
  const [applied, own] = [await appliedMigrations(session), await ownMigrations()];
  const pending = own.filter((name) => !applied.includes(name));
  const unknown = applied.filter((name) => !own.includes(name));
  if (pending.length > 0)
    return wrong('Migrations', `not applied: ${pending.join(', ')}`, 'Start the service once: it applies them.');
  if (unknown.length > 0)
    return wrong(
      'Migrations',
      `this version does not know ${unknown.join(', ')}`,
      'A newer version ran on this database: run that one.',
    );
  return right('Migrations', `all ${applied.length} are applied`);
}

/** A row is written and taken back: a standby, a full disk or a missing right shows here. */
async function checkWriting(session: pg.ClientBase): Promise<Finding> {
  try {
    await session.query('BEGIN');
    await session.query(
      'INSERT INTO "AdmittedTenant" ("id", "tenant", "admittedAt", "admittedBy") VALUES (gen_random_uuid(), gen_random_uuid(), now(), $1)',
      ['doctor'],
    );
    return right('Writing', 'a row can be written (it was taken back)');
  } catch (error) {
    return wrong(
      'Writing',
      `nothing can be written: ${reasonIn(error)}`,
      'See that DATABASE_URL names the main server, that its user owns the tables, and that its disk is not full.',
    );
  } finally {
    await session.query('ROLLBACK');
  }
}

async function checkExtension(session: pg.ClientBase): Promise<Finding> {
  const { rows } = await session.query("SELECT count(*)::int AS count FROM pg_extension WHERE extname = 'pg_trgm'");
  return one({ count: z.number() }).parse(rows)[0].count === 1
    ? right('Extension pg_trgm', 'it is there')
    : wrong('Extension pg_trgm', 'it is missing', 'As the database’s owner: CREATE EXTENSION pg_trgm;');
}

/** Version, schema, writing and the extension. Nothing is migrated, nothing is left behind. */
export async function checkDatabase(session: pg.ClientBase): Promise<Finding[]> {
  const version = await checkVersion(session);
  const migrations = await checkMigrations(session);
  if (migrations.remedy) return [version, migrations];
  return [version, migrations, await checkWriting(session), await checkExtension(session)];
}
