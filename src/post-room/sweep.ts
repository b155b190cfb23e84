import { z } from 'zod';
import { Busy } from '../core/ports.ts';
import type { DueRow } from '../store/generated/client.ts';
import { staleBefore } from './claim.ts';
import type { Room } from './ports.ts';
import { runDueBatch } from './run-due-batch.ts';
import { runDueRow } from './run-due-row.ts';

/**
 * Does what is due by now and calls the lanes that hold something due or a claim without an answer. Once or ten times,
 * here or in several processes at once: it comes to the same. A row that fails is logged, and tried again by the next sweep.
 */
export async function sweep(room: Room, stopping: AbortSignal): Promise<void> {
  await callWaitingLanes(room);
  await runDueRows(room, stopping);
}

/** Rows done together at most: their transaction stays short. */
const mostTogether = 400;

/** Rows that can be done together, of one hub and kind, and the others one by one. */
function groupsOf({ dueKinds }: Room, rows: DueRow[]): DueRow[][] {
  const groups = Map.groupBy(rows, ({ id, hubId, kind }) => (dueKinds.get(kind)?.only ? `${hubId}/${kind}` : id));
  return [...groups.values()].flatMap((all) =>
    Array.from({ length: Math.ceil(all.length / mostTogether) }, (_, index) =>
      all.slice(index * mostTogether, (index + 1) * mostTogether),
    ),
  );
}

async function runTogether(room: Room, rows: DueRow[], stopping: AbortSignal): Promise<void> {
  if (stopping.aborted || (await runDueBatch(room, rows))) return;
  for (const row of rows) {
    if (stopping.aborted) return;
    await runDueRow(room, row).catch((error) =>
      error instanceof Busy
        ? room.log.warn({ due: row }, 'what is due was being changed by somebody: the next sweep does it')
        : room.log.error({ due: row, err: error }, 'what was due could not be done'),
    );
  }
}

async function runDueRows(room: Room, stopping: AbortSignal): Promise<void> {
  const now = room.clock();
  let last = { dueAt: new Date(0), id: '00000000-0000-0000-0000-000000000000' };
  while (!stopping.aborted) {
    const rows = await room.store.prisma.dueRow.findMany({
      where: {
        doneAt: null,
        dueAt: { lte: now, gte: last.dueAt },
        OR: [{ dueAt: { gt: last.dueAt } }, { id: { gt: last.id } }],
      },
      orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
      take: room.pace.dueAtOnce,
    });
    last = rows.at(-1) ?? last;
    for (const together of groupsOf(room, rows)) await runTogether(room, together, stopping);
    if (rows.length < room.pace.dueAtOnce) return;
  }
}

const lanes = z.array(z.object({ lane: z.string() }));

async function callWaitingLanes({ store, clock, pace, callLane }: Room): Promise<void> {
  const now = clock();
  const rows = await store.prisma.$queryRaw`
    SELECT "lane" FROM "Notice"
    WHERE "notBefore" <= ${now}::timestamptz AND ("state" = 'WAITING'
      OR ("state" = 'CLAIMED' AND "claimedAt" <= ${staleBefore(now, pace)}::timestamptz))
    GROUP BY "lane" ORDER BY min("notBefore") LIMIT 1000`;
  for (const { lane } of lanes.parse(rows)) await callLane(lane);
}
