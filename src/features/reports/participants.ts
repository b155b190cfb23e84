import { smallest as fewestShown } from '../../core/nation.ts';
import type { Day } from '../../core/uk-time.ts';
import type { Question, StepAnswers } from './question.ts';

/** What those who took part in one group said: nothing tells who said what. */
export type Voices = {
  questions: Question[];
  /** How many were asked: those who came. */
  asked: number;
  closesOn: Day;
  answers: { marks: StepAnswers; words: StepAnswers }[];
};

/** Whether nothing more can come: a single answer more or less would tell what it says. */
export const isOver = ({ asked, closesOn, answers }: Voices, today: Day): boolean =>
  answers.length >= asked || today > closesOn;

/** Whether what was said may be shown. */
export const mayShow = (voices: Voices, today: Day): boolean =>
  isOver(voices, today) && voices.answers.length >= fewestShown;

/** How far a mark goes. */
const outOf = { agreement: 5, ten: 10 } as const;

const isMark = (kind: Question['kind']): kind is keyof typeof outOf => kind in outOf;

/** The questions that are answered with a mark. */
export const markQuestions = (questions: Question[]) =>
  questions.flatMap((question) => (isMark(question.kind) ? [{ ...question, most: outOf[question.kind] }] : []));

/** Every answer's marks, of one group or of several. */
export const marksOf = (some: Voices[]): StepAnswers[] =>
  some.flatMap(({ answers }) => answers.map(({ marks }) => marks));

type Average = { label: string; said: string };

/** "4.2 of 5" */
export const sayAverage = (average: number, most: number): string =>
  `${(Math.round(average * 10) / 10).toFixed(1)} of ${most}`;

/** The average of each mark; a question that too few answered has none. */
export const averagesOf = (questions: Question[], all: StepAnswers[]): Average[] =>
  markQuestions(questions).flatMap(({ id, label, most }) => {
    const marks = all.flatMap((answers) => answers[id] ?? []).map(Number);
    if (marks.length < fewestShown) return [];
    return [{ label, said: sayAverage(marks.reduce((sum, mark) => sum + mark, 0) / marks.length, most) }];
  });

/**
 * The groups whose answers may be shown together: each that may be shown alone, and the small ones where together they
 * are enough. Otherwise what the others say would give the small ones away.
 */
export function shownTogether<Group extends { voices: Voices }>(groups: Group[], today: Day): Group[] {
  const over = groups.filter(({ voices }) => isOver(voices, today));
  const small = over.filter(({ voices }) => voices.answers.length < fewestShown);
  const inSmall = small.reduce((sum, { voices }) => sum + voices.answers.length, 0);
  return inSmall >= fewestShown ? over : over.filter((group) => !small.includes(group));
}
