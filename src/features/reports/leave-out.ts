import { z } from 'zod';
import { type Outcome, refuse, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { leavable, missingIn } from './missing.ts';
import { cannotWrite } from './report.moves.ts';
import type { ReportDetail } from './report.reads.ts';
import { sayReport } from './report.ts';
import { reportChoice, reportMeant, rightsOfReport } from './report-meant.ts';
import { reportView } from './report-view.ts';

const answers = z.object({
  line: z.string({ error: 'Choose a line.' }),
  reason: z
    .string({ error: 'Say why in a few words.' })
    .trim()
    .min(1, 'Say why in a few words.')
    .max(200, 'Keep it under 200 characters.'),
});

const leaveForm = (report: ReportDetail, now: Date): Form => ({
  title: 'Leave a line out?',
  shortTitle: 'Leave a line out',
  intro: `${report.group.title}. The hub reads the reason in its place. You can put the line back until you hand it in.`,
  minutes: 1,
  submit: 'Leave it out',
  runs: 'report-leave-out',
  input: { report: report.id },
  fields: [
    {
      id: 'line',
      label: 'Which line?',
      kind: 'choice',
      options: leavable(report, now).map(({ id, label }) => ({ value: id, label: label.slice(0, 75) })),
      ...(missingIn(report, now)[0] && { value: missingIn(report, now)[0]?.id ?? '' }),
    },
    { id: 'reason', label: 'Why?', help: 'No pupil’s name or details', kind: 'long-text', max: 200 },
  ],
});

async function shown(base: HubBase, id: string): Promise<Outcome> {
  const fresh = await reportMeant({ report: id }, base, false);
  if ('instead' in fresh) return fresh.instead;
  return reply(await reportView(sayReport(fresh.subject), fresh.subject, base));
}

/** A lead leaves a line out of the report and says why; it no longer keeps the report from being handed in. */
export const leaveOut = defineCommand({
  name: 'report-leave-out',
  kind: 'change',
  summary: 'Leave a line out of a report, with a reason',
  right: 'write the report',
  input: reportChoice,
  subject: reportMeant,
  rightsOf: rightsOfReport,
  ask: async ({ subject, now }) => cannotWrite(subject) ?? { kind: 'ask', form: leaveForm(subject, now) },
  answers,
  freeText: ['reason'],
  run: async ({ subject, answers: { line, reason }, input: _asked, ...base }) => {
    const no = cannotWrite(subject);
    if (no) return no;
    if (!leavable(subject, base.now).some(({ id }) => id === line))
      return refuse('line', 'Choose one of those offered.', 'line');
    const { db, hub, actor, now } = base;
    const key = { hubId: hub.id, reportId: subject.id, line };
    await db.reportOmission.create({ data: { ...key, reason, personId: actor.personId, at: now } });
    await db.report.update({ where: { id: subject.id }, data: { version: { increment: 1 } } });
    await recordChange(base, { what: 'left a line out of a report', subjectId: subject.id, after: { line } });
    return shown(base, subject.id);
  },
});

/** A line that was left out is asked for again. */
export const putBack = defineCommand({
  name: 'report-put-back',
  kind: 'change',
  summary: 'Put a line back into a report',
  right: 'write the report',
  input: reportChoice.extend({ line: z.string().max(100) }),
  subject: reportMeant,
  rightsOf: rightsOfReport,
  run: async ({ subject, input: { line }, answers: _none, ...base }) => {
    const no = cannotWrite(subject);
    if (no) return no;
    await base.db.reportOmission.deleteMany({ where: { reportId: subject.id, line } });
    await base.db.report.update({ where: { id: subject.id }, data: { version: { increment: 1 } } });
    await recordChange(base, { what: 'put a line back into a report', subjectId: subject.id, after: { line } });
    return shown(base, subject.id);
  },
});
