import { termsOf } from '../../core/calendar.ts';
import type { DueRule } from '../../core/due.ts';
import type { Hub } from '../../core/hub.ts';
import type { Db } from '../../store/db.ts';
import type { Report } from '../../store/generated/client.ts';
import { dayOf } from './report.reads.ts';
import { withLeads } from './report.ts';
import { datesOf, momentOn, nextReminder, type ReportDates } from './report-dates.ts';

/** The days of a report by the hub's calendar and settings as they are now; none where the hub no longer has that term. */
export function daysOf({ year, term }: Pick<Report, 'year' | 'term'>, hub: Hub): ReportDates | undefined {
  const its = termsOf(hub.calendar).find((one) => one.programmeYear === year && one.term === term);
  return its && datesOf(its, hub);
}

/** When a planned report opens. */
export function openingOf(report: Pick<Report, 'id' | 'year' | 'term'>, hub: Hub): Date | undefined {
  const days = daysOf(report, hub);
  return days && momentOn(days.opensOn, report.id, hub.quietHours);
}

const named = (only: string[] | undefined) => (only ? { id: { in: only } } : {});

/** Every report that is planned opens so many school days before its term ends. */
export const openingRule: DueRule<Db> = {
  name: 'report opens',
  expected: async ({ db, hub }, only) => {
    const reports = await db.report.findMany({ where: { state: 'NOT_OPEN', ...named(only) } });
    return reports.flatMap((report) => {
      const dueAt = openingOf(report, hub);
      return dueAt ? [{ subjectId: report.id, dueAt }] : [];
    });
  },
};

/** Whoever has a report to write is reminded of it: the next moment that is not over. */
export const reminderRule: DueRule<Db> = {
  name: 'report reminder',
  expected: async ({ db, hub, now }, only) => {
    const reports = await db.report.findMany({ where: { state: { in: withLeads }, ...named(only) } });
    return reports.flatMap(({ id, dueOn, quietUntil }) => {
      const asked = { id, dueOn: dayOf(dueOn), quietUntil: quietUntil ? dayOf(quietUntil) : undefined };
      const dueAt = nextReminder(asked, now, hub);
      return dueAt ? [{ subjectId: id, dueAt }] : [];
    });
  },
};
