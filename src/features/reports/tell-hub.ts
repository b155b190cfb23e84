import { nextAllowedMoment } from '../../core/calendar.ts';
import type { Telling } from '../../core/notice.ts';
import type { HubBase } from '../define.ts';
import { staffNow } from '../staff-now.ts';

type Told = Omit<Telling, 'to' | 'group' | 'notBefore'>;

/** Tells those who lead the hub now, in its hours. */
export async function tellHubLeads(
  base: Pick<HubBase, 'db' | 'hub' | 'now' | 'tell'>,
  group: { id: string },
  told: Told,
): Promise<void> {
  const { hub, now, tell } = base;
  const notBefore = nextAllowedMoment(hub.calendar, hub.quietHours, now);
  for (const person of await staffNow(base, 'HUB_LEAD'))
    await tell({ ...told, to: { person }, group: group.id, notBefore });
}
