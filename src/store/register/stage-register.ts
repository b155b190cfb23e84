import type pg from 'pg';

/** A school as it is staged: everything that an import may change. */
export type StagedSchool = {
  urn: number;
  name: string;
  town: string;
  postcode: string;
  laCode: number | null;
  laName: string;
  phases: string[];
  lowAge: number | null;
  highAge: number | null;
  typeName: string;
  isOpen: boolean;
  closedOn: string | null;
  searchText: string;
};

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
    SELECT urn, name, town, postcode, "laCode", "laName", phases::"Phase"[], "lowAge", "highAge", "typeName", "isOpen", "closedOn", "searchText",
      NOT EXISTS (SELECT FROM "School" s WHERE s.urn = row.urn)
    FROM unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::int[], $6::text[], $7::text[], $8::int[], $9::int[], $10::text[],
    $11::boolean[], $12::date[], $13::text[])
    AS row(urn, name, town, postcode, "laCode", "laName", phases, "lowAge", "highAge", "typeName", "isOpen", "closedOn", "searchText")
    RETURNING *
  )
  INSERT INTO "School" (id, ${columns}) SELECT gen_random_uuid(), ${columns} FROM staged WHERE "isNew"`;

const columnsOf = (schools: StagedSchool[]): unknown[] => [
  schools.map(({ urn }) => urn),
  schools.map(({ name }) => name),
  schools.map(({ town }) => town),
  schools.map(({ postcode }) => postcode),
  schools.map(({ laCode }) => laCode),
  schools.map(({ laName }) => laName),
  schools.map(({ phases }) => `{${phases.join(',')}}`),
  schools.map(({ lowAge }) => lowAge),
  schools.map(({ highAge }) => highAge),
  schools.map(({ typeName }) => typeName),
  schools.map(({ isOpen }) => isOpen),
  schools.map(({ closedOn }) => closedOn),
  schools.map(({ searchText }) => searchText),
];

const insertLinks = 'INSERT INTO staged_link SELECT * FROM unnest($1::int[], $2::int[], $3::date[])';

/** Rows sent at a time. */
const batch = 2_000;

/** Sends rows in batches, one under way while the next is read. */
function createSender<Row>(send: (rows: Row[]) => Promise<unknown>) {
  let rows: Row[] = [];
  let underWay: Promise<unknown> = Promise.resolve();
  const flush = async () => {
    const full = rows;
    rows = [];
    await underWay;
    if (full.length === 0) return;
    underWay = send(full);
    underWay.catch(() => {}); // told to whoever waits for it next
  };
  return {
    add: async (row: Row) => {
      rows.push(row);
      if (rows.length >= batch) await flush();
    },
    end: async () => {
      await flush();
      await underWay;
    },
  };
}

/**
 * Where a register is put, set by set, inside the caller's transaction: in tables that only this session sees, and its new
 * schools in the register, too.
 */
export async function openStage(session: pg.Client) {
  await session.query(tables);
  const schools = createSender((rows: StagedSchool[]) => session.query(insertSchools, columnsOf(rows)));
  const links = createSender((rows: StagedLink[]) =>
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
