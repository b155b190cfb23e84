import { z } from 'zod';
import type { View } from '../../core/view.ts';
import { defineNotice } from '../define.ts';
import { loadReport } from './report.reads.ts';
import { aboutReport, sayReport } from './report.ts';

const facts = z.object({ report: z.uuid() });

/** To the leads: the hub has accepted their report. */
export const reportAccepted = defineNotice({
  name: 'report accepted',
  whenUncertain: 'send again',
  facts: facts.extend({ thanks: z.string().default('') }),
  compose: async ({ report: id, thanks }, { db, hub }): Promise<View | 'overtaken'> => {
    const report = await loadReport(db, id);
    if (report?.state !== 'ACCEPTED') return 'overtaken';
    return {
      title: 'Your report is accepted',
      blocks: [
        { kind: 'text', text: [{ strong: report.group.title }, `, ${sayReport(report).toLowerCase()}. Thank you.`] },
        ...(thanks ? [{ kind: 'text' as const, text: [`${hub.name} writes: `, thanks] }] : []),
        { kind: 'actions', actions: [aboutReport('See the report', 'report', report)] },
      ],
    };
  },
});

/** To the leads: the hub has sent their report back, and what it asks for. */
export const reportReturned = defineNotice({
  name: 'report returned',
  whenUncertain: 'send again',
  facts,
  compose: async ({ report: id }, { db, to }): Promise<View | 'overtaken'> => {
    const report = await loadReport(db, id);
    const leads = report?.group.leads.some(({ person }) => person.id === to.personId);
    if (report?.state !== 'RETURNED' || !leads) return 'overtaken';
    return {
      title: 'Your report is sent back',
      blocks: [
        { kind: 'text', text: [{ strong: report.group.title }, `, ${sayReport(report).toLowerCase()}.`] },
        {
          kind: 'facts',
          facts: [
            { label: 'The hub writes', value: report.answer },
            { label: 'Due again', value: { day: report.dueOn.toISOString().slice(0, 10) } },
          ],
        },
        { kind: 'actions', actions: [aboutReport('Open the report', 'report', report, { tone: 'main' })] },
      ],
    };
  },
});

/** To the leads: a report is not needed, and why. */
export const reportWaived = defineNotice({
  name: 'report waived',
  whenUncertain: 'send again',
  facts,
  compose: async ({ report: id }, { db }): Promise<View | 'overtaken'> => {
    const report = await loadReport(db, id);
    if (report?.state !== 'WAIVED') return 'overtaken';
    return {
      title: 'A report is not needed',
      blocks: [
        {
          kind: 'text',
          text: [{ strong: report.group.title }, `, ${sayReport(report).toLowerCase()}: nothing is to be done.`],
        },
        { kind: 'text', text: ['The reason: ', report.answer] },
      ],
    };
  },
});

/** To those who lead the hub, at once: a group needs help. */
export const reportRed = defineNotice({
  name: 'report red',
  whenUncertain: 'send again',
  facts,
  compose: async ({ report: id }, { db }): Promise<View | 'overtaken'> => {
    const report = await loadReport(db, id);
    if (report?.state !== 'SUBMITTED') return 'overtaken';
    return {
      title: 'A group needs help',
      blocks: [
        { kind: 'text', text: [{ strong: report.group.title }, `: its ${sayReport(report).toLowerCase()} is red.`] },
        { kind: 'actions', actions: [aboutReport('Read the report', 'report', report, { tone: 'main' })] },
      ],
    };
  },
});
