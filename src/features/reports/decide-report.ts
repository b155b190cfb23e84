import { z } from 'zod';
import { type Outcome, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { ukDay } from '../../core/uk-time.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { tellLeads } from '../memberships/tell-leads.ts';
import { openNext } from './open-report.moves.ts';
import { cannotMove, moveReport } from './report.moves.ts';
import { dayOf, type ReportDetail } from './report.reads.ts';
import { dueWhenOpened } from './report-dates.ts';
import { reportChoice, reportMeant, rightsOfReport } from './report-meant.ts';
import { reportView } from './report-view.ts';
import { acceptReport, cannotClose } from './settle.moves.ts';

async function shown(title: string, base: HubBase, id: string): Promise<Outcome> {
  const fresh = await reportMeant({ report: id }, base, false);
  return 'instead' in fresh ? fresh.instead : reply(await reportView(title, fresh.subject, base));
}

const words = (missing: string) =>
  z.string({ error: missing }).trim().min(1, missing).max(500, 'Keep it under 500 characters.');

type Asking = { title: string; shortTitle: string; intro: string; submit: string; runs: string; label: string };

const wordsForm = (report: ReportDetail, { intro, label, ...rest }: Asking): Form => ({
  ...rest,
  intro: `${report.group.title}. ${intro}`,
  minutes: 1,
  input: { report: report.id },
  fields: [{ id: 'words', label, kind: 'long-text', max: 500 }],
});

/** Accepts a report: its figures stay as they are now, whatever is corrected later; a final one closes its group. */
export const accept = defineCommand({
  name: 'accept-report',
  kind: 'change',
  summary: 'Accept a report',
  right: 'accept the report',
  input: reportChoice,
  subject: reportMeant,
  rightsOf: rightsOfReport,
  versionOf: ({ version }) => version,
  run: async ({ subject, input: _asked, answers: _none, ...base }) => {
    const no = cannotMove('hub', subject, 'ACCEPTED') ?? cannotClose(subject, base.now);
    if (no) return no;
    await acceptReport(base, subject, '');
    return shown(subject.kind === 'FINAL' ? 'The group is finished' : 'The report is accepted', base, subject.id);
  },
});

const returning: Asking = {
  title: 'Send the report back?',
  shortTitle: 'Send it back',
  intro: 'Those who lead the group are told, and hand it in again.',
  submit: 'Send it back',
  runs: 'return-report',
  label: 'What should they add or change?',
};

/** Sends a report back to its leads with a comment; they have some school days again. */
export const returnReport = defineCommand({
  name: 'return-report',
  kind: 'change',
  summary: 'Send a report back with a comment',
  right: 'accept the report',
  input: reportChoice,
  subject: reportMeant,
  rightsOf: rightsOfReport,
  ask: async ({ subject }) =>
    cannotMove('hub', subject, 'RETURNED') ?? { kind: 'ask', form: wordsForm(subject, returning) },
  answers: z.object({ words: words('Say what they should add or change.') }),
  freeText: ['words'],
  run: async ({ subject, answers: { words: answer }, input: _asked, ...base }) => {
    const no = cannotMove('hub', subject, 'RETURNED');
    if (no) return no;
    const { now, hub, actor } = base;
    const dueOn = new Date(dueWhenOpened(dayOf(subject.dueOn), ukDay(now), hub));
    const decided = { decidedAt: now, decidedById: actor.personId };
    await moveReport(base, subject, 'RETURNED', { answer, dueOn, quietUntil: null, ...decided });
    const occasion = `${subject.id}/${subject.version}`;
    await tellLeads(base, subject.group, { kind: 'report returned', facts: { report: subject.id }, occasion });
    return shown('It is sent back', base, subject.id);
  },
});

const waiving: Asking = {
  title: 'Waive the report?',
  shortTitle: 'Waive a report',
  intro: 'Nobody is asked for it any more. Those who lead the group read your reason.',
  submit: 'Waive the report',
  runs: 'waive-report',
  label: 'Why is it not needed?',
};

/** The hub does not need a report, and says why. */
export const waiveReport = defineCommand({
  name: 'waive-report',
  kind: 'change',
  summary: 'Waive a report, with a reason',
  right: 'accept the report',
  input: reportChoice,
  subject: reportMeant,
  rightsOf: rightsOfReport,
  ask: async ({ subject }) =>
    cannotMove('hub', subject, 'WAIVED') ?? { kind: 'ask', form: wordsForm(subject, waiving) },
  answers: z.object({ words: words('Say why it is not needed.') }),
  run: async ({ subject, answers: { words: answer }, input: _asked, ...base }) => {
    const no = cannotMove('hub', subject, 'WAIVED');
    if (no) return no;
    const decided = { decidedAt: base.now, decidedById: base.actor.personId };
    await moveReport(base, subject, 'WAIVED', { answer, ...decided });
    await tellLeads(base, subject.group, {
      kind: 'report waived',
      facts: { report: subject.id },
      occasion: subject.id,
    });
    await openNext(base, subject.group);
    return shown('The report is waived', base, subject.id);
  },
});
