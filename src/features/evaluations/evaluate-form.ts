import { z } from 'zod';
import type { Refusal } from '../../core/command.ts';
import type { Field, Form } from '../../core/form.ts';
import { faultIn, fieldOf, ofStep, type Question, readAnswers, type StepAnswers } from '../reports/question.ts';
import { type Invite, questionsOf } from './invite.reads.ts';

/** What a form brings back, by question. */
export const givenAnswers = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** A mark has to be given, words can be left out. */
function fieldFor(question: Question): Field {
  const { optional: _can, ...field } = fieldOf(question, undefined);
  return question.kind === 'words' ? { ...field, optional: true } : field;
}

/** The questions of one of the two forms. */
export const asked = (invite: Invite, step: 'statements' | 'after'): Question[] => ofStep(questionsOf(invite), step);

/** The first form: statements, each with a mark. */
export const marksForm = (invite: Invite): Form => ({
  title: 'How was the group?',
  shortTitle: 'How was the group?',
  intro: `“${invite.evaluation.group.title}”. Your name is not kept with your answers, and nothing is shown where fewer than 5 answer.`,
  minutes: 1,
  submit: 'Go on',
  runs: 'evaluate',
  input: { group: invite.evaluation.group.id },
  step: [1, 2],
  fields: asked(invite, 'statements').map(fieldFor),
});

/** The second form; it carries the marks of the first unseen, so that nothing is kept before the last press. */
export const wordsForm = (invite: Invite, marks: string): Form => ({
  title: 'What has changed, and what next?',
  shortTitle: 'What has changed?',
  intro: `“${invite.evaluation.group.title}”. Those who led it and the hub read your words without your name. Please name no pupil, no colleague and no school.`,
  minutes: 2,
  submit: 'Send my answers',
  runs: 'evaluate-more',
  input: { group: invite.evaluation.group.id, marks },
  step: [2, 2],
  fields: asked(invite, 'after').map(fieldFor),
});

type Said = { said: StepAnswers } | { no: Refusal };

/** The answers to some questions; a mark that is missing or not offered is said at its field. */
export function readSaid(questions: Question[], answers: z.infer<typeof givenAnswers>): Said {
  const said = questions.map(({ id }): [string, string] => [id, [answers[id] ?? ''].flat().join('\n').trim()]);
  const faults = questions.flatMap((question, index): [string, string][] => {
    const words = said[index]?.[1] ?? '';
    const fault = words === '' && question.kind === 'words' ? undefined : faultIn(question, words);
    return fault ? [[question.id, fault]] : [];
  });
  const [first] = faults;
  if (!first) return { said: Object.fromEntries(said.filter(([, words]) => words !== '')) };
  return { no: { kind: 'refuse', code: 'answers', message: first[1], errors: Object.fromEntries(faults) } };
}

/** The marks that a form carried. */
export function unpackMarks(marks: string): StepAnswers {
  try {
    return readAnswers(JSON.parse(marks));
  } catch {
    return {};
  }
}
