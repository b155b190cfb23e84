import { nextAllowedMoment } from '../../core/calendar.ts';
import type { Telling } from '../../core/notice.ts';
import type { HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';

/** Tells everybody who leads a group now, in the hub's hours. */
export async function tellLeads(
  { tell, hub, now }: Pick<HubBase, 'tell' | 'hub' | 'now'>,
  group: Pick<GroupDetail, 'id' | 'leads'>,
  telling: Omit<Telling, 'to' | 'group' | 'notBefore'>,
): Promise<void> {
  const notBefore = nextAllowedMoment(hub.calendar, hub.quietHours, now);
  for (const { person } of group.leads)
    await tell({ ...telling, to: { person: person.id }, group: group.id, notBefore });
}
