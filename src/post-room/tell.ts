import { fromPrisma, type PgBoss } from 'pg-boss';
import type { Hub } from '../core/hub.ts';
import type { Tell, Telling } from '../core/notice.ts';
import { createId } from '../store/create-id.ts';
import type { Db } from '../store/db.ts';
import { sendLaneJob } from './queues.ts';

/** The conversation notices go through, one after the other: a person's whichever hub they are from, or a channel. */
export const laneOf = (to: Telling['to']) => ('person' in to ? `person/${to.person}` : `channel/${to.channel}`);

/** What makes telling it twice a no-op. */
export const keyOf = ({ kind, group, to, occasion }: Telling) =>
  [kind, group ?? '', 'person' in to ? to.person : to.channel, occasion].join('/');

/**
 * Tells in the transaction it is given: the notice and the job that gets it sent are kept, or neither is.
 * A notice that was told before, by kind, group, recipient and occasion, is not told again.
 */
export function createTell(boss: Pick<PgBoss, 'send'>) {
  return (db: Db, hub: Hub, now: Date): Tell =>
    async (telling) => {
      const notBefore = telling.notBefore && telling.notBefore > now ? telling.notBefore : now;
      const { to } = telling;
      const lane = laneOf(to);
      const [person, channel] = 'person' in to ? [to.person, null] : [null, to.channel];
      // By hand: Prisma works out each createMany anew
      const told = await db.$executeRaw`
        INSERT INTO "Notice" (id, "hubId", kind, key, facts, lane, "personId", "channelId", "groupId", "notBefore",
          "createdAt")
        VALUES (${createId()}::uuid, ${hub.id}::uuid, ${telling.kind}, ${keyOf(telling)},
          ${JSON.stringify(telling.facts)}::jsonb, ${lane}, ${person}::uuid, ${channel}::uuid,
          ${telling.group ?? null}::uuid, ${notBefore}::timestamptz, ${now}::timestamptz)
        ON CONFLICT DO NOTHING`;
      if (told === 0) return;
      const seconds = (notBefore.getTime() - now.getTime()) / 1000;
      await sendLaneJob(boss, lane, seconds, fromPrisma(db));
    };
}
