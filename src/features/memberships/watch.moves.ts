import { nextAllowedMoment } from '../../core/calendar.ts';
import type { HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { takesSchoolsNow } from '../work-groups/place.ts';

/**
 * Tells everybody who wanted to hear that a group takes schools now, once, in the hub's hours; nothing while it does not.
 * To be called in the same transaction by whoever opens a group or its recruitment, with the group as it is after that.
 */
export async function tellWatchers(
  { db, hub, now, tell }: Pick<HubBase, 'db' | 'hub' | 'now' | 'tell'>,
  group: Pick<GroupDetail, 'id' | 'state' | 'takesSchools'>,
): Promise<void> {
  if (!takesSchoolsNow(group)) return;
  const notBefore = nextAllowedMoment(hub.calendar, hub.quietHours, now);
  const watches = await db.watch.findMany({ where: { groupId: group.id, toldAt: null } });
  for (const { id, personId, since } of watches) {
    const occasion = `${id}/${since.toISOString()}`;
    await tell({
      kind: 'group opens',
      facts: { watch: id },
      to: { person: personId },
      occasion,
      group: group.id,
      notBefore,
    });
  }
  if (watches.length > 0)
    await db.watch.updateMany({ where: { groupId: group.id, toldAt: null }, data: { toldAt: now } });
}
