import { z } from 'zod';
import type { Composing } from '../../core/notice.ts';
import { addDays, instantOf, ukDay } from '../../core/uk-time.ts';
import type { Action } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import { defineReminder } from '../reminders/define-reminder.ts';
import { figuresOf } from './figures.reads.ts';
import { figureLines } from './figures.ts';
import { missingIn } from './missing.ts';
import { dayOf, loadReport, type ReportDetail } from './report.reads.ts';
import { aboutReport, isLate, isWithLeads, sayReport } from './report.ts';
import { saidAnewAt } from './report-dates.ts';

const facts = z.object({ report: z.uuid(), at: z.iso.datetime() });

/** The report, where it is still with this lead, and until when what was said of it then is new. */
async function withLead({ report: id, at }: z.infer<typeof facts>, { db, hub, now, to }: Composing<Db>) {
  const report = await loadReport(db, id);
  const leads = report?.group.leads.some(({ person }) => person.id === to.personId);
  const rests = report?.quietUntil && report.quietUntil > new Date(ukDay(now));
  if (!report || !leads || !isWithLeads(report.state) || rests) return undefined;
  const dueOn = dayOf(report.dueOn);
  return { report, dueOn, until: saidAnewAt({ id, dueOn, quietUntil: undefined }, new Date(at), hub) };
}

const openIt = (report: ReportDetail): Action => aboutReport('Open the report', 'report', report);

const whole = (report: ReportDetail) => ({
  about: `the ${sayReport(report).toLowerCase()} of ${report.group.title}`,
  rest: aboutReport('Not this week', 'report-later', report),
});

/** To the leads: their report is open, with what is drafted already. */
export const reportOpened = defineReminder({
  name: 'report opened',
  topic: 'report',
  facts,
  words: async (given, composing) => {
    const { report, dueOn, until } = (await withLead(given, composing)) ?? {};
    if (report?.state !== 'OPEN' || !dueOn || !until) return 'overtaken';
    const figures = (await figuresOf(composing.db, composing.hub, [report.id]))(report.id);
    const what = sayReport(report).toLowerCase();
    const isEmpty = figures.sessionsHeld === 0;
    return {
      ...whole(report),
      title: `Your ${what} is drafted`,
      blocks: [
        { kind: 'text', text: [{ strong: report.group.title }, '. It needs about ten minutes of yours.'] },
        {
          kind: 'facts',
          facts: [
            { label: 'Due', value: { day: dueOn } },
            ...figureLines.slice(0, 3).map(({ label, say }) => ({ label, value: say(figures) })),
          ],
        },
      ],
      line: `Your ${what} of “${report.group.title}” is drafted`,
      detail: ['It needs about ten minutes of yours · due ', { day: dueOn }],
      acts: [openIt(report), ...(isEmpty ? [aboutReport('No activity', 'report-no-activity', report)] : [])],
      until,
    };
  },
});

/** To the leads, while the report is with them: when it is due, and what is missing. */
export const reportDue = defineReminder({
  name: 'report due',
  topic: 'report',
  facts,
  words: async (given, composing) => {
    const { report, dueOn, until } = (await withLead(given, composing)) ?? {};
    if (!report || !dueOn || !until) return 'overtaken';
    const today = ukDay(composing.now);
    const what = sayReport(report).toLowerCase();
    const missing = missingIn(report, composing.now).length;
    const isOver = isLate({ state: report.state, dueOn }, today);
    const stands = isOver ? 'is late' : `is due${dueOn === today ? ' today' : ''}`;
    const lines = missing === 1 ? '1 line is missing.' : `${missing} lines are missing.`;
    return {
      ...whole(report),
      title: `Your ${what} ${stands}`,
      blocks: [
        { kind: 'text', text: [{ strong: report.group.title }, ': due on ', { day: dueOn }, '.'] },
        { kind: 'text', text: lines },
      ],
      line: `Your ${what} of “${report.group.title}” ${stands}`,
      detail: ['due on ', { day: dueOn }, ` · ${lines}`],
      acts: [openIt(report)],
      until,
    };
  },
});

/** Days for which those who lead the hub can put it off. */
const lateFor = 14;

/** To those who lead the hub: the report of a group has not come, five school days into the next term. */
export const reportLate = defineReminder({
  name: 'report late',
  facts: z.object({ report: z.uuid() }),
  words: async ({ report: id }, { db, now }) => {
    const report = await loadReport(db, id);
    if (!report || !isWithLeads(report.state)) return 'overtaken';
    const leads = report.group.leads.map(({ person }) => person.name);
    const who = leads.length > 0 ? new Intl.ListFormat('en-GB').format(leads) : 'nobody leads it now';
    const what = sayReport(report).toLowerCase();
    const dueOn = dayOf(report.dueOn);
    return {
      title: 'A report has not come',
      blocks: [
        { kind: 'text', text: [{ strong: report.group.title }, `, ${what}: due `, { day: dueOn }, '.'] },
        { kind: 'facts', facts: [{ label: 'Led by', value: who }] },
      ],
      line: `The ${what} of “${report.group.title}” has not come`,
      detail: ['due ', { day: dueOn }, ` · led by ${who}`],
      acts: [openIt(report), aboutReport('Waive it', 'waive-report', report)],
      about: `the report of ${report.group.title}`,
      until: instantOf(addDays(ukDay(now), lateFor), '00:00'),
    };
  },
});
