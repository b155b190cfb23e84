import { z } from 'zod';
import type { Field, Option } from '../../core/form.ts';
import type { Text } from '../../core/view.ts';
import type { ReportKind } from '../../store/generated/enums.ts';

/** How a question is answered. */
const answeredWith = z.enum([
  'scale',
  'words',
  'rating',
  'yes or no',
  'support',
  'concerns',
  'repeat',
  'stage',
  'agreement',
  'ten',
]);
type AnsweredWith = z.infer<typeof answeredWith>;

/** The forms of a report, in their order: each keeps to seven fields and is saved by itself. */
export const stepNames = ['learning', 'pupils', 'plan', 'overall', 'final', 'statements', 'after', 'own'] as const;
const stepName = z.enum(stepNames);
export type StepName = (typeof stepNames)[number];

/** One question of a template; its id stays when its words change, so that answers of many reports can be compared. */
const questionShape = z.object({
  id: z.string(),
  step: stepName,
  kind: answeredWith,
  label: z.string(),
  help: z.string().optional(),
  optional: z.literal(true).optional(),
});
export type Question = z.infer<typeof questionShape>;

const questionsShape = z.array(questionShape);

/** The questions of a row; none where it has none. */
export const readQuestions = (json: unknown): Question[] | undefined => questionsShape.safeParse(json).data;

export const stepTitles: Record<StepName, { title: string; short: string }> = {
  learning: { title: 'Teachers’ learning and practice', short: 'Learning and practice' },
  pupils: { title: 'Pupils and policy', short: 'Pupils and policy' },
  plan: { title: 'Changes, concerns and support', short: 'Changes and concerns' },
  overall: { title: 'The term as a whole', short: 'The term as a whole' },
  final: { title: 'Did it work, and what next?', short: 'Did it work?' },
  statements: { title: 'What those who came agree with', short: 'Statements' },
  after: { title: 'What has changed, and what next?', short: 'What has changed?' },
  own: { title: 'More questions', short: 'More questions' },
};

const options: Record<Exclude<AnsweredWith, 'words'>, Option[]> = {
  scale: [
    { value: 'NOT_YET', label: 'Not yet' },
    { value: 'SOME', label: 'In some schools' },
    { value: 'MOST', label: 'In most schools' },
    { value: 'ALL', label: 'In every school' },
  ],
  rating: [
    { value: 'GREEN', label: 'Green: on track' },
    { value: 'AMBER', label: 'Amber: some of it is behind' },
    { value: 'RED', label: 'Red: it needs help now' },
  ],
  'yes or no': [
    { value: 'YES', label: 'Yes' },
    { value: 'NO', label: 'No' },
  ],
  support: [
    { value: 'NONE', label: 'None' },
    { value: 'HUB', label: 'From the hub' },
    { value: 'OTHER_LEADS', label: 'From other leads' },
    { value: 'NCETM', label: 'From the NCETM' },
  ],
  concerns: [
    { value: 'NONE', label: 'None' },
    { value: 'RECRUITMENT', label: 'Recruitment' },
    { value: 'ATTENDANCE', label: 'Attendance' },
    { value: 'VENUE', label: 'Venue' },
    { value: 'MATERIALS', label: 'Materials' },
    { value: 'TIME', label: 'My own time' },
  ],
  repeat: [
    { value: 'SAME', label: 'Yes, as it was' },
    { value: 'LARGER', label: 'Yes, with more schools' },
    { value: 'ELSEWHERE', label: 'Yes, somewhere else' },
    { value: 'NO', label: 'No' },
  ],
  stage: [
    { value: 'REPEAT', label: 'Repeat it as it is' },
    { value: 'EFFECTIVENESS', label: 'Find out how well it works' },
    { value: 'SCALE_UP', label: 'Bring it to many schools' },
    { value: 'STOP', label: 'Stop it' },
  ],
  agreement: [
    { value: '5', label: 'I strongly agree' },
    { value: '4', label: 'I agree' },
    { value: '3', label: 'I can’t say' },
    { value: '2', label: 'I disagree' },
    { value: '1', label: 'I strongly disagree' },
  ],
  ten: Array.from({ length: 11 }, (_, mark) => ({ value: String(10 - mark), label: String(10 - mark) })),
};

/** What was answered, by question. */
const answersShape = z.record(z.string(), z.string());
export type StepAnswers = z.infer<typeof answersShape>;
export const readAnswers = (json: unknown): StepAnswers => answersShape.safeParse(json).data ?? {};

/** The longest answer in one's own words. */
const mostWords = 500;

const optionsOf = ({ kind }: Question): Option[] | undefined => (kind === 'words' ? undefined : options[kind]);

/** A question as a field of a form, with what was answered before. */
export function fieldOf(question: Question, value: string | undefined): Field {
  const { id, label, help } = question;
  const about = { id, label, ...(help && { help }), optional: true as const };
  const choices = optionsOf(question);
  return choices
    ? { ...about, kind: 'choice', options: choices, ...(value && { value }) }
    : { ...about, kind: 'long-text', max: mostWords, ...(value && { value }) };
}

/** Why an answer cannot be kept, as a sentence for its field. */
export function faultIn(question: Question, answer: string): string | undefined {
  const choices = optionsOf(question);
  if (choices) return choices.some(({ value }) => value === answer) ? undefined : 'Choose one of those offered.';
  return answer.length > mostWords ? `Keep it under ${mostWords} characters.` : undefined;
}

/** An answer in words: what was chosen, or what was written. */
export const sayAnswer = (question: Question, answer: string): Text =>
  optionsOf(question)?.find(({ value }) => value === answer)?.label ?? answer;

/** Questions of one step, in their order. */
export const ofStep = (questions: Question[], step: StepName): Question[] =>
  questions.filter((question) => question.step === step);

/** The steps that a report has. */
export const stepsOf = (questions: Question[]): StepName[] =>
  stepNames.filter((step) => questions.some((question) => question.step === step));

/** How many questions of their own a hub and a project may ask together: one form of them. */
export const mostOwn = 7;

/** Questions that a project asks of every group of it, behind those of the hub. */
export function withProject(questions: Question[], asked: string[]): Question[] {
  const room = Math.max(0, mostOwn - ofStep(questions, 'own').length);
  const common = asked
    .slice(0, room)
    .map((label, index): Question => ({ id: `common-${index + 1}`, step: 'own', kind: 'words', label }));
  return [...questions, ...common];
}

/** What those who came are asked, in two forms. */
const ofParticipants: StepName[] = ['statements', 'after'];

/** Whether a question is asked in this kind of report, or of those who came. */
export function isAskedIn(kind: ReportKind, { id, step }: Question): boolean {
  if (ofParticipants.includes(step) || kind === 'PARTICIPANTS')
    return ofParticipants.includes(step) && kind === 'PARTICIPANTS';
  return kind === 'FINAL' ? id !== 'dates' : step !== 'final';
}
