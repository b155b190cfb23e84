import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { z } from 'zod';

/** A table with its columns and their types as PostgreSQL writes them. */
export type Table = { name: string; columns: { name: string; type: string }[] };

const ours = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url));

/** The migrations of this version, in order. */
export async function ownMigrations(folder = ours): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The migrations applied to this database, in order; none when it has never been opened by the service. */
export async function appliedMigrations(session: pg.ClientBase): Promise<string[]> {
  const { rows } = await session.query("SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS exists");
  if (!z.tuple([z.object({ exists: z.boolean() })]).parse(rows)[0].exists) return [];
  const found = await session.query(
    'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1',
  );
  return z
    .array(z.object({ name: z.string() }))
    .parse(found.rows)
    .map(({ name }) => name)
    .sort();
}

const tableRow = z.object({
  name: z.string(),
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
  needs: z.array(z.string()),
});

const tables = `
  SELECT c.relname AS name,
    (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum)
      FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
    (SELECT coalesce(json_agg(DISTINCT other.relname), '[]') FROM pg_constraint f JOIN pg_class other ON other.oid = f.confrelid
      WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid) AS needs
  FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> '_prisma_migrations'
  ORDER BY c.relname`;

/** Every table of the service, each after those that it refers to. Throws when they refer to one another in a circle. */
export async function readTables(session: pg.ClientBase): Promise<Table[]> {
  let left = z.array(tableRow).parse((await session.query(tables)).rows);
  const ordered: Table[] = [];
  while (left.length > 0) {
    const known = new Set(ordered.map(({ name }) => name));
    const next = left.filter(({ needs }) => needs.every((need) => known.has(need)));
    if (next.length === 0) throw new Error(`These tables refer to one another: ${left.map(({ name }) => name)}`);
    ordered.push(...next.map(({ name, columns }) => ({ name, columns })));
    left = left.filter((table) => !next.includes(table));
  }
  return ordered;
}
