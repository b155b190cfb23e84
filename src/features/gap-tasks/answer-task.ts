import { z } from 'zod';
import { type Found, type Outcome, refuse, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { linkAnswer } from '../../core/link-answer.ts';
import type { RightsSubject } from '../../core/rights.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { tellLeads } from '../memberships/tell-leads.ts';
import { lockGroup } from '../work-groups/work-group.moves.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { type AssignmentDetail, loadAssignment } from './gap-task.reads.ts';
import { aboutAssignment, assignmentMoves, seeWhatCameBack } from './gap-task.ts';

const input = z.object({ assignment: z.uuid() });

const gone = refuse('gone', 'That gap task is no longer set. Type “tasks” to see yours.');

async function find({ assignment: id }: z.infer<typeof input>, { db, hub }: HubBase, lock: boolean) {
  const before = await loadAssignment(db, id);
  if (before && lock) await lockGroup(db, hub, before.task.groupId);
  const found = before && lock ? await loadAssignment(db, id) : before;
  const isThere = found && found.task.endedAt === null && found.membership.state === 'JOINED';
  return (isThere ? { subject: found } : { instead: gone }) satisfies Found<AssignmentDetail>;
}

const ownersOf = ({ membership }: AssignmentDetail): RightsSubject => ({ owners: [membership.personId] });

const toTasks = { label: 'See my gap tasks', runs: 'tasks' };

type Answer = { state: 'DONE' | 'CANNOT' | 'EXCUSED'; reflection?: string; link?: string; excusedById?: string };

async function save(found: AssignmentDetail, answer: Answer, base: HubBase): Promise<void> {
  const { db, now } = base;
  await db.assignment.update({
    where: { id: found.id },
    data: { ...answer, answeredAt: now, version: { increment: 1 } },
  });
  await recordChange(base, {
    what: 'answered a gap task',
    subjectId: found.id,
    before: { task: found.state },
    after: { task: answer.state },
  });
}

/** A member has done a gap task: one press; words about it can follow. */
export const doneTask = defineCommand({
  name: 'done-task',
  kind: 'change',
  summary: 'Say that you have done a gap task',
  right: 'give up own place',
  input,
  subject: find,
  rightsOf: ownersOf,
  run: async ({ subject: found, input: _asked, answers: _none, ...base }): Promise<Outcome> => {
    if (found.state !== 'DONE') await save(found, { state: 'DONE' }, base);
    return reply({
      title: 'Thank you, it is done',
      blocks: [
        { kind: 'text', text: ['“', found.task.title, '” is marked as done. The lead sees it before the session.'] },
        {
          kind: 'actions',
          actions: [aboutAssignment('Add a reflection', 'reflect', found, found.task), toTasks],
        },
      ],
    });
  },
});

const reflectForm = ({ id, task, reflection, link }: AssignmentDetail): Form => ({
  title: 'What came out of it?',
  shortTitle: 'Your reflection',
  intro: `${task.title}. The lead reads it before the session. Please give no pupil’s name or details.`,
  minutes: 2,
  submit: 'Save my reflection',
  runs: 'reflect',
  input: { assignment: id },
  fields: [
    {
      id: 'reflection',
      label: 'What you tried and noticed',
      kind: 'long-text',
      max: 1000,
      optional: true,
      ...(reflection && { value: reflection }),
    },
    {
      id: 'link',
      label: 'A link, if you have one',
      kind: 'text',
      max: 300,
      optional: true,
      ...(link && { value: link }),
    },
  ],
});

/** A member adds words or a link to a task that is done; saying so marks it as done. */
export const reflect = defineCommand({
  name: 'reflect',
  kind: 'change',
  summary: 'Add a reflection to a gap task',
  right: 'give up own place',
  input,
  subject: find,
  rightsOf: ownersOf,
  ask: async ({ subject }) => ({ kind: 'ask', form: reflectForm(subject) }),
  answers: z.object({
    reflection: z.string().trim().max(1000, 'Keep it under 1,000 characters.').default(''),
    link: linkAnswer,
  }),
  freeText: ['reflection'],
  run: async ({ subject: found, answers, input: _asked, ...base }): Promise<Outcome> => {
    await save(found, { state: 'DONE', ...answers }, base);
    return reply({
      title: 'Your reflection is saved',
      blocks: [
        { kind: 'text', text: ['The lead reads it before the next session of “', found.task.group.title, '”.'] },
        { kind: 'actions', actions: [toTasks] },
      ],
    });
  },
});

const cannotForm = ({ id, task }: AssignmentDetail): Form => ({
  title: 'You can’t do this one?',
  shortTitle: 'I can’t do this one',
  intro: `${task.title}. The lead is told, and may excuse you. Nobody else sees it.`,
  minutes: 1,
  submit: 'Tell the lead',
  runs: 'cannot-task',
  input: { assignment: id },
  fields: [
    {
      id: 'why',
      label: 'Why, in a few words',
      help: 'No pupil’s name or details, please.',
      kind: 'long-text',
      max: 300,
      optional: true,
    },
  ],
});

/** A member cannot do a task: the lead hears it, nobody else. */
export const cannotTask = defineCommand({
  name: 'cannot-task',
  kind: 'change',
  summary: 'Tell the lead that you can’t do a gap task',
  right: 'give up own place',
  input,
  subject: find,
  rightsOf: ownersOf,
  ask: async ({ subject }) => ({ kind: 'ask', form: cannotForm(subject) }),
  answers: z.object({ why: z.string().trim().max(300, 'Keep it under 300 characters.').default('') }),
  freeText: ['why'],
  run: async ({ subject: found, answers: { why }, input: _asked, ...base }): Promise<Outcome> => {
    if (!assignmentMoves[found.state].includes('CANNOT')) return answeredAlready(found);
    await save(found, { state: 'CANNOT', reflection: why }, base);
    const occasion = `${found.id}/${found.version + 1}`;
    await tellLeads(base, found.task.group, {
      kind: 'cannot do a gap task',
      facts: { assignment: found.id },
      occasion,
    });
    return reply({
      title: 'The lead will know',
      blocks: [
        { kind: 'text', text: ['I’m telling the lead that you can’t do “', found.task.title, '”.'] },
        { kind: 'actions', actions: [toTasks] },
      ],
    });
  },
});

const answeredAlready = ({ task }: AssignmentDetail): Outcome =>
  reply({
    title: 'You have answered this one',
    blocks: [
      { kind: 'text', text: ['“', task.title, '” has your answer already.'] },
      { kind: 'actions', actions: [toTasks] },
    ],
  });

/** The lead excuses somebody who cannot do a task. */
export const excuse = defineCommand({
  name: 'excuse',
  kind: 'change',
  summary: 'Excuse somebody from a gap task',
  right: 'log sessions',
  input,
  subject: find,
  rightsOf: ({ task }) => rightsOfGroup(task.group),
  run: async ({ subject: found, input: _asked, answers: _none, ...base }): Promise<Outcome> => {
    const { membership, task } = found;
    if (found.state === 'CANNOT') await save(found, { state: 'EXCUSED', excusedById: base.actor.personId }, base);
    const isNow = found.state === 'CANNOT' || found.state === 'EXCUSED';
    return reply({
      title: isNow ? 'They are excused' : 'No need any more',
      blocks: [
        {
          kind: 'text',
          text: [
            { strong: membership.person.name },
            isNow ? ' is excused from “' : ' has answered “',
            task.title,
            '”.',
          ],
        },
        {
          kind: 'actions',
          actions: [seeWhatCameBack(task.group)],
        },
      ],
    });
  },
});
