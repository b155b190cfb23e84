import { fromPrisma, type PgBoss } from 'pg-boss';
import type { Hub } from '../core/hub.ts';
import type { Tell, Telling } from '../core/notice.ts';
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
      const notice = {
        hubId: hub.id,
        kind: telling.kind,
        key: keyOf(telling),
        facts: telling.facts,
        lane,
        personId: telling.to.person,
        groupId: telling.group ?? null,
        notBefore,
        createdAt: now,
      };
      const { count } = await db.notice.createMany({ data: [notice], skipDuplicates: true });
      if (count === 0) return;
      const seconds = (notBefore.getTime() - now.getTime()) / 1000;
      await sendLaneJob(boss, lane, seconds, fromPrisma(db));
    };
}
