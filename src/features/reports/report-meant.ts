import { z } from 'zod';
import { termOf } from '../../core/calendar.ts';
import { type Found, refuse } from '../../core/command.ts';
import type { RightsSubject } from '../../core/rights.ts';
import { sayDay, ukDay } from '../../core/uk-time.ts';
import type { HubBase } from '../define.ts';
import { groupLed } from '../memberships/group-meant.ts';
import { lockGroup } from '../work-groups/work-group.moves.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { loadReport, type ReportDetail, reportOf } from './report.reads.ts';
import { datesOf } from './report-dates.ts';

/** How a button names a report. */
export const reportChoice = z.object({ report: z.uuid() });

/** How a report is named by its button, or by words that name its group. */
export const groupReportChoice = groupChoice.extend({ report: z.uuid().optional() });

const gone = refuse('gone', 'That report is no longer there. Type “report” and the code of the group to see its own.');

/** The report that a button means; for a change its group is locked first. */
export async function reportMeant(
  { report: id }: z.infer<typeof reportChoice>,
  { db, hub }: HubBase,
  lock: boolean,
): Promise<Found<ReportDetail>> {
  const row = await db.report.findUnique({ where: { id }, select: { groupId: true } });
  if (row && lock) await lockGroup(db, hub, row.groupId);
  const report = row ? await loadReport(db, id) : undefined;
  return report ? { subject: report } : { instead: gone };
}

function notYet(title: string, { hub, now }: HubBase) {
  const today = ukDay(now);
  const term = termOf(hub.calendar, today);
  const opensOn = term && datesOf(term, hub).opensOn;
  const when = opensOn && opensOn > today ? `The next one opens on ${sayDay(opensOn, today)}` : 'The next one opens';
  return refuse('no report', `“${title}” has no report yet. ${when}, drafted from what is logged by then.`);
}

/** The report of the group that is meant: one's own first, the only one needs no words. */
export const groupReport = (runs: string, label: string) => {
  const whichGroup = groupLed(runs, label);
  return async (
    choice: z.infer<typeof groupReportChoice>,
    base: HubBase,
    lock: boolean,
  ): Promise<Found<ReportDetail>> => {
    if (choice.report) return reportMeant({ report: choice.report }, base, lock);
    const group = await whichGroup(choice, base, lock);
    if ('instead' in group) return group;
    const id = await reportOf(base.db, group.subject.id);
    return id ? reportMeant({ report: id }, base, false) : { instead: notYet(group.subject.title, base) };
  };
};

/** What the rights over a report are decided on: its group's. */
export const rightsOfReport = ({ group }: ReportDetail): RightsSubject => rightsOfGroup(group);
