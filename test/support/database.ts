import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { urlOf } from './database-server.ts';

/** A database of a test's own: its address, a pool on it, and `drop`, which ends the pool and removes the database. */
export type TestDatabase = { url: string; pool: pg.Pool; drop(): Promise<void> };

/** Copies the migrated database, or makes an `empty` one (about 50 ms); for `beforeAll`, with `drop` in `afterAll`. */
export async function freshDatabase(contents: 'migrated' | 'empty' = 'migrated'): Promise<TestDatabase> {
  const server = inject('database');
  const name = `${server.template}_${randomBytes(4).toString('hex')}`;
  const model = contents === 'empty' ? 'template0' : server.template;
  await runOnce(server.url, `CREATE DATABASE ${name} TEMPLATE ${model} STRATEGY FILE_COPY`);
  const url = urlOf(server.url, name);
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    lock_timeout: 2_000,
  });
  pool.on('error', (error) => {
    if (!pool.ending) throw error; // its end does not wait for last words, which may be that the database is dropped
  });
  const drop = async () => {
    await pool.end();
    await runOnce(server.url, `DROP DATABASE ${name} WITH (FORCE)`);
  };
  return { url, pool, drop };
}

async function runOnce(url: string, sql: string): Promise<void> {
  const session = new pg.Client({ connectionString: url });
  await session.connect();
  try {
    await session.query(sql);
  } finally {
    await session.end();
  }
}
