import type pg from 'pg';
import { z } from 'zod';

/** A row of the database, as it is. */
export type Row = Record<string, unknown>;
/** The rows of each table. */
export type Rows = Map<string, Row[]>;

const columnShape = z.object({
  table: z.string(),
  column: z.string(),
  type: z.string(),
  nullable: z.boolean(),
  default: z.string().nullable(),
  labels: z.array(z.string()).nullable(),
});
type Column = z.infer<typeof columnShape>;

const keyShape = z.object({
  table: z.string(),
  refers: z.string(),
  from: z.array(z.string()),
  to: z.array(z.string()),
});
type Key = z.infer<typeof keyShape>;

const columnsQuery = `
  SELECT c.table_name AS table, c.column_name AS column, c.udt_name AS type, c.is_nullable = 'YES' AS nullable,
    c.column_default AS default,
    (SELECT array_agg(e.enumlabel ORDER BY e.enumsortorder)::text[] FROM pg_enum e
      JOIN pg_type t ON t.oid = e.enumtypid WHERE t.typname = c.udt_name) AS labels
  FROM information_schema.columns c WHERE c.table_schema = 'public' ORDER BY c.table_name, c.ordinal_position`;

const keysQuery = `
  SELECT f.relname AS table, r.relname AS refers,
    (SELECT array_agg(a.attname ORDER BY p.at)::text[] FROM unnest(k.conkey) WITH ORDINALITY p(num, at)
      JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = p.num) AS from,
    (SELECT array_agg(a.attname ORDER BY p.at)::text[] FROM unnest(k.confkey) WITH ORDINALITY p(num, at)
      JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = p.num) AS to
  FROM pg_constraint k JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class r ON r.oid = k.confrelid
  WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace`;

/** What the rows say that are made here, where the kind of column does not say enough: "Table.column". */
export type Wishes = Record<string, unknown>;

type Filling = { columns: Column[]; keys: Key[]; known: Rows; wishes: Wishes; marker: string; now: Date };

const quoted = (name: string) => `"${name}"`;

function ownValue({ marker, wishes, now }: Filling, one: Column, copy: number): unknown {
  const { table, column, type, nullable, labels } = one;
  const wish = wishes[`${table}.${column}`];
  if (wish !== undefined) return Array.isArray(wish) ? wish[copy] : wish;
  if (type === 'text') return `${marker} ${table}.${column} ${copy}`;
  if (one.default !== null || nullable) return undefined;
  if (type === 'uuid') return crypto.randomUUID();
  if (labels) return labels[0];
  if (type === 'jsonb') return '{}';
  if (type.startsWith('_')) return [];
  if (type === 'bool') return false;
  return type === 'date' || type === 'timestamptz' ? now : 1;
}

/** The columns that lead to rows made before; undefined when one that must lead somewhere cannot yet. */
function leads({ columns, keys, known }: Filling, table: string, copy: number): Row | undefined {
  const found: Row = {};
  for (const { refers, from, to } of keys.filter((key) => key.table === table && key.refers !== 'Hub')) {
    const rows = known.get(refers) ?? [];
    const row = refers === table ? undefined : (rows[copy] ?? rows[0]);
    const isNeeded = from.some((name) =>
      columns.some((one) => one.table === table && one.column === name && !one.nullable && name !== 'hubId'),
    );
    if (!row && isNeeded) return undefined;
    for (const [index, name] of from.entries()) if (name !== 'hubId') found[name] = row?.[to[index] ?? ''] ?? null;
  }
  return found;
}

async function insert(pool: pg.Pool, table: string, row: Row): Promise<Row | undefined> {
  const names = Object.keys(row);
  const marks = names.map((_name, index) => `$${index + 1}`);
  const sql = `INSERT INTO ${quoted(table)} (${names.map(quoted).join()}) VALUES (${marks.join()}) ON CONFLICT DO NOTHING RETURNING *`;
  return (await pool.query<Row>(sql, Object.values(row))).rows[0];
}

async function fillTable(pool: pg.Pool, filling: Filling, table: string, hubId: string): Promise<boolean> {
  const made: Row[] = [];
  for (const copy of [0, 1]) {
    const leading = leads(filling, table, copy);
    if (!leading) return false;
    const own = filling.columns.filter((one) => one.table === table && !(one.column in leading));
    const values = own.map((one): [string, unknown] => [one.column, ownValue(filling, one, copy)]);
    const plain = Object.fromEntries(values.filter(([, value]) => value !== undefined));
    const row = await insert(pool, table, { ...plain, ...leading, hubId });
    if (row) made.push(row);
  }
  filling.known.set(table, [...(filling.known.get(table) ?? []), ...made]);
  return true;
}

/** Tables that a hub owns, read from the database itself: one that was added a minute ago is among them. */
export async function hubTablesOf(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<Row>(columnsQuery);
  return z
    .array(columnShape)
    .parse(rows)
    .flatMap(({ table, column }) => (column === 'hubId' && table !== 'OneTimeCode' ? [table] : []));
}

/**
 * Two rows in every table of a hub that has none yet, each leading to rows of the same hub; every text of them carries
 * the marker. `shared` are the rows of shared tables that they lead to.
 */
export async function fillHub(
  pool: pg.Pool,
  { hubId, marker, shared, wishes, now }: { hubId: string; marker: string; shared: Rows; wishes: Wishes; now: Date },
): Promise<Rows> {
  const columns = z.array(columnShape).parse((await pool.query(columnsQuery)).rows);
  const keys = z.array(keyShape).parse((await pool.query(keysQuery)).rows);
  const tables = await hubTablesOf(pool);
  const known: Rows = new Map(shared);
  for (const table of tables) {
    const { rows } = await pool.query<Row>(`SELECT * FROM ${quoted(table)} WHERE "hubId" = $1`, [hubId]);
    if (rows.length > 0) known.set(table, rows);
  }
  const filling: Filling = { columns, keys, known, wishes, marker, now };
  let left = tables.filter((table) => !known.has(table));
  while (left.length > 0) {
    const waiting: string[] = [];
    for (const table of left) if (!(await fillTable(pool, filling, table, hubId))) waiting.push(table);
    if (waiting.length === left.length) throw new Error(`these lead nowhere: ${waiting.join(', ')}`);
    left = waiting;
  }
  return known;
}
