import {
  addSchoolDays,
  addWorkingDays,
  isAroundReturn,
  nextAllowedMoment,
  type SchoolCalendar,
} from '../../core/calendar.ts';
import { type DueRule, planBy } from '../../core/due.ts';
import type { Hub } from '../../core/hub.ts';
import type { ReminderDays } from '../../core/reminder.ts';
import { addDays, type Day, instantOf } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import type { Prisma, Session } from '../../store/generated/client.ts';
import type { WorkGroupState } from '../../store/generated/enums.ts';
import { readCalendars } from '../calendars/calendar.reads.ts';
import type { HubBase } from '../define.ts';
import { dayOf, lastFreeDay } from './session.ts';
import { whereTakesPlace } from './session-calendar.reads.ts';

type Timed = Pick<Session, 'day' | 'endsAt'>;
type OnDay = Pick<Session, 'day'>;

/** What of a hub decides when its sessions are reminded of. */
type Rules = Pick<Hub, 'calendar' | 'quietHours' | 'briefDays' | 'absenceNoticeDays' | 'remind'>;

/** Reminders of a session in a holiday, or soon after one, come on working days too: school days would be too early, or too late. */
export const daysFor = ({ day }: OnDay, { calendar }: Pick<Hub, 'calendar'>): ReminderDays =>
  isAroundReturn(calendar, dayOf(day)) ? 'working days' : 'school days';

/** The day so many of its reminders' days before or after another. */
function stepFrom(session: OnDay, hub: Rules, from: Day, count: number): Day {
  const add = daysFor(session, hub) === 'working days' ? addWorkingDays : addSchoolDays;
  return add(hub.calendar, from, count);
}

const asHoursBegin = (day: Day, { quietHours }: Rules): Date => instantOf(day, quietHours.from);

/** When the lead gets the brief: so many school days before the session, counted where it is, when the hub's hours begin. */
const briefAt = ({ day }: OnDay, { calendar, quietHours, briefDays }: Rules, counting = calendar): Date =>
  nextAllowedMoment(calendar, quietHours, instantOf(addSchoolDays(counting, dayOf(day), -briefDays), quietHours.from));

/** When members are asked whether they can come: so many days before the last one on which not coming costs nothing. */
export function comingUpAt(session: OnDay, hub: Rules): Date {
  const free = lastFreeDay(dayOf(session.day), hub.absenceNoticeDays);
  const [from, count] = hub.remind.session > 0 ? [free, hub.remind.session] : [addDays(free, 1), 1];
  return asHoursBegin(stepFrom(session, hub, from, -count), hub);
}

/** When members are told of a session for the last time: the day before. */
export const tomorrowAt = (session: OnDay, hub: Rules): Date =>
  asHoursBegin(stepFrom(session, hub, dayOf(session.day), -1), hub);

/** When a log is asked for, from the end of the session on: at once, again, and for the last time. */
export const logTurns = ['first', 'again', 'last'] as const;
export type LogTurn = (typeof logTurns)[number];

export function logAskedAt({ day, endsAt }: Timed, hub: Rules, turn: LogTurn): Date {
  if (turn === 'first') return endsAt;
  const { logAgain, logLast } = hub.remind;
  // The last time is never before the second
  const after = turn === 'again' ? logAgain : Math.max(logLast, logAgain + 1);
  return asHoursBegin(addSchoolDays(hub.calendar, dayOf(day), after), hub);
}

/** Groups of which nothing is due any more. */
const over: WorkGroupState[] = ['CLOSED', 'CANCELLED'];

type Asked = { name: string; at: (session: Timed, hub: Rules, counting?: SchoolCalendar) => Date };

const whatDecides = {
  id: true,
  day: true,
  endsAt: true,
  school: { select: { id: true, laName: true } },
  group: { select: { localAuthority: true } },
} satisfies Prisma.SessionSelect;

/** A rule with the moment that it comes to. */
type SessionRule = DueRule<Db> & Asked;

const ruleFor = ({ name, at }: Asked, which: (now: Date) => Prisma.SessionWhereInput): SessionRule => ({
  ...{ name, at },
  expected: async ({ db, hub, now }, only) => {
    const group = { state: { notIn: over } };
    const where = { state: 'SCHEDULED' as const, group, ...which(now), ...(only && { id: { in: only } }) };
    const sessions = await db.session.findMany({ where, select: whatDecides });
    const calendarAt = await readCalendars({ db, hub });
    return sessions.map((session) => ({
      subjectId: session.id,
      dueAt: at(session, hub, calendarAt(whereTakesPlace(session))),
    }));
  },
});

const toCome = (now: Date) => ({ startsAt: { gt: now } });
const notLogged = () => ({ log: null });

/** Every session to come has a brief. */
export const briefRule = ruleFor({ name: 'session brief', at: briefAt }, toCome);

/** Every session to come is told of twice. */
export const comingUpRule = ruleFor({ name: 'session coming up', at: comingUpAt }, toCome);
export const tomorrowRule = ruleFor({ name: 'session tomorrow', at: tomorrowAt }, toCome);

/** Every session that is not logged is asked for, three times. */
export const logRules = {
  first: ruleFor({ name: 'session log', at: (session, hub) => logAskedAt(session, hub, 'first') }, notLogged),
  again: ruleFor({ name: 'session log again', at: (session, hub) => logAskedAt(session, hub, 'again') }, notLogged),
  last: ruleFor({ name: 'session log last', at: (session, hub) => logAskedAt(session, hub, 'last') }, notLogged),
} satisfies Record<LogTurn, SessionRule>;

/** All that becomes due because of a session. */
export const sessionRules = [briefRule, comingUpRule, tomorrowRule, ...Object.values(logRules)];

/** What becomes due because of sessions, as they stand now; called again when one moves. */
export async function planDue(
  base: Pick<HubBase, 'db' | 'hub' | 'now' | 'plan'>,
  ...sessions: Pick<Session, 'id'>[]
): Promise<void> {
  const ids = sessions.map(({ id }) => id);
  for (const rule of sessionRules) await planBy(rule, base, ids);
}

/** Nothing becomes due for a session that does not take place, or is logged. */
export async function dropDue({ plan }: Pick<HubBase, 'plan'>, sessionId: string): Promise<void> {
  const kinds = sessionRules.map(({ name }) => name);
  await plan.drop(kinds, sessionId);
}
