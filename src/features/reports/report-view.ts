import { may } from '../../core/rights.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { Action, Block, Text, View } from '../../core/view.ts';
import type { HubBase } from '../define.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { labelOf, missingIn } from './missing.ts';
import { ofStep, type StepName, sayAnswer, stepsOf, stepTitles } from './question.ts';
import { recordBlocks } from './record-blocks.ts';
import { answersOf, dayOf, questionsOf, type ReportDetail, wasHeld } from './report.reads.ts';
import { aboutReport, isLate, isWithLeads, mayMove, sayReport, sayReportState } from './report.ts';
import { daysOf } from './report-rules.ts';

type Base = Pick<HubBase, 'db' | 'hub' | 'actor' | 'now' | 'rightFor'>;

const mayWrite = (report: ReportDetail, { actor }: Pick<Base, 'actor'>) =>
  isWithLeads(report.state) && may(actor, 'write the report', rightsOfGroup(report.group));

const mayDecide = (report: ReportDetail, { actor }: Pick<Base, 'actor'>) =>
  may(actor, 'accept the report', rightsOfGroup(report.group));

function standing(report: ReportDetail, { hub, now }: Base): Block[] {
  const { state, dueOn, answer, submittedBy, submittedAt } = report;
  const opens = state === 'NOT_OPEN' ? daysOf(report, hub)?.opensOn : undefined;
  const by: { label: string; value: Text }[] =
    submittedBy && submittedAt
      ? [{ label: 'Handed in', value: [{ day: ukDay(submittedAt) }, `, by ${submittedBy.name}`] }]
      : [];
  return [
    {
      kind: 'facts',
      facts: [
        { label: 'It is', value: sayReportState(state) },
        ...(opens ? [{ label: 'Opens', value: { day: opens } }] : []),
        ...(isWithLeads(state) ? [{ label: 'Due', value: { day: dayOf(dueOn) } }] : by),
      ],
    },
    ...(isLate({ state, dueOn: dayOf(dueOn) }, ukDay(now))
      ? [{ kind: 'notice' as const, tone: 'warning' as const, text: 'It is late.' }]
      : []),
    ...(answer
      ? [{ kind: 'notice' as const, tone: 'warning' as const, text: [`${sayReportState(state)}: `, answer] }]
      : []),
  ];
}

function stepBlock(report: ReportDetail, step: StepName, canWrite: boolean): Block {
  const answers = answersOf(report);
  const out = new Map(report.omissions.map(({ line, reason }) => [line, reason]));
  const items = ofStep(questionsOf(report), step).flatMap((question): { title: Text; detail: Text }[] => {
    const said = answers[question.id];
    if (said) return [{ title: question.label, detail: sayAnswer(question, said) }];
    const reason = out.get(question.id);
    if (reason) return [{ title: question.label, detail: `left out: ${reason}` }];
    return canWrite || question.optional ? [] : [{ title: question.label, detail: 'no answer given' }];
  });
  const { title } = stepTitles[step];
  const label = items.length > 0 ? 'Change answers' : 'Answer';
  const more = aboutReport(label, 'report-step', report, { input: { step }, spoken: `${label}, ${title}` });
  return { kind: 'items', heading: title, items, whenEmpty: 'Nothing added yet.', ...(canWrite && { more }) };
}

/** What is still missing, above the button that hands it in; what was left out can be put back. */
function missingBlocks(report: ReportDetail, now: Date): Block[] {
  const missing = missingIn(report, now).map(({ said }) => ({ title: said }));
  const back = report.omissions.map(({ line, reason }) => {
    const label = labelOf(report, line);
    const act = aboutReport('Put back', 'report-put-back', report, { input: { line }, spoken: `Put back ${label}` });
    return { title: `Left out: ${label}`, detail: reason, actions: [act] };
  });
  return [
    ...(missing.length > 0
      ? [{ kind: 'items' as const, heading: 'Still missing', items: missing, whenEmpty: '' }]
      : []),
    ...(back.length > 0 ? [{ kind: 'items' as const, items: back, whenEmpty: '' }] : []),
  ];
}

function leadActions(report: ReportDetail, now: Date): Action[] {
  const { version } = report;
  const isReady = missingIn(report, now).length === 0;
  const elsewhere = report.template?.elsewhere;
  return [
    ...(elsewhere ? [{ label: 'Open the evaluation', opens: elsewhere }] : []),
    ...(elsewhere ? [aboutReport('It is done there', 'report-elsewhere', report, { version })] : []),
    ...(isReady ? [aboutReport('Hand it in', 'submit-report', report, { version, tone: 'main' as const })] : []),
    ...(wasHeld(report) ? [] : [aboutReport('No activity', 'report-no-activity', report, { version })]),
    aboutReport('Leave a line out', 'report-leave-out', report),
    aboutReport('Not this week', 'report-later', report),
  ];
}

function hubActions(report: ReportDetail): Action[] {
  const { state, version } = report;
  return [
    ...(mayMove('hub', state, 'ACCEPTED')
      ? [aboutReport('Accept it', 'accept-report', report, { version, tone: 'main' as const })]
      : []),
    ...(mayMove('hub', state, 'RETURNED') ? [aboutReport('Send it back', 'return-report', report)] : []),
    ...(mayMove('hub', state, 'WAIVED') ? [aboutReport('Waive it', 'waive-report', report)] : []),
  ];
}

/** A report whole: what the records say, what its leads add, what is missing, and what this person may do. */
export async function reportView(title: string, report: ReportDetail, base: Base): Promise<View> {
  const canWrite = mayWrite(report, base);
  const asksNothing = report.noActivity || report.doneElsewhere || report.state === 'NOT_OPEN';
  const steps = asksNothing ? [] : stepsOf(questionsOf(report));
  const actions = [
    ...(canWrite ? leadActions(report, base.now) : []),
    ...(mayDecide(report, base) ? hubActions(report) : []),
  ];
  return {
    title,
    blocks: [
      { kind: 'text', text: [{ strong: report.group.title }, `, ${sayReport(report).toLowerCase()}`] },
      ...standing(report, base),
      ...(report.noActivity ? [{ kind: 'text' as const, text: 'No activity this term.' }] : []),
      ...(report.doneElsewhere ? [{ kind: 'text' as const, text: 'The evaluation is held elsewhere, and done.' }] : []),
      ...(await recordBlocks(report, base)),
      ...steps.map((step) => stepBlock(report, step, canWrite)),
      ...(canWrite ? missingBlocks(report, base.now) : []),
      ...(actions.length > 0 ? [{ kind: 'actions' as const, actions }] : []),
    ],
  };
}
