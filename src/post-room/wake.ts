import type { PgBoss } from 'pg-boss';
import { ukDay } from '../core/uk-time.ts';
import { nightQueue, wakeQueue } from './queues.ts';

/**
 * Says that it is time to sweep, and once a day (after midnight in the UK) to throw away. Said twice in a minute, by
 * one process or by all, it is one job. The minute counts by this clock and by the database's: one that goes back does
 * not find its minutes used up.
 */
export async function wake(boss: Pick<PgBoss, 'send'>, now: Date): Promise<void> {
  const minute = now.toISOString().slice(0, 16);
  await boss.send(wakeQueue, null, { singletonKey: minute, singletonSeconds: 60 });
  await boss.send(nightQueue, null, { singletonKey: ukDay(now), singletonSeconds: 24 * 3600 });
}
