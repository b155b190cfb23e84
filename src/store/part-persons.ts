import { z } from 'zod';
import type { Parting } from '../core/joins.ts';
import { Prisma } from './generated/client.ts';
import { keyOf, lockBoth, type Moved, movedSchema, named, type Raw, swapMemberships, takingPlace } from './joins.ts';

type Asked = { db: Raw; joinId: string; by: string; now: Date };
type Joined = { db: Raw; kept: string; joined: string; moved: Moved; at: Date };

const joinRow = z.array(z.object({ kept: z.string(), joined: z.string(), moved: movedSchema, at: z.date() }));

/** The join as it was made, unless it was undone already. */
async function read({ db, joinId }: Asked): Promise<Joined | undefined> {
  const [found] = joinRow.parse(
    await db.$queryRaw`
    SELECT "personId"::text AS kept, "joinedId"::text AS joined, moved, at FROM "PersonJoin"
    WHERE id = ${joinId}::uuid AND "undoneAt" IS NULL FOR NO KEY UPDATE`,
  );
  return found && { db, ...found };
}

const isThere = (found: unknown) => z.array(z.unknown()).parse(found).length > 0;

/** A later join moved on what this one moved: that one has to be undone first. */
const isFollowed = async ({ db, kept, joined, at }: Joined) =>
  isThere(
    await db.$queryRaw`
    SELECT 1 AS one FROM "PersonJoin" WHERE "undoneAt" IS NULL AND at > ${at}::timestamptz
      AND ("personId" IN (${kept}::uuid, ${joined}::uuid) OR "joinedId" IN (${kept}::uuid, ${joined}::uuid))`,
  );

async function moveBack({ db, kept, joined, moved }: Joined): Promise<void> {
  for (const { table, column, keys } of moved.columns) {
    await db.$executeRaw`
      UPDATE ${named(table)} SET ${named(column)} = ${joined}::uuid
      WHERE ${named(column)} = ${kept}::uuid AND ${keyOf(table, column)} = ANY(${keys})`;
  }
}

/** A row as it was, where nothing stands in its place. */
const putRow = (db: Raw, table: string, row: Record<string, unknown>) => db.$executeRaw`
  INSERT INTO ${named(table)} SELECT * FROM jsonb_populate_record(NULL::${named(table)}, ${JSON.stringify(row)}::jsonb)
  ON CONFLICT DO NOTHING`;

async function goOn({ db, moved, at }: Joined): Promise<void> {
  for (const { table, id } of moved.ended) {
    await db.$executeRaw`
      UPDATE ${named(table)} SET "to" = NULL WHERE id = ${id}::uuid AND "to" = ${at}::timestamptz`;
  }
  for (const { id, row } of moved.interests) {
    await db.$executeRaw`
      UPDATE "Interest" SET state = ${row.state}::"InterestState", "decidedAt" = ${row.decidedAt}::timestamptz,
        version = version + 1 WHERE id = ${id}::uuid AND state = 'WITHDRAWN' AND "decidedAt" = ${at}::timestamptz`;
  }
}

/** The place comes back while it stands ended as the join left it, and its group has room or it takes none. */
async function placesBack({ db, moved, at }: Joined): Promise<void> {
  for (const { id, row } of moved.places) {
    const back = await db.$executeRaw`
      UPDATE "SchoolParticipation" AS place SET state = ${row.state}::"PlaceState",
        "endedAt" = ${row.endedAt}::timestamptz, "heldUntil" = ${row.heldUntil}::date,
        "offeredUntil" = ${row.offeredUntil}::date, "queuedAt" = ${row.queuedAt}::timestamptz, version = version + 1
      WHERE id = ${id}::uuid AND state = 'WITHDRAWN' AND "endedAt" = ${at}::timestamptz
        AND (${row.state}::"PlaceState" IN ('APPLIED', 'WAITING') OR
          (SELECT count(*) FROM "SchoolParticipation" AS other
            WHERE other."groupId" = place."groupId" AND other.state IN ${takingPlace})
          < (SELECT "capacitySchools" FROM "WorkGroup" WHERE "WorkGroup".id = place."groupId"))`;
    if (back === 0) continue;
    for (const due of moved.dueRows.filter(({ subjectId }) => subjectId === id)) await putRow(db, 'DueRow', due);
  }
}

/** The ended membership comes back while its school has its place and room in it; answers how many could not. */
async function membershipsBack({ db, moved }: Joined): Promise<number> {
  let full = 0;
  for (const { kept, ended, isSwapped, row } of moved.contested) {
    if (isSwapped) await swapMemberships(db, kept, ended);
    if (row.state !== 'JOINED' && row.state !== 'APPLIED') continue;
    const back = await db.$executeRaw`
      UPDATE "Membership" AS m SET state = ${row.state}::"MembershipState",
        "replacedById" = ${row.replacedById}::uuid, "withdrawnAt" = ${row.withdrawnAt}::timestamptz, version = m.version + 1
      FROM "SchoolParticipation" AS place, "WorkGroup" AS g
      WHERE m.id = ${ended}::uuid AND m.state = 'REPLACED' AND m."replacedById" = ${kept}::uuid
        AND place.id = m."participationId" AND place.state IN ${stillThere} AND g.id = m."groupId"
        AND (SELECT count(*) FROM "Membership" AS other
          WHERE other."participationId" = place.id AND other.state IN ('JOINED', 'APPLIED')) < g."teachersPerSchool"`;
    if (back === 0) full += 1;
  }
  return full;
}

const stillThere = Prisma.raw(`('APPLIED', 'WAITING', 'OFFERED', 'HELD', 'CONFIRMED', 'COMPLETED', 'UNFINISHED')`);

/** What was taken over goes again where nobody has changed it meanwhile. */
async function emptyPerson({ db, kept, moved: { person } }: Joined): Promise<void> {
  const { before, after } = person;
  await db.$executeRaw`
    UPDATE "Person" SET email = ${before.email}
    WHERE id = ${kept}::uuid AND email IS NOT DISTINCT FROM ${after.email}`;
  await db.$executeRaw`
    UPDATE "Person" SET "schoolId" = ${before.schoolId}::uuid, "schoolStanding" = ${before.schoolStanding}::"SchoolStanding"
    WHERE id = ${kept}::uuid AND "schoolId" IS NOT DISTINCT FROM ${after.schoolId}::uuid
      AND "schoolStanding" = ${after.schoolStanding}::"SchoolStanding"`;
}

/** Parts two persons again: what moved goes back, what came since stays where it is. */
export async function partPersons(asked: Asked): Promise<Parting> {
  const join = await read(asked);
  if (!join) return { kind: 'over' };
  if (await isFollowed(join)) return { kind: 'later first' };
  const { db, joinId, by, now } = asked;
  await lockBoth(db, join.kept, join.joined);
  await moveBack(join);
  for (const { table, row } of join.moved.dropped) await putRow(db, table, row);
  await goOn(join);
  await placesBack(join);
  const full = await membershipsBack(join);
  await emptyPerson(join);
  await db.$executeRaw`
    UPDATE "PersonJoin" SET "undoneAt" = ${now}::timestamptz, "undoneBy" = ${by}::uuid WHERE id = ${joinId}::uuid`;
  return { kind: 'parted', full };
}
