import { nextAllowedMoment } from '../../core/calendar.ts';
import type { Telling } from '../../core/notice.ts';
import type { HubBase } from '../define.ts';

type Told = Omit<Telling, 'to' | 'group' | 'notBefore'>;

/** Tells those who lead the hub now, in its hours. */
export async function tellHubLeads(
  { db, hub, now, tell }: Pick<HubBase, 'db' | 'hub' | 'now' | 'tell'>,
  group: { id: string },
  told: Told,
): Promise<void> {
  const held = { from: { lte: now }, OR: [{ to: null }, { to: { gt: now } }] };
  const staff = await db.hubRole.findMany({
    where: { ...held, word: { standing: 'HUB_LEAD' } },
    select: { personId: true },
  });
  const notBefore = nextAllowedMoment(hub.calendar, hub.quietHours, now);
  for (const person of new Set(staff.map(({ personId }) => personId)))
    await tell({ ...told, to: { person }, group: group.id, notBefore });
}
