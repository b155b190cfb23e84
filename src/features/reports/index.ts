import { may } from '../../core/rights.ts';
import type { Item } from '../../core/view.ts';
import type { HubBase, HubRoom } from '../define.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { acceptGreen } from './accept-green.ts';
import { answerStep } from './answer-step.ts';
import { compileReports } from './compile-reports.ts';
import { reportConcerns } from './concerns.reads.ts';
import { accept, returnReport, waiveReport } from './decide-report.ts';
import { reportAccepted, reportRed, reportReturned, reportWaived } from './decision.notices.ts';
import { editQuestions } from './edit-questions.ts';
import { holdElsewhere } from './hold-elsewhere.ts';
import { leaveOut, putBack } from './leave-out.ts';
import { listReports } from './list-reports.ts';
import { planReports } from './plan-reports.ts';
import { openOnTime, remindOfReport } from './report.due.ts';
import { reportDue, reportLate, reportOpened } from './report.notices.ts';
import { aboutReport, sayReport, sayReportState, withLeads } from './report.ts';
import { reportFiles } from './report-files.ts';
import { restReminders } from './rest-reminders.ts';
import { showReport } from './show-report.ts';
import { doneElsewhere, noActivity, submitReport } from './submit-report.ts';

/** Reports that wait for this person to write them. */
async function toWrite({ db, actor }: HubBase): Promise<Item[]> {
  const led = { leads: { some: { personId: actor.personId, to: null } } };
  const waiting = await db.report.findMany({
    where: { state: { in: withLeads }, group: led },
    select: { id: true, term: true, kind: true, state: true, dueOn: true, group: { select: { title: true } } },
    orderBy: { dueOn: 'asc' },
  });
  return waiting.map((report) => ({
    title: `${sayReport(report)}: ${report.group.title}`,
    detail: [`${sayReportState(report.state)}, due `, { day: report.dueOn.toISOString().slice(0, 10) }],
    actions: [aboutReport('Open the report', 'report', report)],
  }));
}

/** How many reports wait for those who lead the hub. */
async function toDecide({ db, actor }: HubBase): Promise<Item[]> {
  if (!may(actor, 'oversee reports', {}) || !may(actor, 'accept the report', {})) return [];
  const waiting = await db.report.findMany({
    where: { state: 'SUBMITTED' },
    select: { group: { select: { phases: true, partnerId: true, leads: { where: { to: null } } } } },
  });
  const count = waiting.filter(({ group }) => may(actor, 'accept the report', rightsOfGroup(group))).length;
  if (count === 0) return [];
  const title = count === 1 ? '1 report waits for the hub' : `${count} reports wait for the hub`;
  return [{ title, actions: [{ label: 'See the reports', runs: 'reports' }] }];
}

/** Termly reports and final evaluations: drafted from the records, written by the leads, decided by the hub. */
export const reports: HubRoom = {
  topic: 'Reports',
  commands: [
    showReport,
    answerStep,
    leaveOut,
    putBack,
    submitReport,
    noActivity,
    doneElsewhere,
    restReminders,
    listReports,
    accept,
    acceptGreen,
    returnReport,
    waiveReport,
    compileReports,
    editQuestions,
    holdElsewhere,
  ],
  documents: reportFiles,
  noticeKinds: [reportOpened, reportDue, reportLate, reportAccepted, reportReturned, reportWaived, reportRed],
  dueKinds: [openOnTime, remindOfReport],
  nightWork: [planReports],
  concerns: reportConcerns,
  home: async (base) => ({ needsMe: [...(await toWrite(base)), ...(await toDecide(base))], mine: [] }),
};
