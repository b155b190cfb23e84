import type { HubBase } from '../define.ts';
import { endingsOf } from './completion.reads.ts';
import { hasCompleted } from './completion.ts';

/** When a group is finished, each school has completed it or not: as those who lead said, else by the hub's rule. */
export async function completeSchools(base: HubBase, groupId: string): Promise<void> {
  const { db, hub, now } = base;
  const endings = await endingsOf(base, groupId);
  for (const state of ['COMPLETED', 'UNFINISHED'] as const) {
    const ids = endings
      .filter(({ completes, taken }) => (completes ?? hasCompleted(taken, hub)) === (state === 'COMPLETED'))
      .map(({ id }) => id);
    const ended = { state, version: { increment: 1 } };
    await db.membership.updateMany({
      where: { groupId, state: 'JOINED', participationId: { in: ids } },
      data: ended,
    });
    await db.schoolParticipation.updateMany({
      where: { id: { in: ids }, state: 'CONFIRMED' },
      data: { ...ended, endedAt: now },
    });
  }
}
