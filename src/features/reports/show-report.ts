import { reply } from '../../core/command.ts';
import { defineCommand } from '../define.ts';
import { sayReport } from './report.ts';
import { groupReport, groupReportChoice, rightsOfReport } from './report-meant.ts';
import { reportView } from './report-view.ts';

/** Shows a report: to its leads with what they can add, to the hub with what it can decide. */
export const showReport = defineCommand({
  name: 'report',
  kind: 'query',
  phrase: 'report',
  also: ['termly report', 'final evaluation'],
  summary: 'See and write the termly report of a group',
  example: 'report ncp17-10a',
  right: 'read the report',
  input: groupReportChoice,
  subject: groupReport('report', 'See its report'),
  rightsOf: rightsOfReport,
  run: async ({ subject: report, input: _asked, answers: _none, ...base }) =>
    reply(await reportView(sayReport(report), report, base)),
});
