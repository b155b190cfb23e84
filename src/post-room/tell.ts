import { fromPrisma, type PgBoss } from 'pg-boss';
import type { Hub } from '../core/hub.ts';
import type { Tell, Telling } from '../core/notice.ts';
import { createId } from '../store/create-id.ts';
import type { Db } from '../store/db.ts';
import { sendLaneJob } from './queues.ts';

/** The conversation a person's notices go through, one after the other, whichever hub they are from. */
const laneOf = (personId: string) => `person/${personId}`;

const keyOf = ({ kind, group, to, occasion }: Telling) => [kind, group ?? '', to.person, occasion].join('/');

/**
 * Tells in the transaction it is given: the notice and the job that gets it sent are kept, or neither is.
 * A notice that was told before, by kind, group, person and occasion, is not told again.
 */
export function createTell(boss: Pick<PgBoss, 'send'>) {
  return (db: Db, hub: Hub, now: Date): Tell =>
    async (telling) => {
      const notBefore = telling.notBefore && telling.notBefore > now ? telling.notBefore : now;
      const lane = laneOf(telling.to.person);
      // By hand: Prisma works out each createMany anew
      const told = await db.$executeRaw`
        INSERT INTO "Notice" (id, "hubId", kind, key, facts, lane, "personId", "groupId", "notBefore", "createdAt")
        VALUES (${createId()}::uuid, ${hub.id}::uuid, ${telling.kind}, ${keyOf(telling)},
          ${JSON.stringify(telling.facts)}::jsonb, ${lane}, ${telling.to.person}::uuid, ${telling.group ?? null}::uuid,
          ${notBefore}::timestamptz, ${now}::timestamptz)
        ON CONFLICT DO NOTHING`;
      if (told === 0) return;
      const seconds = (notBefore.getTime() - now.getTime()) / 1000;
      await sendLaneJob(boss, lane, seconds, fromPrisma(db));
    };
}
