import { nextAllowedMoment, nextWorkingMoment } from './calendar.ts';
import type { Hub } from './hub.ts';
import type { Composing } from './notice.ts';
import { addDays, type ClockTime, instantOf, ukDay } from './uk-time.ts';
import type { Item, View } from './view.ts';

/** On which days a reminder is said: on school days, or in the holidays too where it would come too late after them. */
export type ReminderDays = 'school days' | 'working days';

/** A reminder as it is said now: alone, or as an item of the day's digest. After `until` it would be no use. */
export type Reminder = { view: View; item: Item; days: ReminderDays; until: Date };

/** What a reminder comes to at the moment of sending: words, nothing any more, or not before its person is back. */
export type Reminding = Reminder | 'overtaken' | { notBefore: Date };

/** How a kind of notice reminds: all that waits for one person goes in one message a day. */
export type Remind<Db> = (facts: unknown, composing: Composing<Db>) => Promise<Reminding>;

/** How long the first reminder of a day waits for the others: what becomes due together is said together. */
export const gatherMs = 5 * 60_000;

const minuteOf = (time: ClockTime) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Where a hub's hours are shorter than that twice, half of them: else they would be over before it had waited. */
function waitIn({ quietHours: { from, to } }: Hours): number {
  return Math.min(gatherMs, ((minuteOf(to) - minuteOf(from)) * 60_000) / 2);
}

/** The moment itself when a reminder may be said then, else the next one at which it may. */
function nextReminderMoment({ calendar, quietHours }: Hours, days: ReminderDays, instant: Date): Date {
  return days === 'school days'
    ? nextAllowedMoment(calendar, quietHours, instant)
    : nextWorkingMoment(calendar, quietHours, instant);
}

type Hours = Pick<Hub, 'calendar' | 'quietHours'>;

const laterBy = (instant: Date, ms: number) => new Date(instant.getTime() + ms);

/** When the digest goes that takes what becomes due at an instant. */
export function digestAt(hours: Hours, days: ReminderDays, instant: Date): Date {
  const wait = waitIn(hours);
  const gathered = laterBy(nextReminderMoment(hours, days, instant), wait);
  const allowed = nextReminderMoment(hours, days, gathered);
  // On the next morning others become due at the first moment, too
  return allowed > gathered ? laterBy(allowed, wait) : gathered;
}

/** The moment itself when the digest may go then, not before the first of the day has waited for the others; else when it may. */
export function nextDigestMoment(hours: Hours, days: ReminderDays, instant: Date): Date {
  const first = digestAt(hours, days, instantOf(ukDay(instant), '00:00'));
  if (instant < first) return first;
  return nextReminderMoment(hours, days, instant) > instant ? digestAt(hours, days, instant) : instant;
}

/** When the digest of the next day goes on which there may be one. */
export const digestAfter = (hours: Hours, days: ReminderDays, instant: Date): Date =>
  digestAt(hours, days, instantOf(addDays(ukDay(instant), 1), '00:00'));

/** The digest: one view made of the items of a day, the most pressing first. */
export const digestOf = (reminders: Reminder[]): View => ({
  title: `${reminders.length} things for today`,
  blocks: [
    { kind: 'items', items: reminders.map(({ item }) => item), whenEmpty: '' },
    { kind: 'actions', actions: [{ label: 'My reminders', runs: 'reminders' }] },
  ],
});
