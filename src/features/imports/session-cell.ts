import { type ClockTime, clockTimeSchema, type Day, daySchema, instantOf } from '../../core/uk-time.ts';

/** A date of a group as a cell says it: "2026-11-24 16:00-18:00, Tapton School". */
export type Dated = { number: number; day: Day; from: ClockTime; to: ClockTime; venue: string | undefined };

const pattern =
  /^(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})\/(\d{1,2})\/(\d{4}))\s+(\d{1,2})[:.](\d{2})\s*(?:-|–|to)\s*(\d{1,2})[:.](\d{2})(?:\s*,\s*(.+))?$/;

const two = (digits = '') => digits.padStart(2, '0');

/** Reads a date's cell, or says how it is written. */
export function readSession(number: number, cell: string): Dated | string {
  const how = `Session ${number}: write “${cell.slice(0, 40)}” as 2026-11-24 16:00-18:00, with “, Place” behind it where that differs.`;
  const found = pattern.exec(cell);
  if (!found) return how;
  const [, year, month, date, ukDate, ukMonth, ukYear, hour, minute, endHour, endMinute, venue] = found;
  const day = `${year ?? ukYear}-${two(month ?? ukMonth)}-${two(date ?? ukDate)}`;
  const [from, to] = [`${two(hour)}:${minute}`, `${two(endHour)}:${endMinute}`];
  const isReal =
    daySchema.safeParse(day).success && [from, to].every((time) => clockTimeSchema.safeParse(time).success);
  if (!isReal) return how;
  return from < to ? { number, day, from, to, venue } : `Session ${number}: it must end after it begins.`;
}

const minutes = (time: ClockTime) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** What kind of date its hours make. */
export function lengthOf({ from, to }: Pick<Dated, 'from' | 'to'>): 'FULL_DAY' | 'HALF_DAY' | 'TWILIGHT' {
  const length = minutes(to) - minutes(from);
  if (length >= 300) return 'FULL_DAY';
  return length >= 150 ? 'HALF_DAY' : 'TWILIGHT';
}

/** The instants of a date. */
export const instantsOf = ({ day, from, to }: Dated) => ({
  startsAt: instantOf(day, from),
  endsAt: instantOf(day, to),
});
