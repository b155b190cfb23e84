import { addSchoolDays, nextAllowedMoment } from '../../core/calendar.ts';
import type { Hub } from '../../core/hub.ts';
import { instantOf } from '../../core/uk-time.ts';
import type { Session } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import { dayOf } from './session.ts';

/** The due row that brings the lead what is known before a session. */
export const briefDue = 'session brief';

type Timed = Pick<Session, 'id' | 'day'>;

/** When the lead gets the brief: so many school days before the session, when the hub's hours begin. */
export const briefAt = (
  { day }: Pick<Session, 'day'>,
  { calendar, quietHours, briefDays }: Pick<Hub, 'calendar' | 'quietHours' | 'briefDays'>,
): Date =>
  nextAllowedMoment(calendar, quietHours, instantOf(addSchoolDays(calendar, dayOf(day), -briefDays), quietHours.from));

/** What becomes due because of a session; set again when it moves. */
export async function planDue({ plan, hub }: Pick<HubBase, 'plan' | 'hub'>, session: Timed): Promise<void> {
  await plan.set(briefDue, session.id, briefAt(session, hub));
}

/** Nothing becomes due for a session that does not take place. */
export async function dropDue({ plan }: Pick<HubBase, 'plan'>, sessionId: string): Promise<void> {
  await plan.drop(briefDue, sessionId);
}
