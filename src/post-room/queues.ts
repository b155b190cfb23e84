import type { PgBoss, Db as Session } from 'pg-boss';
import { z } from 'zod';

/** A lane has something to send. */
export const laneQueue = 'lanes';
/** It is time to sweep. */
export const wakeQueue = 'wakes';
/** It is night: time to throw away. */
export const nightQueue = 'nights';

/** What a lane's job carries. */
export const laneJob = z.object({ lane: z.string() });

/**
 * Makes the queues, unless they exist. Lanes are a plain queue with a job for each notice, on purpose. A policy that
 * keeps one job a lane loses wakes (a job that is taken while a second teller's transaction is open leaves that notice
 * alone), lets a later job swallow an earlier one, and makes tellers wait for each other, up to a deadlock; one that
 * keeps one active job a lane skips lanes for up to a minute, as pg-boss caches which are active. That one sender at a
 * time works in a lane is settled where it counts: by the claim (claim.ts).
 */
export async function makeQueues(boss: PgBoss): Promise<void> {
  const wake = { notify: true, retryLimit: 0 };
  await boss.createQueue(laneQueue, wake);
  await boss.createQueue(wakeQueue, { ...wake, expireInSeconds: 10 * 60, deleteAfterSeconds: 10 * 60 });
  await boss.createQueue(nightQueue, {
    notify: true,
    retryLimit: 3,
    retryDelay: 60,
    deleteAfterSeconds: 3 * 24 * 3600,
  });
}

/** A later job counts its seconds by the database's clock, and one more, so that the notice is due by ours when it comes. */
export const startAfter = (seconds: number) => (seconds > 0 ? seconds + 1 : 0);

/** Has a lane drained, now or after some seconds, in the given transaction if there is one. */
export async function sendLaneJob(boss: Pick<PgBoss, 'send'>, lane: string, seconds: number, db?: Session) {
  const options = { startAfter: startAfter(seconds) };
  await boss.send(laneQueue, { lane }, db ? { ...options, db } : options);
}
