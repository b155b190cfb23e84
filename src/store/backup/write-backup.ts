import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { z } from 'zod';
import { format, lineOf } from './backup-lines.ts';
import { appliedMigrations, readTables, type Table } from './read-schema.ts';

const name = pg.escapeIdentifier;
const atOnce = 500;

const rows = z.array(z.object({ row: z.string() }));

/** The rows of a table, each as a JSON list of PostgreSQL's own words, read through a cursor: memory stays as it is. */
async function* rowsOf(session: pg.ClientBase, table: Table): AsyncGenerator<string[]> {
  const words = table.columns.map((column) => `${name(column.name)}::text`).join(', ');
  await session.query(
    `DECLARE every_row NO SCROLL CURSOR FOR SELECT to_json(ARRAY[${words}])::text AS row FROM ${name(table.name)}`,
  );
  for (;;) {
    const found = rows.parse((await session.query(`FETCH ${atOnce} FROM every_row`)).rows);
    if (found.length === 0) break;
    yield found.map(({ row }) => row);
  }
  await session.query('CLOSE every_row');
}

async function* linesOf(session: pg.ClientBase, at: Date): AsyncGenerator<string> {
  const counts: Record<string, number> = {};
  yield lineOf({ format, at: at.toISOString(), migrations: await appliedMigrations(session) });
  for (const table of await readTables(session)) {
    yield lineOf({ table: table.name, columns: table.columns.map((column) => column.name) });
    counts[table.name] = 0;
    for await (const some of rowsOf(session, table)) {
      counts[table.name] = (counts[table.name] ?? 0) + some.length;
      yield `${some.join('\n')}\n`;
    }
  }
  yield lineOf({ rows: counts });
}

/**
 * Writes every row of the service, as it stood at one instant, into a new file that only this user may read; other people go on
 * working meanwhile. The file appears when it is whole. Jobs are not in it: the sweep makes them anew.
 */
export async function writeBackup(session: pg.ClientBase, file: string, at: Date): Promise<void> {
  if (existsSync(file)) throw new Error(`${file} exists already: name another file.`);
  const unfinished = `${file}.unfinished`;
  await session.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    await session.query("SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'; SET LOCAL statement_timeout = 0");
    const lines = Readable.from(linesOf(session, at));
    await pipeline(lines, createGzip(), createWriteStream(unfinished, { mode: 0o600, flush: true }));
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    await session.query('ROLLBACK').catch(() => undefined); // a lost session has rolled back by itself
  }
}
