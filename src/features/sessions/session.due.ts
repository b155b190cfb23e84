import { addSchoolDays, nextAllowedMoment } from '../../core/calendar.ts';
import { type DueRule, planBy } from '../../core/due.ts';
import type { Hub } from '../../core/hub.ts';
import { instantOf } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import type { Session } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import { dayOf } from './session.ts';

/** The due row that brings the lead what is known before a session. */
export const briefDue = 'session brief';

/** When the lead gets the brief: so many school days before the session, when the hub's hours begin. */
export const briefAt = (
  { day }: Pick<Session, 'day'>,
  { calendar, quietHours, briefDays }: Pick<Hub, 'calendar' | 'quietHours' | 'briefDays'>,
): Date =>
  nextAllowedMoment(calendar, quietHours, instantOf(addSchoolDays(calendar, dayOf(day), -briefDays), quietHours.from));

/** Every session to come has a brief. */
export const briefRule: DueRule<Db> = {
  name: briefDue,
  expected: async ({ db, hub, now }, only) => {
    const where = { state: 'SCHEDULED' as const, startsAt: { gt: now }, ...(only && { id: { in: only } }) };
    const sessions = await db.session.findMany({ where, select: { id: true, day: true } });
    return sessions.map((session) => ({ subjectId: session.id, dueAt: briefAt(session, hub) }));
  },
};

/** What becomes due because of a session, as it stands now; called again when it moves. */
export async function planDue(
  base: Pick<HubBase, 'db' | 'hub' | 'now' | 'plan'>,
  { id }: Pick<Session, 'id'>,
): Promise<void> {
  await planBy(briefRule, base, [id]);
}

/** Nothing becomes due for a session that does not take place. */
export async function dropDue({ plan }: Pick<HubBase, 'plan'>, sessionId: string): Promise<void> {
  await plan.drop(briefDue, sessionId);
}
