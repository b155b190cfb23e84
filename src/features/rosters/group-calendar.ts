import type { DocumentKind } from '../../core/document.ts';
import { may } from '../../core/rights.ts';
import type { Db } from '../../store/db.ts';
import { loadGroup } from '../work-groups/group-detail.ts';
import { sessionCalendar } from '../work-groups/session-calendar.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { readSessions } from './session.reads.ts';

/** The name under which `base.link` makes the address of a group's calendar file. */
export const groupCalendar = 'group-calendar';

/** All sessions of a group as a calendar file, for its members and those who lead it. */
export const groupCalendarFile: DocumentKind<Db> = {
  name: groupCalendar,
  title: 'The sessions as a calendar file',
  produce: async ({ group: id = '' }, { db, hub, actor, now }) => {
    const group = await loadGroup(db, id);
    if (!group) return 'gone';
    const joined = await db.membership.findMany({
      where: { groupId: id, state: 'JOINED' },
      select: { personId: true },
    });
    const owners = joined.map(({ personId }) => personId);
    if (!may(actor, 'see members', { ...rightsOfGroup(group), owners })) return 'gone';
    const sessions = await readSessions(db, id, actor.personId);
    const listed = sessions.map((session) => ({ group, session }));
    return {
      filename: `${group.key}.ics`,
      type: 'text/calendar',
      body: sessionCalendar(group.title, hub, listed, now),
    };
  },
};
