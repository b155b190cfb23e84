import { z } from 'zod';
import { type Outcome, reply } from '../../core/command.ts';
import { text } from '../../core/view.ts';
import { recordByItself } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { readAnswers, type StepAnswers } from '../reports/question.ts';
import { usualQuestions } from '../reports/usual-questions.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { asked, givenAnswers, marksForm, readSaid, unpackMarks, wordsForm } from './evaluate-form.ts';
import { type Invite, inviteMeant } from './invite.reads.ts';

/** The first half of what somebody who came says: carried into the second half, and kept nowhere before that. */
export const evaluate = defineCommand({
  name: 'evaluate',
  kind: 'query',
  phrase: 'evaluate',
  also: ['say how it was'],
  summary: 'Say how a group was, without your name',
  example: 'evaluate ncp17-10a',
  right: 'take part',
  input: groupChoice,
  subject: inviteMeant,
  ask: async ({ subject }) => ({ kind: 'ask', form: marksForm(subject) }),
  answers: givenAnswers,
  run: async ({ subject, answers }): Promise<Outcome> => {
    const marks = readSaid(asked(subject, 'statements'), answers);
    return 'no' in marks ? marks.no : { kind: 'ask', form: wordsForm(subject, JSON.stringify(marks.said)) };
  },
});

type Answer = { marks: StepAnswers; words: StepAnswers };

/**
 * Keeps an answer without whose it is. All answers of the group are written anew, in an order of chance: neither their
 * order nor the moment of writing tells which came with this press.
 */
async function keep({ db, hub }: HubBase, { evaluationId }: Invite, answer: Answer): Promise<void> {
  const before = await db.evaluationAnswer.findMany({ where: { evaluationId } });
  const all: Answer[] = before.map(({ marks, words }) => ({ marks: readAnswers(marks), words: readAnswers(words) }));
  const rows = [...all, answer].map((one) => ({ ...one, id: crypto.randomUUID(), hubId: hub.id, evaluationId }));
  await db.evaluationAnswer.deleteMany({ where: { evaluationId } });
  await db.evaluationAnswer.createMany({ data: rows.toSorted((one, other) => (one.id < other.id ? -1 : 1)) });
}

const inOwnWords = usualQuestions('PARTICIPANTS').filter(({ kind }) => kind === 'words');

/** The second half: the answer is kept without a name, and that somebody has answered is kept apart from it. */
export const evaluateMore = defineCommand({
  name: 'evaluate-more',
  kind: 'change',
  summary: 'Send what you say of a group',
  right: 'take part',
  input: z.object({ group: z.uuid(), marks: z.string().max(1000).default('{}') }),
  subject: inviteMeant,
  ask: async ({ subject, input: { marks } }) => {
    const known = readSaid(asked(subject, 'statements'), unpackMarks(marks));
    return { kind: 'ask', form: 'no' in known ? marksForm(subject) : wordsForm(subject, marks) };
  },
  answers: givenAnswers,
  freeText: inOwnWords.map(({ id }) => id),
  run: async ({ subject, answers, input: { marks: carried }, ...base }): Promise<Outcome> => {
    const known = readSaid(asked(subject, 'statements'), unpackMarks(carried));
    if ('no' in known) return known.no;
    const after = asked(subject, 'after');
    const more = readSaid(after, answers);
    if ('no' in more) return more.no;
    const isWords = (id: string) => after.some((question) => question.id === id && question.kind === 'words');
    const said = Object.entries(more.said);
    await base.db.evaluationInvite.update({ where: { id: subject.id }, data: { hasAnswered: true } });
    await keep(base, subject, {
      marks: { ...known.said, ...Object.fromEntries(said.filter(([id]) => !isWords(id))) },
      words: Object.fromEntries(said.filter(([id]) => isWords(id))),
    });
    await recordByItself(base, { what: 'somebody said how a group was', subjectId: subject.evaluationId });
    const { title } = subject.evaluation.group;
    const thanks = text(`What you say of “${title}” is kept without your name. I do not ask again.`);
    return reply({ title: 'Thank you', blocks: [thanks] });
  },
});
