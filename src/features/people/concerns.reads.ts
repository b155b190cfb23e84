import { addSchoolDays } from '../../core/calendar.ts';
import type { Concern } from '../../core/room.ts';
import { instantOf, ukDay } from '../../core/uk-time.ts';
import type { HubWatching } from '../define.ts';
import { sayNames } from '../work-groups/work-group.ts';
import { notReachedKind } from './failed.reads.ts';
import { seeUnreached } from './person-actions.ts';

/** For how many school days a message that did not arrive is still news. */
const newsDays = 5;

/** Groups with people to whom a message of the last days did not arrive. */
export async function peopleConcerns({ db, hub, now }: HubWatching): Promise<Concern[]> {
  const since = instantOf(addSchoolDays(hub.calendar, ukDay(now), -newsDays), '00:00');
  const failed = await db.notice.findMany({
    where: { state: 'FAILED', settledAt: { gte: since }, kind: { not: notReachedKind }, groupId: { not: null } },
    select: { groupId: true, person: { select: { name: true } } },
    orderBy: { settledAt: 'asc' },
  });
  const byGroup = Map.groupBy(failed, ({ groupId }) => groupId ?? '');
  const groups = await db.workGroup.findMany({
    where: { id: { in: [...byGroup.keys()] } },
    select: { id: true, title: true },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
  });
  const items = groups.map((group) => ({
    title: group.title,
    detail: `I could not reach ${sayNames([...new Set((byGroup.get(group.id) ?? []).flatMap(({ person }) => person?.name ?? []))])}`,
    actions: [seeUnreached(group)],
  }));
  return [{ about: 'People I can’t reach', for: ['hub lead', 'administrator'], items }];
}
