import type { Hub } from '../../core/hub.ts';
import type { Db } from '../../store/db.ts';
import { groupDetail } from '../work-groups/group-detail.ts';
import { calendarFile, type Entry, entryOf } from './calendar-file.ts';
import { toldSessions } from './session.reads.ts';

/** How long a session stays in a feed after it was, in ms: a programme year and a little. */
const keptFor = 400 * 24 * 60 * 60_000;

/**
 * Sessions that take place, of a person's groups or of one group, and what else is in that person's diary, as a
 * calendar that others fetch again and again; `version` is another when anything in it is.
 */
export async function feedBody(
  { personId, groupId }: { personId: string; groupId: string | null },
  { db, hub, now }: { db: Db; hub: Hub; now: Date },
  others: Entry[] = [],
): Promise<{ body: string; version: string }> {
  const mine = [
    { leads: { some: { personId, to: null } } },
    { memberships: { some: { personId, state: 'JOINED' as const } } },
  ];
  const groups = await db.workGroup.findMany({
    where: { OR: mine, ...(groupId && { id: groupId }) },
    include: groupDetail,
    orderBy: { id: 'asc' },
  });
  const listed = [];
  for (const group of groups) {
    for (const session of await toldSessions(db, group.id, personId)) {
      const isOn = session.state === 'SCHEDULED' || session.state === 'HELD';
      if (isOn && session.endsAt.getTime() > now.getTime() - keptFor) listed.push({ group, session });
    }
  }
  const entries = [...listed.map(entryOf), ...others];
  const versions = listed.map(({ session }) => session.version);
  return {
    body: calendarFile(`Work Groups, ${hub.name}`, hub, entries, now),
    version: JSON.stringify([entries, versions]),
  };
}
