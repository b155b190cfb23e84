import pg from 'pg';
import { z } from 'zod';
import { readBackup } from './backup-lines.ts';
import { readTables, type Table } from './read-schema.ts';

const name = pg.escapeIdentifier;
const atOnce = 500;

/** Every value goes back through PostgreSQL's own reading of its words: nothing is rounded or shifted on the way. */
function insertInto(table: Table): string {
  const columns = table.columns.map((column) => name(column.name)).join(', ');
  const values = table.columns.map(({ type }, index) => `(row->>${index})::${type}`).join(', ');
  return `INSERT INTO ${name(table.name)} (${columns}) SELECT ${values} FROM json_array_elements($1::json) AS row`;
}

function find(tables: Table[], wanted: { table: string; columns: string[] }): Table {
  const found = tables.find((table) => table.name === wanted.table);
  const columns = wanted.columns.map((column) => found?.columns.find((one) => one.name === column));
  const known = columns.filter((column) => column !== undefined);
  if (!found || known.length !== found.columns.length || known.length !== columns.length)
    throw new Error(`The table ${wanted.table} is not as it is in the backup: restore into an unchanged schema.`);
  return { name: found.name, columns: known };
}

/** Puts the rows of a file where they belong, some at a time; returns how many came, and how many the file says there are. */
async function pour(session: pg.ClientBase, tables: Table[], file: string) {
  const came: Record<string, number> = {};
  let promised: Record<string, number> | undefined;
  let current: Table | undefined;
  let held: string[] = [];
  const flush = async () => {
    if (!current || held.length === 0) return;
    await session.query(insertInto(current), [`[${held.join(',')}]`]);
    came[current.name] = (came[current.name] ?? 0) + held.length;
    held = [];
  };
  for await (const said of readBackup(file)) {
    if ('row' in said) held.push(said.row);
    if ('row' in said && held.length < atOnce) continue;
    await flush();
    if ('table' in said) {
      current = find(tables, said.table);
      came[current.name] = 0;
    }
    if ('end' in said) promised = said.end.rows;
  }
  return { came, promised };
}

const same = (one: Record<string, number>, other: Record<string, number> | undefined) =>
  other !== undefined &&
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([table, count]) => other[table] === count);

/** Replaces everything in the database by what the file holds, whole or not at all; returns how many rows came back. */
export async function restoreBackup(session: pg.ClientBase, file: string): Promise<number> {
  const tables = await readTables(session);
  await session.query('BEGIN');
  try {
    await session.query("SET LOCAL TimeZone = 'UTC'; SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '5s'");
    await session.query(`TRUNCATE ${tables.map((table) => name(table.name)).join(', ')}`);
    const { came, promised } = await pour(session, tables, file);
    if (!same(came, promised)) throw new Error(`The backup ${file} is cut off: nothing was changed. Take another one.`);
    await session.query('COMMIT');
    return Object.values(came).reduce((sum, count) => sum + count, 0);
  } catch (error) {
    await session.query('ROLLBACK').catch(() => undefined); // a lost session has rolled back by itself
    throw error;
  }
}

const counted = z.tuple([z.object({ count: z.coerce.number() })]);

/** How many rows of people, hubs and schools there are: what a restore would replace. */
export async function countOccupied(session: pg.ClientBase): Promise<Record<'hubs' | 'people', number>> {
  const count = async (table: string) => {
    const { rows } = await session.query('SELECT to_regclass($1) IS NOT NULL AS exists', [`public.${name(table)}`]);
    if (!z.tuple([z.object({ exists: z.boolean() })]).parse(rows)[0].exists) return 0;
    return counted.parse((await session.query(`SELECT count(*) FROM ${name(table)}`)).rows)[0].count;
  };
  return { hubs: await count('Hub'), people: await count('Person') };
}

/** Whether the service is connected to this database now, here or elsewhere. */
export async function isServiceConnected(session: pg.ClientBase): Promise<boolean> {
  const { rows } = await session.query(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'work-groups'",
  );
  return counted.parse(rows)[0].count > 0;
}
