import { z } from 'zod';
import { type Outcome, type Refusal, reply } from '../../core/command.ts';
import type { Field, Form } from '../../core/form.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { savedMeanwhile, stepAfter, stepForm } from '../steps.ts';
import {
  faultIn,
  fieldOf,
  mostOwn,
  ofStep,
  type Question,
  readAnswers,
  type StepAnswers,
  type StepName,
  stepNames,
  stepsOf,
  stepTitles,
} from './question.ts';
import { cannotWrite } from './report.moves.ts';
import { questionsOf, type ReportDetail } from './report.reads.ts';
import { sayReport } from './report.ts';
import { reportChoice, reportMeant, rightsOfReport } from './report-meant.ts';
import { reportView } from './report-view.ts';
import { usualQuestions } from './usual-questions.ts';

const input = reportChoice.extend({ step: z.enum(stepNames), version: z.coerce.number().int().default(0) });

const given = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

const many = (prefix: string) => Array.from({ length: mostOwn }, (_, index) => `${prefix}-${index + 1}`);

/** Answers in a lead's own words: looked at for pupils' details before they are kept. */
const inOwnWords = [
  ...[...usualQuestions('TERM'), ...usualQuestions('FINAL')].filter(({ kind }) => kind === 'words').map(({ id }) => id),
  ...many('own'),
  ...many('common'),
];

const savedStep = ({ steps }: ReportDetail, step: StepName) => steps.find((one) => one.step === step);

/** A step is saved with what there is, so every field may be empty: those that the report needs say so. */
function fieldIn(question: Question, answers: StepAnswers): Field {
  const field = fieldOf(question, answers[question.id]);
  const needed = 'Optional for now: needed before you hand it in.';
  return question.optional ? field : { ...field, help: field.help ? `${field.help} ${needed}` : needed };
}

/** One form of a report, with what was saved in it. */
function formOf(report: ReportDetail, step: StepName): Form {
  const all = stepsOf(questionsOf(report));
  const known = savedStep(report, step);
  const answers = readAnswers(known?.answers);
  return stepForm({
    all,
    step,
    words: stepTitles[step],
    intro: `${report.group.title}. Each step is saved by itself; whatever you leave out can be added later. Please give no pupil’s name or details.`,
    minutes: 2,
    runs: 'report-step',
    input: { report: report.id, step, version: String(known?.version ?? 0) },
    fields: ofStep(questionsOf(report), step).map((question) => fieldIn(question, answers)),
  });
}

/** What was answered to the questions of a step; empty answers are none. */
function read(questions: Question[], answers: z.infer<typeof given>): { said: StepAnswers } | { no: Refusal } {
  const said = questions
    .map(({ id }): [string, string] => [id, [answers[id] ?? ''].flat().join('\n').trim()])
    .filter(([, words]) => words !== '');
  const faults = questions.flatMap((question): [string, string][] => {
    const words = said.find(([id]) => id === question.id)?.[1];
    const fault = words === undefined ? undefined : faultIn(question, words);
    return fault ? [[question.id, fault]] : [];
  });
  const [first] = faults;
  if (!first) return { said: Object.fromEntries(said) };
  return { no: { kind: 'refuse', code: 'answers', message: first[1], errors: Object.fromEntries(faults) } };
}

async function save(base: HubBase, report: ReportDetail, step: StepName, answers: StepAnswers): Promise<void> {
  const { db, hub, actor, now } = base;
  const key = { hubId: hub.id, reportId: report.id, step };
  const data = { answers, personId: actor.personId, at: now };
  await db.reportStep.upsert({
    where: { hubId_reportId_step: key },
    create: { ...key, ...data },
    update: { ...data, version: { increment: 1 } },
  });
  const state = report.state === 'OPEN' ? ({ state: 'DRAFT' } as const) : {};
  const plain = { noActivity: false, doneElsewhere: false, version: { increment: 1 } };
  await db.report.update({ where: { id: report.id }, data: { ...state, ...plain } });
  const change = { before: { report: report.state }, after: { report: state.state ?? report.state, step } };
  await recordChange(base, { what: 'wrote in a report', subjectId: report.id, ...change });
}

/** One step of a report is saved by itself, by any of its leads, on either platform; the next opens. */
export const answerStep = defineCommand({
  name: 'report-step',
  kind: 'change',
  summary: 'Answer one step of a report',
  right: 'write the report',
  input,
  subject: reportMeant,
  rightsOf: rightsOfReport,
  ask: async ({ subject, input: { step } }) => cannotWrite(subject) ?? { kind: 'ask', form: formOf(subject, step) },
  answers: given,
  freeText: inOwnWords,
  run: async ({ subject, answers, input: { step, version }, ...base }): Promise<Outcome> => {
    const no = cannotWrite(subject);
    if (no) return no;
    const known = savedStep(subject, step);
    if (known && known.version !== version) return savedMeanwhile(known.person.name, known.at, base.now, 'report');
    const checked = read(ofStep(questionsOf(subject), step), answers);
    if ('no' in checked) return checked.no;
    await save(base, subject, step, checked.said);
    const fresh = await reportMeant({ report: subject.id }, base, false);
    if ('instead' in fresh) return fresh.instead;
    const steps = stepsOf(questionsOf(fresh.subject));
    const next = stepAfter(steps, step, (one) => savedStep(fresh.subject, one) !== undefined);
    return next
      ? { kind: 'ask', form: formOf(fresh.subject, next) }
      : reply(await reportView(sayReport(subject), fresh.subject, base));
  },
});
