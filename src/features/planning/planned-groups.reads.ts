import type { HubBase } from '../define.ts';
import { taken } from '../work-groups/place.ts';
import type { Planned } from './planned-groups.ts';

/** Every group of the hub in a year, as its own list shows them. */
export async function plannedIn({ db }: Pick<HubBase, 'db'>, year: number): Promise<Planned[]> {
  const rows = await db.workGroup.findMany({
    where: { year },
    select: {
      id: true,
      title: true,
      key: true,
      code: true,
      phases: true,
      state: true,
      partnerId: true,
      capacitySchools: true,
      leads: { where: { to: null }, select: { personId: true, person: { select: { name: true } } } },
      _count: {
        select: {
          participations: { where: { state: { in: taken } } },
          sessions: { where: { state: { not: 'CANCELLED' } } },
        },
      },
    },
    orderBy: { key: 'asc' },
  });
  return rows.map(({ _count, leads, ...row }) => ({
    ...row,
    placesTaken: _count.participations,
    dates: _count.sessions,
    leads: leads.map(({ personId, person }) => ({ personId, name: person.name })),
  }));
}

/** The years in which the hub has or had groups, the newest first. */
export async function yearsOf({ db }: Pick<HubBase, 'db'>): Promise<number[]> {
  const rows = await db.workGroup.groupBy({ by: ['year'], orderBy: { year: 'desc' } });
  return rows.map(({ year }) => year);
}
