import type pg from 'pg';
import type { RegisterSchool } from '../../core/register-school.ts';

export type StagedLink = { from: number; to: number; since: string | null };

/** Tables of this session alone, gone with it: nobody sees what is staged. A new school is one the register does not have yet. */
const tables = `
  CREATE TEMP TABLE staged_school (
    urn int NOT NULL, name text NOT NULL, town text NOT NULL, postcode text NOT NULL, "laCode" int, "laName" text NOT NULL,
    phases "Phase"[] NOT NULL, "lowAge" int, "highAge" int, "typeName" text NOT NULL, "isOpen" boolean NOT NULL,
    "closedOn" date, "searchText" text NOT NULL, "isNew" boolean NOT NULL
  );
  CREATE TEMP TABLE staged_link ("from" int NOT NULL, "to" int NOT NULL, since date)`;

const columns =
  '"urn", "name", "town", "postcode", "laCode", "laName", "phases", "lowAge", "highAge", "typeName", "isOpen", "closedOn", "searchText"';

/** New schools go into the register at once, while the next are read: the caller's transaction keeps or drops them all. */
const insertSchools = `
  WITH staged AS (
    INSERT INTO staged_school
    SELECT row.*, NOT EXISTS (SELECT FROM "School" s WHERE s.urn = row.urn)
    FROM json_to_recordset($1::json)
    AS row(urn int, name text, town text, postcode text, "laCode" int, "laName" text, phases "Phase"[], "lowAge" int,
      "highAge" int, "typeName" text, "isOpen" boolean, "closedOn" date, "searchText" text)
    RETURNING *
  )
  INSERT INTO "School" (id, ${columns}) SELECT gen_random_uuid(), ${columns} FROM staged WHERE "isNew"`;

const insertLinks = 'INSERT INTO staged_link SELECT * FROM unnest($1::int[], $2::int[], $3::date[])';

/** Rows sent at a time, and how many times so many may wait to be sent. */
const [batch, most] = [2_000, 3];

type InLine = (work: () => Promise<unknown>) => Promise<unknown>;

/** One work after the other; a fault is told to whoever waits for it, and ends those behind it. */
function createLine(): InLine {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    last = last.then(work);
    last.catch(() => {});
    return last;
  };
}

/** Sends rows in batches while the next are read. */
function createSender<Row>(inLine: InLine, send: (rows: Row[]) => Promise<unknown>) {
  let rows: Row[] = [];
  const underWay: Promise<unknown>[] = [];
  const flush = async () => {
    if (underWay.length >= most) await underWay.shift();
    if (rows.length === 0) return;
    const full = rows;
    rows = [];
    underWay.push(inLine(() => send(full)));
  };
  return {
    add: async (row: Row) => {
      rows.push(row);
      if (rows.length >= batch) await flush();
    },
    end: async () => {
      await flush();
      await Promise.all(underWay);
    },
  };
}

/**
 * Where a register is put, set by set, inside the caller's transaction: in tables that only this session sees, and its new
 * schools in the register, too.
 */
export async function openStage(session: pg.Client) {
  await session.query(tables);
  const line = createLine();
  const schools = createSender(line, (rows: RegisterSchool[]) => session.query(insertSchools, [JSON.stringify(rows)]));
  const links = createSender(line, (rows: StagedLink[]) =>
    session.query(insertLinks, [
      rows.map(({ from }) => from),
      rows.map(({ to }) => to),
      rows.map(({ since }) => since),
    ]),
  );
  return {
    addSchool: schools.add,
    addLink: links.add,
    end: async () => {
      await schools.end();
      await links.end();
      await session.query('ANALYZE staged_school (urn), staged_link');
    },
  };
}
