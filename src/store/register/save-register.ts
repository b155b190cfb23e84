import type pg from 'pg';
import { z } from 'zod';

/** What became of the schools of a file. */
export type SavedSchools = { added: number; changed: number; asTheyWere: number; notInFile: number; closed: number };

/** What became of the links of a file; `unknown` name a school that is not in the register. */
export type SavedLinks = { added: number; changed: number; removed: number; unknown: number };

/** A school that somebody typed, and the school of the register that it seems to be. */
export type Likeness = { name: string; town: string; urn: number; registered: string };

const kept =
  ['name', 'town', 'postcode', 'laCode', 'laName', 'phases', 'lowAge', 'highAge', 'typeName', 'isOpen', 'closedOn', 'searchText'] // biome-ignore format: a list
    .map((column) => `"${column}"`);
const of = (table: string) => kept.map((column) => `${table}.${column}`).join(', ');

const update = `
  UPDATE "School" s SET (${kept.join(', ')}) = (SELECT ${of('f')})
  FROM staged_school f WHERE s.urn = f.urn AND NOT f."isNew" AND (${of('s')}) IS DISTINCT FROM (${of('f')})`;

const counts = `
  SELECT (SELECT count(*) FROM staged_school)::int AS staged,
    (SELECT count(*) FROM staged_school WHERE NOT "isOpen")::int AS closed,
    (SELECT count(*) FROM staged_school WHERE "isNew")::int AS added,
    (SELECT count(*) FROM "School" s WHERE s.urn IS NOT NULL)::int AS held,
    (SELECT count(*) FROM "School" s WHERE s.urn IS NOT NULL AND NOT EXISTS (SELECT FROM staged_school f WHERE f.urn = s.urn))::int AS "notInFile"`;
const counted = z.object({
  ...{ staged: z.number(), closed: z.number(), added: z.number() },
  ...{ held: z.number(), notInFile: z.number() },
});

/** The schools of the file; which of them are new, and how many were known before. */
export async function countStaged(session: pg.Client): Promise<z.infer<typeof counted> & { known: number }> {
  const { rows } = await session.query(counts);
  const found = counted.parse(rows[0]);
  return { ...found, known: found.held - found.added };
}

type Counted = Awaited<ReturnType<typeof countStaged>>;

/** Brings the schools that were known up to what is staged, inside the caller's transaction. What the file does not have stays as it is. */
export async function saveSchools(session: pg.Client, counts: Counted): Promise<SavedSchools> {
  const { staged, closed, added, notInFile } = counts;
  const changed = added === staged ? 0 : ((await session.query(update)).rowCount ?? 0);
  return { added, changed, asTheyWere: staged - added - changed, notInFile, closed };
}

/** Links between schools of the register, each once; of two days the later counts. */
const links = `
  CREATE TEMP TABLE known_link ON COMMIT DROP AS
  SELECT a.id AS "fromId", b.id AS "toId", max(l.since) AS since FROM staged_link l
  JOIN "School" a ON a.urn = l."from" JOIN "School" b ON b.urn = l."to" GROUP BY a.id, b.id`;

const insertLinks = `
  INSERT INTO "SchoolLink" ("fromId", "toId", since)
  SELECT k."fromId", k."toId", k.since FROM known_link k
  WHERE NOT EXISTS (SELECT FROM "SchoolLink" l WHERE l."fromId" = k."fromId" AND l."toId" = k."toId")`;

const updateLinks = `
  UPDATE "SchoolLink" l SET since = k.since FROM known_link k
  WHERE l."fromId" = k."fromId" AND l."toId" = k."toId" AND l.since IS DISTINCT FROM k.since`;

const removeLinks = `
  DELETE FROM "SchoolLink" l USING "School" a, "School" b
  WHERE a.id = l."fromId" AND b.id = l."toId" AND a.urn IS NOT NULL AND b.urn IS NOT NULL
    AND NOT EXISTS (SELECT FROM known_link k WHERE k."fromId" = l."fromId" AND k."toId" = l."toId")`;

const unknownLinks = `
  SELECT count(*)::int AS unknown FROM (SELECT DISTINCT "from", "to" FROM staged_link) l
  WHERE NOT EXISTS (SELECT FROM "School" WHERE urn = l."from") OR NOT EXISTS (SELECT FROM "School" WHERE urn = l."to")`;

/** Brings the links up to what is staged, inside the caller's transaction; of a file of the whole country, what it lacks goes. */
export async function saveLinks(session: pg.Client, isWhole: boolean): Promise<SavedLinks> {
  await session.query(links);
  const { rows } = await session.query(unknownLinks);
  const removed = isWhole ? ((await session.query(removeLinks)).rowCount ?? 0) : 0;
  const changed = (await session.query(updateLinks)).rowCount ?? 0;
  const added = (await session.query(insertLinks)).rowCount ?? 0;
  return { added, changed, removed, ...z.object({ unknown: z.number() }).parse(rows[0]) };
}

/** Folded names are compared by what a search reads: it begins with the name, and the town follows. */
const likenesses = `
  SELECT u.name, u.town, s.urn, concat_ws(', ', s.name, nullif(s.town, ''), nullif(s.postcode, '')) AS registered
  FROM "School" u JOIN "School" s ON s.urn IS NOT NULL AND s."isOpen"
    AND s."searchText" LIKE split_part(u.unlisted, '/', 2) || ' ' || split_part(u.unlisted, '/', 3) || '%'
  WHERE u.unlisted IS NOT NULL AND split_part(u.unlisted, '/', 2) <> '' ORDER BY u.name, s.urn LIMIT 100`;

/** Schools that people typed by hand and that the register seems to have. */
export async function findLikenesses(session: pg.Client): Promise<Likeness[]> {
  const { rows } = await session.query(likenesses);
  return z.array(z.object({ name: z.string(), town: z.string(), urn: z.number(), registered: z.string() })).parse(rows);
}
