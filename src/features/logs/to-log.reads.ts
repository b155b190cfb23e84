import { ukDay } from '../../core/uk-time.ts';
import type { Item } from '../../core/view.ts';
import type { HubBase } from '../define.ts';
import { aboutSession } from '../sessions/session.ts';

/** Of one's own on home at most: the hub sees those before. */
const mostShown = 3;

/** Sessions of the groups somebody leads that are over and not logged, the latest first. */
export async function toLog({ db, actor, now }: Pick<HubBase, 'db' | 'actor' | 'now'>): Promise<Item[]> {
  const sessions = await db.session.findMany({
    where: {
      state: 'SCHEDULED',
      endsAt: { lte: now },
      group: {
        state: { notIn: ['CANCELLED', 'CLOSED'] },
        leads: { some: { personId: actor.personId, from: { lte: now }, to: null } },
      },
    },
    include: { group: { select: { title: true } } },
    orderBy: [{ endsAt: 'desc' }, { id: 'asc' }],
    take: mostShown,
  });
  return sessions.map((session) => ({
    title: `Log session ${session.number} of “${session.group.title}”?`,
    detail: ['It was on ', { day: ukDay(session.startsAt) }],
    actions: [aboutSession('Log now', 'log', session, session.group)],
  }));
}
