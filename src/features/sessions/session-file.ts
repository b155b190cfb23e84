import type { DocumentKind } from '../../core/document.ts';
import type { Actor } from '../../core/people.ts';
import { may } from '../../core/rights.ts';
import type { Db } from '../../store/db.ts';
import { type GroupDetail, loadGroup } from '../work-groups/group-detail.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { sessionCalendar } from './calendar-file.ts';
import { audienceOf, toldSessions } from './session.reads.ts';

/** The name under which `link` makes the address of a calendar file: of a group's sessions, or of one. */
export const sessionFile = 'session-calendar';

/** Members, who leads the group and who sees its roster may have its dates. */
async function mayHave(db: Db, group: GroupDetail, actor: Actor): Promise<boolean> {
  const owners = await audienceOf(db, group, null);
  return may(actor, 'see members', { ...rightsOfGroup(group), owners });
}

/** Sessions as a calendar file: all of a group, or one that was moved or cancelled. */
export const sessionCalendarFile: DocumentKind<Db> = {
  name: sessionFile,
  title: 'Sessions for your calendar',
  isLasting: true,
  produce: async ({ group: id, session: only }, { db, hub, actor, now }) => {
    const row = only ? await db.session.findUnique({ where: { id: only }, select: { groupId: true } }) : undefined;
    const groupId = row?.groupId ?? id;
    const group = groupId ? await loadGroup(db, groupId) : undefined;
    if (!group || !(await mayHave(db, group, actor))) return 'gone';
    const sessions = (await toldSessions(db, group.id, actor.personId)).filter((one) => !only || one.id === only);
    if (sessions.length === 0) return 'gone';
    const listed = sessions.map((session) => ({ group, session }));
    return {
      filename: `${group.key}.ics`,
      type: 'text/calendar',
      body: sessionCalendar(group.title, hub, listed, now),
    };
  },
};
