import { enoughMarks, type Heard, isOver as isHeardOut } from '../../core/heard.ts';
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

/** How much was said, without what. */
export const heardOf = ({ asked, closesOn, answers }: Voices): Omit<Heard, 'id'> => ({
  ...{ asked, closesOn, answers: answers.length },
});

/** Whether nothing more can come. */
export const isOver = (voices: Voices, today: Day): boolean => isHeardOut(heardOf(voices), today);

/** Whether what was said may be shown. */
export const mayShow = (voices: Voices, today: Day): boolean =>
  isOver(voices, today) && voices.answers.length >= fewestShown;

/** How far a mark goes. */
const outOf = { agreement: 5, ten: 10 } as const;

const isMark = (kind: Question['kind']): kind is keyof typeof outOf => kind in outOf;

/** The questions that are answered with a mark. */
export const markQuestions = (questions: Question[]) =>
  questions.flatMap((question) => (isMark(question.kind) ? [{ ...question, most: outOf[question.kind] }] : []));

type Average = { label: string; said: string };

/** "4.2 of 5" */
export const sayAverage = (average: number, most: number): string =>
  `${(Math.round(average * 10) / 10).toFixed(1)} of ${most}`;

/** The average of each mark, over the parts in which enough gave it: one group, or several together. */
export const averagesOf = (questions: Question[], parts: Voices[][]): Average[] =>
  markQuestions(questions).flatMap(({ id, label, most }) => {
    const given = ({ answers }: Voices) => answers.flatMap(({ marks }) => marks[id] ?? []);
    const marks = enoughMarks(parts.map((some) => some.flatMap(given))).map(Number);
    if (marks.length === 0) return [];
    return [{ label, said: sayAverage(marks.reduce((sum, mark) => sum + mark, 0) / marks.length, most) }];
  });
