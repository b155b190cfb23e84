import type { Whereabouts } from '../../core/calendar/own-days.ts';
import type { SchoolCalendar } from '../../core/calendar.ts';
import { readCalendars } from '../calendars/calendar.reads.ts';
import type { HubBase } from '../define.ts';

type Taking = { school: { id: string; laName: string } | null; group: { localAuthority: string } };

/** Whose days count for a session: the visited school’s, else those of the authority where its group meets. */
export const whereTakesPlace = ({ school, group }: Taking): Whereabouts => ({
  authority: school?.laName || group.localAuthority,
  school: school?.id ?? null,
});

/** The calendar that counts for a group’s sessions, or for a visit to one school. */
export async function calendarOf(
  base: Pick<HubBase, 'db' | 'hub'>,
  group: { localAuthority: string },
  schoolId?: string | null,
): Promise<SchoolCalendar> {
  const calendars = await readCalendars(base);
  const where = { id: schoolId ?? '' };
  const school = schoolId ? await base.db.school.findUnique({ where, select: { id: true, laName: true } }) : null;
  return calendars(whereTakesPlace({ school, group }));
}
