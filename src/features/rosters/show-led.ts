import type { Action, Item, Span } from '../../core/view.ts';
import type { HubBase } from '../define.ts';
import { taken } from '../work-groups/place.ts';
import { sayPlaces } from '../work-groups/work-group.ts';

const rosterOf = ({ id, title, key }: { id: string; title: string; key: string }): Action => ({
  label: 'See the roster',
  spoken: `See the roster: ${title}, ${key}`,
  runs: 'roster',
  input: { group: id },
});

/** The groups that somebody leads now, as lines of their home, with the next session and how full each is. */
export async function ledItems({ db, actor, now }: HubBase): Promise<Item[]> {
  const led = await db.workGroup.findMany({
    where: {
      state: { notIn: ['CANCELLED', 'CLOSED'] },
      leads: { some: { personId: actor.personId, to: null } },
    },
    include: {
      _count: { select: { participations: { where: { state: { in: taken } } } } },
      sessions: {
        where: { state: 'SCHEDULED', startsAt: { gt: now } },
        select: { startsAt: true, endsAt: true },
        orderBy: { startsAt: 'asc' },
        take: 1,
      },
    },
    orderBy: [{ year: 'desc' }, { title: 'asc' }],
  });
  return led.map((group) => {
    const { participations } = group._count;
    const left = sayPlaces(group.capacitySchools - participations);
    const [next] = group.sessions;
    const when: Span[] = next
      ? ['next: ', { moment: next.startsAt.toISOString(), until: next.endsAt.toISOString() }, ' · ']
      : [];
    return {
      title: group.title,
      detail: ['You lead it · ', ...when, `${participations} of ${group.capacitySchools} places taken, ${left}`],
      actions: [rosterOf(group)],
    };
  });
}
