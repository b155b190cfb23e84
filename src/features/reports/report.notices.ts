import { z } from 'zod';
import type { Composing } from '../../core/notice.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { Action, View } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import { defineNotice } from '../define.ts';
import { figuresOf } from './figures.reads.ts';
import { figureLines } from './figures.ts';
import { missingIn } from './missing.ts';
import { dayOf, loadReport, type ReportDetail } from './report.reads.ts';
import { aboutReport, isLate, isWithLeads, sayReport } from './report.ts';

const facts = z.object({ report: z.uuid() });

/** The report, where it is still with this lead. */
async function withLead(id: string, { db, to }: Composing<Db>): Promise<ReportDetail | undefined> {
  const report = await loadReport(db, id);
  const leads = report?.group.leads.some(({ person }) => person.id === to.personId);
  return report && leads && isWithLeads(report.state) ? report : undefined;
}

const openIt = (report: ReportDetail): Action =>
  aboutReport('Open the report', 'report', report, { tone: 'main' as const });

const later = (report: ReportDetail): Action => aboutReport('Not this week', 'report-later', report);

/** To the leads: their report is open, with what is drafted already. */
export const reportOpened = defineNotice({
  name: 'report opened',
  whenUncertain: 'send again',
  facts,
  compose: async ({ report: id }, composing): Promise<View | 'overtaken'> => {
    const report = await withLead(id, composing);
    if (report?.state !== 'OPEN') return 'overtaken';
    const figures = (await figuresOf(composing.db, composing.hub, [id]))(id);
    const what = sayReport(report).toLowerCase();
    const isEmpty = figures.sessionsHeld === 0;
    return {
      title: `Your ${what} is drafted`,
      blocks: [
        { kind: 'text', text: [{ strong: report.group.title }, '. It needs about ten minutes of yours.'] },
        {
          kind: 'facts',
          facts: [
            { label: 'Due', value: { day: dayOf(report.dueOn) } },
            ...figureLines.slice(0, 3).map(({ label, say }) => ({ label, value: say(figures) })),
          ],
        },
        {
          kind: 'actions',
          actions: [
            openIt(report),
            ...(isEmpty ? [aboutReport('No activity', 'report-no-activity', report)] : []),
            later(report),
          ],
        },
      ],
    };
  },
});

/** To the leads, while the report is with them: when it is due, and what is missing. */
export const reportDue = defineNotice({
  name: 'report due',
  whenUncertain: 'send again',
  facts,
  compose: async ({ report: id }, composing): Promise<View | 'overtaken'> => {
    const report = await withLead(id, composing);
    if (!report) return 'overtaken';
    const [today, dueOn] = [ukDay(composing.now), dayOf(report.dueOn)];
    const what = sayReport(report).toLowerCase();
    const missing = missingIn(report, composing.now).length;
    const title = isLate({ state: report.state, dueOn }, today)
      ? `Your ${what} is late`
      : `Your ${what} is due${dueOn === today ? ' today' : ''}`;
    return {
      title,
      blocks: [
        { kind: 'text', text: [{ strong: report.group.title }, ': due on ', { day: dueOn }, '.'] },
        { kind: 'text', text: missing === 1 ? '1 line is missing.' : `${missing} lines are missing.` },
        { kind: 'actions', actions: [openIt(report), later(report)] },
      ],
    };
  },
});

/** To those who lead the hub: the report of a group has not come, five school days into the next term. */
export const reportLate = defineNotice({
  name: 'report late',
  whenUncertain: 'send again',
  facts,
  compose: async ({ report: id }, { db }): Promise<View | 'overtaken'> => {
    const report = await loadReport(db, id);
    if (!report || !isWithLeads(report.state)) return 'overtaken';
    const leads = report.group.leads.map(({ person }) => person.name);
    const who = leads.length > 0 ? new Intl.ListFormat('en-GB').format(leads) : 'nobody leads it now';
    return {
      title: 'A report has not come',
      blocks: [
        {
          kind: 'text',
          text: [
            { strong: report.group.title },
            `, ${sayReport(report).toLowerCase()}: due `,
            { day: dayOf(report.dueOn) },
            '.',
          ],
        },
        { kind: 'facts', facts: [{ label: 'Led by', value: who }] },
        {
          kind: 'actions',
          actions: [openIt(report), aboutReport('Waive it', 'waive-report', report)],
        },
      ],
    };
  },
});
