import { z } from 'zod';
import { type Outcome, refuse, reply } from '../../core/command.ts';
import type { Field, Form } from '../../core/form.ts';
import type { ReportKind } from '../../store/generated/enums.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { ofStep, type Question, type StepName, stepNames, stepTitles } from './question.ts';
import { questionsFor, saveQuestions } from './template.moves.ts';
import { usualQuestions } from './usual-questions.ts';

const kindName = z.enum(['TERM', 'FINAL', 'PARTICIPANTS']);

const input = z.object({
  kind: kindName.optional(),
  step: z.enum(stepNames).optional(),
  version: z.coerce.number().int().default(0),
});

/** Questions of its own that a hub may ask: the rest of the form is the project's. */
const ownIds = ['own-1', 'own-2', 'own-3', 'own-4'];

/** Without these the hub's list of reports could not be put in order. */
const needed = ['rating', 'concern', 'support'];

const most = 150;

const kindWords: Record<ReportKind, string> = {
  TERM: 'Termly report',
  FINAL: 'Final evaluation',
  PARTICIPANTS: 'Participants',
};

const ofHub = (kind: ReportKind) => ({ kind, projectId: null });

/** What can be worded in a step: the usual questions of it, or the hub's own. */
const wordable = (kind: ReportKind, step: StepName): Question[] =>
  step === 'own' && kind !== 'PARTICIPANTS'
    ? ownIds.map((id) => ({ id, step, kind: 'words', label: '', optional: true }))
    : ofStep(usualQuestions(kind), step);

/** The questions of one kind of report, step by step, each to be reworded. */
async function overview(kind: ReportKind, base: HubBase, title = 'Questions of reports'): Promise<Outcome> {
  const { questions } = await questionsFor(base, ofHub(kind));
  const steps = stepNames.filter((step) => wordable(kind, step).length > 0);
  const others = kindName.options.filter((one) => one !== kind);
  return reply({
    title,
    blocks: [
      {
        kind: 'text',
        text: [{ strong: kindWords[kind] }, '. What you change counts for what opens from now on.'],
      },
      {
        kind: 'items',
        whenEmpty: '',
        items: steps.map((step) => ({
          title: stepTitles[step].title,
          detail:
            ofStep(questions, step)
              .map(({ label }) => label)
              .join(' · ') || 'none',
          actions: [
            {
              label: 'Reword',
              spoken: `Reword ${stepTitles[step].title}`,
              runs: 'report-questions',
              input: { kind, step },
            },
          ],
        })),
      },
      {
        kind: 'actions',
        actions: [
          ...others.map((other) => ({ label: kindWords[other], runs: 'report-questions', input: { kind: other } })),
          ...(kind === 'PARTICIPANTS'
            ? []
            : [{ label: 'Held elsewhere', runs: 'evaluation-elsewhere', input: { kind } }]),
        ],
      },
    ],
  });
}

function fieldsOf(kind: ReportKind, step: StepName, questions: Question[]): Field[] {
  return wordable(kind, step).map(({ id, label }, index) => {
    const now = questions.find((one) => one.id === id)?.label;
    const about = { id, label: label || `Question ${index + 1}`, kind: 'text' as const, max: most };
    return { ...about, ...(!needed.includes(id) && { optional: true as const }), ...(now && { value: now }) };
  });
}

async function stepForm(kind: ReportKind, step: StepName, base: HubBase): Promise<Form> {
  const { questions, version } = await questionsFor(base, ofHub(kind));
  return {
    title: stepTitles[step].title,
    shortTitle: stepTitles[step].short,
    intro: `${kindWords[kind]}. A question that you empty is not asked. Never ask for a pupil’s name or details.`,
    minutes: 2,
    submit: 'Save the questions',
    runs: 'report-questions',
    input: { kind, step, version: String(version) },
    fields: fieldsOf(kind, step, questions),
  };
}

const said = z.record(z.string(), z.string().trim().max(most, `Keep it under ${most} characters.`));

/** The questions with one step worded anew, the steps in their order. */
function reworded(kind: ReportKind, step: StepName, questions: Question[], answers: z.infer<typeof said>): Question[] {
  const fresh = wordable(kind, step).flatMap((question) => {
    const label = answers[question.id];
    return label ? [{ ...question, label }] : [];
  });
  return stepNames.flatMap((one) => (one === step ? fresh : ofStep(questions, one)));
}

/** Both forms of those who came go out, so neither may be empty. */
function emptied(kind: ReportKind, step: StepName, questions: Question[]) {
  if (kind !== 'PARTICIPANTS' || ofStep(questions, step).length > 0) return undefined;
  const [first] = wordable(kind, step);
  const words = 'Those who came need one question here at least. Keep one, or word it otherwise.';
  return refuse('no questions', words, first?.id);
}

const changed = refuse(
  'questions changed',
  'Somebody else has changed the questions meanwhile. Your words are still here: look at them once more, and save again.',
);

/** The hub words the questions of its reports, leaves some out and adds its own; each wording is a version. */
export const editQuestions = defineCommand({
  name: 'report-questions',
  kind: 'change',
  phrase: 'report questions',
  summary: 'Word the questions of termly reports',
  example: 'report questions',
  right: 'edit the hub',
  input,
  ask: async ({ input: { kind = 'TERM', step }, subject: _none, ...base }) =>
    step ? { kind: 'ask', form: await stepForm(kind, step, base) } : overview(kind, base),
  answers: said,
  run: async ({ input: { kind = 'TERM', step, version }, answers, subject: _none, ...base }) => {
    if (!step) return overview(kind, base);
    const missing = needed.find((id) => wordable(kind, step).some((one) => one.id === id) && !answers[id]);
    if (missing) return refuse('needed', 'This question is needed: the hub’s list is put in order by it.', missing);
    const known = await questionsFor(base, ofHub(kind));
    if (known.version !== version) return changed;
    const questions = reworded(kind, step, known.questions, answers);
    const no = emptied(kind, step, questions);
    if (no) return no;
    await saveQuestions(base, ofHub(kind), { questions, elsewhere: known.elsewhere });
    return overview(kind, base, 'The questions are saved');
  },
});
