import { z } from 'zod';
import { countPost } from '../../post-room/counts.ts';
import { noAccount } from '../../post-room/settle.ts';
import type { OpenStore } from '../../store/open-store.ts';
import { type Finding, right, wrong } from './finding.ts';

const late = 5 * 60;
const week = 7 * 24 * 3600 * 1000;

async function checkEngine({ pool }: OpenStore): Promise<Finding> {
  const { rows } = await pool.query("SELECT to_regclass('pgboss.job') IS NOT NULL AS exists");
  return z.tuple([z.object({ exists: z.boolean() })]).parse(rows)[0].exists
    ? right('Queue', 'pg-boss has its tables')
    : wrong('Queue', 'pg-boss has no tables yet', 'Start the service once: it makes them.');
}

function checkWaiting({ waiting, oldestWaitingSeconds, dueLate }: Awaited<ReturnType<typeof countPost>>): Finding[] {
  const minutes = Math.round(oldestWaitingSeconds / 60);
  const remedy = 'See that the service runs; its log says “a notice waits” with the reason.';
  return [
    oldestWaitingSeconds > late
      ? wrong('Waiting notices', `${waiting}, the oldest for ${minutes} minutes`, remedy)
      : right('Waiting notices', `${waiting}`),
    dueLate > 0
      ? wrong(
          'Due and not done',
          `${dueLate}`,
          'See that the service runs; its log says “what was due could not be done”.',
        )
      : right('Due and not done', 'none'),
  ];
}

/** What was given up within a week, but for those who have no account; what is older has been seen to, or never will be. */
async function checkGivenUp({ prisma }: OpenStore, clock: () => Date): Promise<Finding[]> {
  const settledAt = { gte: new Date(clock().getTime() - week) };
  const [uncertain, failed] = await Promise.all([
    prisma.notice.count({ where: { state: 'UNCERTAIN', settledAt } }),
    prisma.notice.count({
      where: { state: 'FAILED', settledAt, OR: [{ answer: null }, { answer: { not: noAccount } }] },
    }),
  ]);
  return [
    uncertain > 0
      ? wrong(
          'Uncertain notices',
          `${uncertain} in a week`,
          'Ask who should have had them; docs/operations.md lists them.',
        )
      : right('Uncertain notices', 'none in a week'),
    failed > 0
      ? wrong(
          'Failed notices',
          `${failed} in a week`,
          'The group’s leads or the hub’s staff were told; docs/operations.md lists them with the reason.',
        )
      : right('Failed notices', 'none in a week'),
  ];
}

/** Whether the queue is there, moves, and lost nothing. */
export async function checkQueue(store: OpenStore, clock: () => Date): Promise<Finding[]> {
  const counts = await countPost({ store, clock });
  return [await checkEngine(store), ...checkWaiting(counts), ...(await checkGivenUp(store, clock))];
}
