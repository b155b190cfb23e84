import { z } from 'zod';

/** A calendar day in the UK, 'YYYY-MM-DD': a day is text, so two of them compare with `<`. */
export type Day = string;

/** A time on a clock in the UK, 'HH:mm' from 00:00 to 23:59; two of them compare with `<`. */
export type ClockTime = string;

/** Takes a day that exists ('2027-02-29' does not). */
export const daySchema = z.iso.date();

/** Takes a time of day with two digits each. */
export const clockTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Use a time such as 07:30.');

const msPerHour = 60 * 60 * 1000;
const msPerDay = 24 * msPerHour;

const londonClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

const dayNames = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' });

// By parts: the order and punctuation of a whole formatted date change between releases of ICU.
function partsOf(format: Intl.DateTimeFormat, instant: Date) {
  return Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
}

/** The day it is in the UK at an instant. */
export function ukDay(instant: Date): Day {
  const { year, month, day } = partsOf(londonClock, instant);
  return `${year}-${month}-${day}`;
}

/** What a clock in the UK shows at an instant, seconds left off. */
export function ukTime(instant: Date): ClockTime {
  const { hour, minute } = partsOf(londonClock, instant);
  return `${hour}:${minute}`;
}

/**
 * The instant at which a UK clock shows this time on this day (years since 1972).
 * A time in the hour that happens twice in October means the first of the two;
 * a time in the hour that is skipped in March means as long after 1am: 01:30 becomes 2:30am.
 */
export function instantOf(day: Day, time: ClockTime): Date {
  const inWinterTime = new Date(`${day}T${time}:00Z`);
  const inSummerTime = new Date(inWinterTime.getTime() - msPerHour);
  return ukTime(inSummerTime) === time ? inSummerTime : inWinterTime;
}

/** The day so many calendar days later, or earlier when negative. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * msPerDay).toISOString().slice(0, 10);
}

/** Calendar days from one day to another; negative when the other is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / msPerDay;
}

/** The day of the week: 1 is Monday, 7 is Sunday. */
export function weekday(day: Day): number {
  return new Date(day).getUTCDay() || 7;
}

/** The last such weekday (1 is Monday) on or before a day. */
export function weekdayOnOrBefore(day: Day, wanted: number): Day {
  return addDays(day, -((weekday(day) - wanted + 7) % 7));
}

/** The programme year a day lies in, 1 September to 31 August, as its first calendar year. */
export function programmeYear(day: Day): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5, 7) >= '09' ? year : year - 1;
}

/** A programme year as hubs write it: 2026 is '2026/27'. */
export function programmeYearName(year: number): string {
  return `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
}

/** 'Friday 12 March', and the year only when that day is not in the programme year of today. */
export function sayDay(day: Day, today: Day): string {
  const name = partsOf(dayNames, new Date(day));
  const words = `${name.weekday} ${name.day} ${name.month}`;
  return programmeYear(day) === programmeYear(today) ? words : `${words} ${day.slice(0, 4)}`;
}

/** '4pm', '3:45pm', 'midday', 'midnight'. */
export function sayTime(time: ClockTime): string {
  if (time === '12:00') return 'midday';
  if (time === '00:00') return 'midnight';
  const hour = Number(time.slice(0, 2));
  const minutes = time.endsWith(':00') ? '' : time.slice(2);
  return `${hour % 12 || 12}${minutes}${hour < 12 ? 'am' : 'pm'}`;
}

/** 'Thursday 12 March, 4pm', in UK time. */
export function sayMoment(instant: Date, today: Day): string {
  return `${sayDay(ukDay(instant), today)}, ${sayTime(ukTime(instant))}`;
}

/** 'at 4pm', on another day than today 'on Thursday 12 March, 4pm': when something was done, in UK time. */
export function sayPast(instant: Date, today: Day): string {
  return ukDay(instant) === today ? `at ${sayTime(ukTime(instant))}` : `on ${sayMoment(instant, today)}`;
}

/** 'Thursday 12 March, 4pm to 6pm', in UK time; the second day is named only when it is another. */
export function sayPeriod(start: Date, end: Date, today: Day): string {
  const until = ukDay(start) === ukDay(end) ? sayTime(ukTime(end)) : sayMoment(end, today);
  return `${sayMoment(start, today)} to ${until}`;
}

/** 'today', 'in 3 school days', '1 school day ago': for a count of school days up to a school day. */
export function sayInSchoolDays(count: number): string {
  if (count === 0) return 'today';
  const size = Math.abs(count);
  const days = `${size} school ${size === 1 ? 'day' : 'days'}`;
  return count > 0 ? `in ${days}` : `${days} ago`;
}
