import {
  addSchoolDays,
  lastSchoolDayOfTerm,
  nextTerm,
  type QuietHours,
  type SchoolCalendar,
  type Term,
  termsOf,
} from '../../core/calendar.ts';
import type { Hub } from '../../core/hub.ts';
import { addDays, type Day, instantOf, ukDay } from '../../core/uk-time.ts';

type Setting = Pick<Hub, 'calendar' | 'reportOpenDays' | 'reportDueDays'>;

/** The days of a term's report: which sessions count in it, when it opens, and when it is due. */
export type ReportDates = { starts: Day; ends: Day; opensOn: Day; dueOn: Day };

/** No day falls between two reports: what happened in the holidays counts in the term after. */
function startsOf(calendar: SchoolCalendar, term: Term): Day {
  const before = termsOf(calendar).findLast(({ end }) => end < term.start);
  const isSameYear = before?.programmeYear === term.programmeYear;
  return before && isSameYear ? addDays(before.end, 1) : `${term.programmeYear}-08-01`;
}

/** When the report on a term opens and is due, by the hub's settings. */
export function datesOf(term: Term, { calendar, reportOpenDays, reportDueDays }: Setting): ReportDates {
  const last = lastSchoolDayOfTerm(calendar, term);
  return {
    starts: startsOf(calendar, term),
    ends: term.end,
    opensOn: addSchoolDays(calendar, last, -reportOpenDays),
    dueOn: addSchoolDays(calendar, last, -Math.min(reportDueDays, reportOpenDays)),
  };
}

/** A report that opens late is due no earlier than it usually would be open for, at most five school days. */
export function dueWhenOpened(dueOn: Day, today: Day, { calendar, reportOpenDays, reportDueDays }: Setting): Day {
  const grace = addSchoolDays(calendar, today, Math.min(5, Math.max(1, reportOpenDays - reportDueDays)));
  return grace > dueOn ? grace : dueOn;
}

/** Minutes over which the reports of one morning open: not all groups of a hub in one second. */
const spreadMinutes = 90;

const minuteOf = (id: string) => Number.parseInt(id.replaceAll('-', '').slice(-6), 16) % spreadMinutes;

/** The moment of a day at which one report opens or is reminded of: before the hub's hours begin, and with them the day's digest. */
export function momentOn(day: Day, reportId: string, { from }: QuietHours): Date {
  const [midnight, hours] = [instantOf(day, '00:00'), instantOf(day, from)];
  return new Date(Math.max(midnight.getTime(), hours.getTime() - minuteOf(reportId) * 60_000));
}

/** One reminder: its day, and whether the hub lead hears, too. */
export type Reminder = { day: Day; tellsHub: boolean };

/** When those who lead are reminded: 5 and 1 school days before, on the day, and on the 2nd and 5th school day of the next term. */
export function remindersOf(dueOn: Day, calendar: SchoolCalendar): Reminder[] {
  const after = nextTerm(calendar, dueOn);
  const from = after ? addDays(after.start, -1) : dueOn;
  return [
    { day: addSchoolDays(calendar, dueOn, -5), tellsHub: false },
    { day: addSchoolDays(calendar, dueOn, -1), tellsHub: false },
    { day: dueOn, tellsHub: false },
    { day: addSchoolDays(calendar, from, 2), tellsHub: false },
    { day: addSchoolDays(calendar, from, 5), tellsHub: true },
  ];
}

type Reminded = { id: string; dueOn: Day; quietUntil: Day | undefined };

/** The first reminder that is not over; while the lead asked for quiet, the day on which that ends comes in its place. */
export function nextReminder(
  { id, dueOn, quietUntil }: Reminded,
  now: Date,
  { calendar, quietHours }: Pick<Hub, 'calendar' | 'quietHours'>,
): Date | undefined {
  const at = (day: Day) => momentOn(day, id, quietHours);
  if (quietUntil && at(quietUntil) > now) return at(quietUntil);
  return remindersOf(dueOn, calendar)
    .map(({ day }) => at(day))
    .find((moment) => moment > now);
}

/** School days after which the last word on a report is old. */
const staleAfter = 20;

/** When what was said of a report at a moment is said anew, or is old. */
export function saidAnewAt(report: Reminded, said: Date, hub: Pick<Hub, 'calendar' | 'quietHours'>): Date {
  const next = nextReminder({ ...report, quietUntil: undefined }, said, hub);
  return next ?? instantOf(addSchoolDays(hub.calendar, ukDay(said), staleAfter), '00:00');
}

/** The first school day of next week. */
export function nextWeek(today: Day, calendar: SchoolCalendar): Day {
  const weekday = new Date(today).getUTCDay() || 7;
  return addSchoolDays(calendar, addDays(today, 8 - weekday), 0);
}
