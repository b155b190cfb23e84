import { type Refusal, refuse } from '../../core/command.ts';
import { planBy } from '../../core/due.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { ReportState } from '../../store/generated/enums.ts';
import { recordChange } from '../audit.ts';
import type { HubBase } from '../define.ts';
import type { ReportDetail } from './report.reads.ts';
import { isWithLeads, mayMove, type Side, sayReport, sayReportState } from './report.ts';
import { reminderRule } from './report-rules.ts';

/** Why this side cannot move a report so, as it stands. */
export function cannotMove(side: Side, report: ReportDetail, to: ReportState): Refusal | undefined {
  if (mayMove(side, report.state, to)) return undefined;
  const { title } = report.group;
  return refuse(
    'not this state',
    `That cannot be done now: the ${sayReport(report).toLowerCase()} of “${title}” is ${sayReportState(report.state)}.`,
  );
}

/** Why a lead cannot write in a report, as it stands. */
export function cannotWrite({ state, group, ...report }: ReportDetail): Refusal | undefined {
  if (isWithLeads(state)) return undefined;
  const what = sayReport(report).toLowerCase();
  return refuse('not with you', `The ${what} of “${group.title}” is ${sayReportState(state)}: nothing is to be added.`);
}

/** Brings a report to another state, on record; the leads are reminded only of what is with them. */
export async function moveReport(
  base: HubBase,
  report: ReportDetail,
  to: ReportState,
  values: Prisma.ReportUncheckedUpdateInput = {},
): Promise<void> {
  await base.db.report.update({ where: { id: report.id }, data: { ...values, state: to, version: { increment: 1 } } });
  await planBy(reminderRule, base, [report.id]);
  await recordChange(base, {
    what: `report: ${sayReportState(to)}`,
    subjectId: report.id,
    before: { report: report.state },
    after: { report: to },
  });
}
