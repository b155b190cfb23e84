import type { DocumentKind } from '../../core/document.ts';
import { may } from '../../core/rights.ts';
import type { Db } from '../../store/db.ts';
import { sessionCalendar } from '../sessions/calendar-file.ts';
import { loadGroup } from '../work-groups/group-detail.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';

/** The name under which `base.link` makes the address of the calendar file that goes with an e-mail. */
export const emailCalendar = 'email-calendar';

/** The sessions that are for everybody, as a calendar file to attach: a visit to one school is no other school’s. */
export const emailCalendarFile: DocumentKind<Db> = {
  name: emailCalendar,
  title: 'The sessions as a calendar file, to attach',
  produce: async ({ group: id }, { db, hub, actor, now }) => {
    const group = id ? await loadGroup(db, id) : undefined;
    if (!group || !may(actor, 'offer places', rightsOfGroup(group))) return 'gone';
    const told = group.sessions.filter(({ state, schoolId }) => state !== 'DRAFT' && schoolId === null);
    const listed = told.map((session) => ({ group, session }));
    return {
      filename: `${group.key}.ics`,
      type: 'text/calendar',
      body: sessionCalendar(group.title, hub, listed, now),
    };
  },
};
