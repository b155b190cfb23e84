import { nextAllowedMoment } from '../../core/calendar.ts';
import type { HubBase } from '../define.ts';
import { staffNow } from '../staff-now.ts';

/** Groups that are under way, or will be. */
const live = ['SEEKING_LEAD', 'COMMISSIONED', 'RECRUITING', 'RUNNING', 'EVALUATING'] as const;

/** The hub's leads and administrators hear of each group that nobody leads once this person is gone. */
export async function tellLeaderless({ db, hub, now, tell }: HubBase, personId: string): Promise<void> {
  const groups = await db.workGroup.findMany({
    where: {
      state: { in: [...live] },
      leads: { some: { personId, to: null }, every: { OR: [{ personId }, { to: { not: null } }] } },
    },
    select: { id: true },
  });
  const others = (await staffNow({ db, now }, 'HUB_LEAD', 'ADMINISTRATOR')).filter((id) => id !== personId);
  const notBefore = nextAllowedMoment(hub.calendar, hub.quietHours, now);
  for (const { id: group } of groups)
    for (const person of others)
      await tell({
        kind: 'nobody leads',
        facts: { group },
        to: { person },
        occasion: now.toISOString(),
        group,
        notBefore,
      });
}
