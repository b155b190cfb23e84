import { z } from 'zod';
import { gatherMs } from '../core/reminder.ts';
import { codesOf } from '../store/fault-codes.ts';
import { Prisma, type PrismaClient } from '../store/generated/client.ts';
import type { Room } from './ports.ts';

const claimed = z.object({
  id: z.string(),
  hubId: z.string(),
  kind: z.string(),
  facts: z.unknown(),
  lane: z.string(),
  personId: z.string().nullable(),
  channelId: z.string().nullable(),
  groupId: z.string().nullable(),
  attempts: z.number(),
  answer: z.string().nullable(),
  claimedAt: z.date(),
});

/** A notice this process is sending. `attempts` says which claim it is: an answer to an older one changes nothing. */
export type Claimed = z.infer<typeof claimed>;

type Claiming = { store: Pick<Room['store'], 'prisma'>; clock: Room['clock']; pace: Room['pace'] };

const columns = Prisma.raw(
  '"id", "hubId", "kind", "facts", "lane", "personId", "channelId", "groupId", "attempts", "answer"',
);

/**
 * Claims the next notice of a lane; none while another is being sent, or one that was put back waits for its time.
 * So a lane's order holds, and one sender at a time works in it, over all processes.
 */
export async function claimNext({ store, clock }: Claiming, lane: string): Promise<Claimed | undefined> {
  const now = clock();
  return one(
    store.prisma,
    Prisma.sql`UPDATE "Notice"
      SET "state" = 'CLAIMED', "claimedAt" = ${now}::timestamptz, "attempts" = "attempts" + 1, "withId" = NULL
      WHERE "state" = 'WAITING' AND "id" = (
        SELECT "id" FROM "Notice" AS "next"
        WHERE "lane" = ${lane} AND "state" = 'WAITING' AND "notBefore" <= ${now}::timestamptz AND NOT EXISTS (
          SELECT 1 FROM "Notice" AS "before"
          WHERE "before"."lane" = ${lane} AND (
            ("before"."state" = 'CLAIMED' AND "before"."withId" IS NULL) OR ("before"."state" = 'WAITING'
            AND "before"."claimedAt" IS NOT NULL AND "before"."notBefore" > ${now}::timestamptz)))
        ORDER BY "claimedAt" IS NULL, "notBefore", "id" LIMIT 1)
      RETURNING ${columns}, "claimedAt"`,
  );
}

/** Takes over the notice of a lane whose sender has not answered for so long that it must be dead; `claimedAt` is that sender's. */
export async function takeOver({ store, clock, pace }: Claiming, lane: string): Promise<Claimed | undefined> {
  const now = clock();
  return one(
    store.prisma,
    Prisma.sql`UPDATE "Notice" SET "claimedAt" = ${now}::timestamptz, "attempts" = "Notice"."attempts" + 1
      FROM (SELECT "id" AS "oldId", "claimedAt" AS "oldClaim" FROM "Notice"
        WHERE "lane" = ${lane} AND "state" = 'CLAIMED' AND "withId" IS NULL
          AND "claimedAt" <= ${staleBefore(now, pace)}::timestamptz
        FOR UPDATE SKIP LOCKED) AS "old"
      WHERE "id" = "oldId"
      RETURNING ${columns}, "oldClaim" AS "claimedAt"`,
  );
}

/**
 * Claims with a reminder the others that its person waits for from the same hub, so many at most: they go in one
 * message. Those that another sender claimed with it come, too. The reminder itself stays the claim of the lane.
 */
export async function gather(
  { store, clock }: Pick<Claiming, 'store' | 'clock'>,
  { id, hubId, lane, claimedAt }: Claimed,
  kinds: string[],
  most: number,
): Promise<Claimed[]> {
  const until = new Date(clock().getTime() + gatherMs);
  const rows = await store.prisma.$queryRaw<unknown[]>(
    Prisma.sql`UPDATE "Notice" SET "state" = 'CLAIMED', "claimedAt" = ${claimedAt}::timestamptz, "withId" = ${id}::uuid
      WHERE "state" IN ('WAITING', 'CLAIMED') AND "id" IN (
        SELECT "id" FROM "Notice" WHERE "lane" = ${lane} AND "hubId" = ${hubId}::uuid AND "id" <> ${id}::uuid
          AND (("state" = 'CLAIMED' AND "withId" = ${id}::uuid)
            OR ("state" = 'WAITING' AND "kind" = ANY(${kinds}) AND "notBefore" <= ${until}::timestamptz))
        ORDER BY "state" DESC, "notBefore", "id" LIMIT ${most})
      RETURNING ${columns}, "claimedAt"`,
  );
  return rows.map((row) => claimed.parse(row)).toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

/** A claim as old as this has lost its sender. */
export const staleBefore = (now: Date, { staleSeconds }: Room['pace']) => new Date(now.getTime() - staleSeconds * 1000);

async function one(prisma: PrismaClient, sql: Prisma.Sql): Promise<Claimed | undefined> {
  try {
    const [row] = await prisma.$queryRaw<unknown[]>(sql);
    return row === undefined ? undefined : claimed.parse(row);
  } catch (error) {
    if (codesOf(error).includes('23505')) return undefined; // another process claimed in this lane at the same moment
    throw error;
  }
}
