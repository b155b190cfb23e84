import { z } from 'zod';
import { type Joins, refillsGroup } from '../core/joins.ts';
import type { Actor } from '../core/people.ts';
import { Prisma } from './generated/client.ts';
import {
  keyOf,
  livePlace,
  lockBoth,
  type Moved,
  movable,
  movedSchema,
  named,
  type Raw,
  swapMemberships,
} from './joins.ts';
import { partPersons } from './part-persons.ts';

// Two persons become one over all hubs. It is written past the fence of one hub because a person belongs to none; what
// leaves this file is nothing, and what it moves was the person’s own.

type Pair = { db: Raw; kept: string; joined: string; now: Date };

const row = z.record(z.string(), z.unknown());
const rowsOf = (found: unknown) =>
  z
    .array(z.object({ row }))
    .parse(found)
    .map((one) => one.row);
const idsOf = (found: unknown) =>
  z
    .array(z.object({ id: z.string() }))
    .parse(found)
    .map(({ id }) => id);

/** Where a person has one row for a thing. */
const oneEach = ['HubPerson', 'ReminderChoice', 'NetworkGuest', 'FailedImport'];

/** Where one person may have one row for a thing, that of the person who stays is enough. */
async function dropDoubles({ db, kept, joined }: Pair): Promise<Moved['dropped']> {
  const dropped: Moved['dropped'] = [];
  for (const { table, key } of movable.filter((one) => oneEach.includes(one.table))) {
    const isSame = key.map((name) => Prisma.sql`own.${named(name)} = mine.${named(name)}`);
    const rows = await db.$queryRaw`
      DELETE FROM ${named(table)} AS mine WHERE "personId" = ${joined}::uuid
        AND EXISTS (SELECT 1 FROM ${named(table)} AS own
          WHERE own."personId" = ${kept}::uuid AND ${Prisma.join(isSame, ' AND ')})
      RETURNING to_jsonb(mine) AS row`;
    dropped.push(...rowsOf(rows).map((row) => ({ table, row })));
  }
  const watches = await db.$queryRaw`
    DELETE FROM "Watch" AS mine WHERE "personId" = ${joined}::uuid
      AND EXISTS (SELECT 1 FROM "Watch" AS own WHERE own."personId" = ${kept}::uuid AND own."hubId" = mine."hubId"
        AND (own."groupId" = mine."groupId" OR own."projectId" = mine."projectId"))
    RETURNING to_jsonb(mine) AS row`;
  return [...dropped, ...rowsOf(watches).map((row) => ({ table: 'Watch', row }))];
}

/** One role or lead is not held twice. */
async function endDoubles({ db, kept, joined, now }: Pair): Promise<Moved['ended']> {
  const roles = await db.$queryRaw`
    UPDATE "HubRole" AS mine SET "to" = ${now}::timestamptz WHERE "personId" = ${joined}::uuid AND "to" IS NULL
      AND EXISTS (SELECT 1 FROM "HubRole" AS own WHERE own."personId" = ${kept}::uuid AND own."to" IS NULL
        AND own."roleWordId" = mine."roleWordId" AND own.phase IS NOT DISTINCT FROM mine.phase
        AND own."partnerId" IS NOT DISTINCT FROM mine."partnerId")
    RETURNING id::text`;
  const leads = await db.$queryRaw`
    UPDATE "WorkGroupLead" AS mine SET "to" = ${now}::timestamptz WHERE "personId" = ${joined}::uuid AND "to" IS NULL
      AND EXISTS (SELECT 1 FROM "WorkGroupLead" AS own
        WHERE own."personId" = ${kept}::uuid AND own."to" IS NULL AND own."groupId" = mine."groupId")
    RETURNING id::text`;
  return [
    ...idsOf(roles).map((id) => ({ table: 'HubRole', id })),
    ...idsOf(leads).map((id) => ({ table: 'WorkGroupLead', id })),
  ];
}

const both = z.array(z.object({ own: z.string(), mine: z.string(), isMineMore: z.boolean() }));

/** Both are in one group: the membership that holds stays, the other one has been taken over by it. */
async function settleMemberships({ db, kept, joined, now }: Pair): Promise<Moved['contested']> {
  const rank = (of: string) =>
    Prisma.raw(`CASE ${of}.state WHEN 'JOINED' THEN 3 WHEN 'COMPLETED' THEN 2 WHEN 'APPLIED' THEN 1 ELSE 0 END`);
  const pairs = both.parse(
    await db.$queryRaw`
    SELECT own.id::text AS own, mine.id::text AS mine, ${rank('mine')} > ${rank('own')} AS "isMineMore"
    FROM "Membership" AS own JOIN "Membership" AS mine ON mine."hubId" = own."hubId" AND mine."groupId" = own."groupId"
    WHERE own."personId" = ${kept}::uuid AND mine."personId" = ${joined}::uuid`,
  );
  const settled: Moved['contested'] = [];
  for (const { own, mine, isMineMore } of pairs) {
    const [stays, ends] = isMineMore ? [mine, own] : [own, mine];
    const [before = {}] = rowsOf(
      await db.$queryRaw`SELECT to_jsonb(m) AS row FROM "Membership" AS m WHERE id = ${ends}::uuid`,
    );
    if (isMineMore) await swapMemberships(db, mine, own);
    await db.$executeRaw`
      UPDATE "Membership" SET state = 'REPLACED', "replacedById" = ${stays}::uuid, "withdrawnAt" = ${now}::timestamptz,
        version = version + 1 WHERE id = ${ends}::uuid AND state IN ('JOINED', 'APPLIED')`;
    settled.push({ kept: stays, ended: ends, isSwapped: isMineMore, row: before });
  }
  return settled;
}

/** Both offered themselves for one thing: the second offer stays with the emptied record, taken back. */
async function settleInterests({ db, kept, joined, now }: Pair): Promise<Moved['interests']> {
  const found = rowsOf(
    await db.$queryRaw`
    SELECT to_jsonb(mine) AS row FROM "Interest" AS mine WHERE "personId" = ${joined}::uuid
      AND state IN ('SUBMITTED', 'UNDER_REVIEW', 'RESERVE', 'OFFERED') AND ${alsoOwn(kept)}`,
  );
  const interests = found.map((one) => ({ id: String(one.id), row: one }));
  for (const { id } of interests) {
    await db.$executeRaw`
      UPDATE "Interest" SET state = 'WITHDRAWN', "decidedAt" = ${now}::timestamptz, version = version + 1
      WHERE id = ${id}::uuid`;
  }
  return interests;
}

const alsoOwn = (kept: string) => Prisma.sql`EXISTS (SELECT 1 FROM "Interest" AS own
  WHERE own."personId" = ${kept}::uuid AND own."hubId" = mine."hubId"
    AND (own."groupId" = mine."groupId" OR own."projectId" = mine."projectId"))`;

/** A place that nobody stands for any more ends; its group’s hub offers it to whoever waits. */
async function endEmptyPlaces({ db, now }: Pair, contested: Moved['contested']) {
  const ids = contested.map(({ row: { participationId } }) => String(participationId));
  const empty = rowsOf(
    await db.$queryRaw`
    SELECT to_jsonb(place) AS row FROM "SchoolParticipation" AS place
    WHERE id::text = ANY(${ids}) AND state IN ${livePlace} AND NOT EXISTS (
      SELECT 1 FROM "Membership" AS m WHERE m."participationId" = place.id AND m.state IN ('JOINED', 'APPLIED'))`,
  );
  const places = empty.map((one) => ({ id: String(one.id), row: one }));
  const dueRows: Moved['dueRows'] = [];
  for (const { id, row: place } of places) {
    await db.$executeRaw`
      UPDATE "SchoolParticipation" SET state = 'WITHDRAWN', "endedAt" = ${now}::timestamptz, "heldUntil" = NULL,
        "offeredUntil" = NULL, "queuedAt" = NULL, version = version + 1 WHERE id = ${id}::uuid`;
    dueRows.push(
      ...rowsOf(
        await db.$queryRaw`DELETE FROM "DueRow" AS due WHERE "subjectId" = ${id}::uuid RETURNING to_jsonb(due) AS row`,
      ),
    );
    await db.$executeRaw`
      INSERT INTO "DueRow" (id, "hubId", kind, "subjectId", "dueAt")
      VALUES (gen_random_uuid(), ${place.hubId}::uuid, ${refillsGroup}, ${place.groupId}::uuid, ${now}::timestamptz)
      ON CONFLICT ("hubId", kind, "subjectId") DO UPDATE SET "dueAt" = EXCLUDED."dueAt", "doneAt" = NULL`;
  }
  return { places, dueRows };
}

/** What a table must not have twice for one person stays where it is. */
const unless: Record<string, (kept: string) => Prisma.Sql> = {
  'Membership.personId': (kept) => Prisma.sql`AND NOT EXISTS (SELECT 1 FROM "Membership" AS own
    WHERE own."personId" = ${kept}::uuid AND own."hubId" = mine."hubId" AND own."groupId" = mine."groupId")`,
  'Interest.personId': (kept) => Prisma.sql`AND NOT ${alsoOwn(kept)}`,
};

async function moveColumns({ db, kept, joined }: Pair): Promise<Moved['columns']> {
  const columns: Moved['columns'] = [];
  for (const { table, column } of movable) {
    const moved = await db.$queryRaw`
      UPDATE ${named(table)} AS mine SET ${named(column)} = ${kept}::uuid
      WHERE ${named(column)} = ${joined}::uuid ${unless[`${table}.${column}`]?.(kept) ?? Prisma.empty}
      RETURNING ${keyOf(table, column)} AS id`;
    const keys = idsOf(moved);
    if (keys.length > 0) columns.push({ table, column, keys });
  }
  return columns;
}

const own = z.object({ email: z.string().nullable(), schoolId: z.string().nullable(), schoolStanding: z.string() });
const bothOwn = z.array(own.extend({ id: z.string() }));

/** The address and the school are taken over where the person who stays has none. */
async function fillPerson({ db, kept, joined }: Pair): Promise<Moved['person']> {
  const rows = bothOwn.parse(
    await db.$queryRaw`
    SELECT id::text, email, "schoolId"::text, "schoolStanding"::text FROM "Person"
    WHERE id IN (${kept}::uuid, ${joined}::uuid)`,
  );
  const before = own.parse(rows.find(({ id }) => id === kept));
  const other = own.parse(rows.find(({ id }) => id === joined));
  const { schoolId, schoolStanding } = before.schoolStanding === 'UNKNOWN' ? other : before;
  const after = { email: before.email ?? other.email, schoolId, schoolStanding };
  await db.$executeRaw`
    UPDATE "Person" SET email = ${after.email}, "schoolId" = ${schoolId}::uuid,
      "schoolStanding" = ${schoolStanding}::"SchoolStanding" WHERE id = ${kept}::uuid`;
  return { before, after };
}

/** A code for the emptied record opens nothing any more. */
const killCodes = ({ db, joined, now }: Pair) => db.$executeRaw`
  UPDATE "OneTimeCode" SET "usedAt" = ${now}::timestamptz WHERE "subjectId" = ${joined}::uuid AND "usedAt" IS NULL`;

async function joinPersons(pair: Pair): Promise<void> {
  const { db, kept, joined, now } = pair;
  await lockBoth(db, kept, joined);
  await killCodes(pair);
  const contested = await settleMemberships(pair);
  const moved: Moved = {
    dropped: await dropDoubles(pair),
    ended: await endDoubles(pair),
    contested,
    interests: await settleInterests(pair),
    ...(await endEmptyPlaces(pair, contested)),
    person: await fillPerson(pair),
    columns: await moveColumns(pair),
  };
  await db.$executeRaw`
    INSERT INTO "PersonJoin" (id, "personId", "joinedId", moved, at) VALUES (gen_random_uuid(), ${kept}::uuid,
      ${joined}::uuid, ${JSON.stringify(movedSchema.parse(moved))}::jsonb, ${now}::timestamptz)`;
}

/** Joins and parts persons in the transaction it is given, over all hubs. */
export const createJoins = (db: Raw, actor: Pick<Actor, 'personId'>, now: Date): Joins => ({
  join: (kept, joined) => joinPersons({ db, kept, joined, now }),
  part: (joinId) => partPersons({ db, joinId, by: actor.personId, now }),
});
