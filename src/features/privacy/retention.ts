import { instantOf, programmeYear, ukDay } from '../../core/uk-time.ts';
import type { Limits } from './cover.ts';

/** How long a hub keeps things: programme years after a group's own, months of what came to nothing, years of the audit. */
export type Keeping = { keepYears: number; keepUnsuccessfulMonths: number; keepAuditYears: number };

const day = 24 * 3600 * 1000;

/** The same day so many months earlier; the last of the month where it has no such day. */
function monthsBefore(now: Date, months: number): Date {
  const [year = 0, month = 1, date = 1] = ukDay(now).split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return instantOf(first.toISOString().slice(0, 10), '00:00');
}

/** What is too old to be kept now. */
export const limitsOf = ({ keepYears, keepUnsuccessfulMonths, keepAuditYears }: Keeping, now: Date): Limits => ({
  year: programmeYear(ukDay(now)) - keepYears,
  unsuccessfulBefore: monthsBefore(now, keepUnsuccessfulMonths),
  auditBefore: monthsBefore(now, keepAuditYears * 12),
  expiredBefore: new Date(now.getTime() - day),
});

/** The first moment of a programme year. */
export const beginOf = (year: number): Date => instantOf(`${year}-09-01`, '00:00');
