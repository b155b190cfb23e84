import { nextAllowedMoment } from '../../core/calendar.ts';
import type { Telling } from '../../core/notice.ts';
import type { HubBase } from '../define.ts';

type Told = Omit<Telling, 'to' | 'group' | 'notBefore'>;

/** The people who lead the hub now. */
export async function hubLeadsNow({ db, now }: Pick<HubBase, 'db' | 'now'>): Promise<string[]> {
  const held = { from: { lte: now }, OR: [{ to: null }, { to: { gt: now } }] };
  const where = { ...held, word: { standing: 'HUB_LEAD' as const } };
  const staff = await db.hubRole.findMany({ where, select: { personId: true } });
  return [...new Set(staff.map(({ personId }) => personId))];
}

/** Tells those who lead the hub now, in its hours. */
export async function tellHubLeads(
  base: Pick<HubBase, 'db' | 'hub' | 'now' | 'tell'>,
  group: { id: string },
  told: Told,
): Promise<void> {
  const { hub, now, tell } = base;
  const notBefore = nextAllowedMoment(hub.calendar, hub.quietHours, now);
  for (const person of await hubLeadsNow(base)) await tell({ ...told, to: { person }, group: group.id, notBefore });
}
