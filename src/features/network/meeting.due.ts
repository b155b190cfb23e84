import { addSchoolDays, addWorkingDays } from '../../core/calendar.ts';
import type { DueRule } from '../../core/due.ts';
import type { Hub } from '../../core/hub.ts';
import { instantOf } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import type { NetworkMeeting } from '../../store/generated/client.ts';
import { daysFor } from '../sessions/session.due.ts';
import { dayOf } from '../sessions/session.ts';

type Hours = Pick<Hub, 'calendar' | 'quietHours' | 'remind'>;

/** When those who are expected are reminded: so many school days before, as the hub's hours begin. */
export function remindAt({ day }: Pick<NetworkMeeting, 'day'>, hub: Hours): Date {
  const add = daysFor({ day }, hub) === 'working days' ? addWorkingDays : addSchoolDays;
  return instantOf(add(hub.calendar, dayOf(day), -hub.remind.meeting), hub.quietHours.from);
}

/** Every meeting to come is reminded of once, unless it was told after that moment. */
export const meetingRule: DueRule<Db> = {
  name: 'network meeting coming up',
  expected: async ({ db, hub, now }, only) => {
    const where = { state: 'ANNOUNCED' as const, startsAt: { gt: now }, ...(only && { id: { in: only } }) };
    const rows = await db.networkMeeting.findMany({ where, select: { id: true, day: true, toldAt: true } });
    return rows
      .map(({ id, day, toldAt }) => ({ subjectId: id, dueAt: remindAt({ day }, hub), toldAt }))
      .filter(({ dueAt, toldAt }) => dueAt > toldAt)
      .map(({ subjectId, dueAt }) => ({ subjectId, dueAt }));
  },
};
