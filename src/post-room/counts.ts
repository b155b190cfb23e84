import type { Room } from './ports.ts';

/** How the post room stands: numbers for the metrics. */
export type Counts = {
  /** Notices that are due and not sent. */
  waiting: number;
  /** Conversations they are for. */
  lanes: number;
  /** How long the oldest of them has been due, in seconds. */
  oldestWaitingSeconds: number;
  /** Notices that may have arrived and that a person must look at. */
  uncertain: number;
  failed: number;
  /** What was due more than two minutes ago and is not done. */
  dueLate: number;
};

const late = 2 * 60 * 1000;

/** Counts what waits, what went wrong and what is late. */
export async function countPost({ store, clock }: Pick<Room, 'store' | 'clock'>): Promise<Counts> {
  const now = clock();
  const { notice, dueRow } = store.prisma;
  const open = { state: { in: ['WAITING' as const, 'CLAIMED' as const] }, notBefore: { lte: now } };
  const [waiting, lanes, uncertain, failed, dueLate] = await Promise.all([
    notice.aggregate({ where: open, _count: true, _min: { notBefore: true } }),
    notice.groupBy({ by: ['lane'], where: open }),
    notice.count({ where: { state: 'UNCERTAIN' } }),
    notice.count({ where: { state: 'FAILED' } }),
    dueRow.count({ where: { doneAt: null, dueAt: { lt: new Date(now.getTime() - late) } } }),
  ]);
  const oldest = waiting._min.notBefore ?? now;
  const oldestWaitingSeconds = (now.getTime() - oldest.getTime()) / 1000;
  return { waiting: waiting._count, lanes: lanes.length, oldestWaitingSeconds, uncertain, failed, dueLate };
}
