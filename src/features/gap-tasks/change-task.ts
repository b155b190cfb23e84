import { z } from 'zod';
import { type Found, type Outcome, refuse, reply } from '../../core/command.ts';
import { ukDay } from '../../core/uk-time.ts';
import { text } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { lockGroup } from '../work-groups/work-group.moves.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { halfwayRule } from './gap-task.due.ts';
import { changeTask, tellOpen } from './gap-task.moves.ts';
import { loadTask, type SetTask } from './gap-task.reads.ts';
import { seeWhatCameBack } from './gap-task.ts';
import { taskStands } from './task-blocks.ts';
import { taskAnswers, taskFields } from './task-form.ts';

const input = z.object({ task: z.uuid() });

const gone = refuse('gone', 'That gap task is no longer set. Type “task summary” to see those that are.');

async function find({ task: id }: z.infer<typeof input>, { db, hub }: HubBase, lock: boolean): Promise<Found<SetTask>> {
  const before = await loadTask(db, id);
  if (before && lock) await lockGroup(db, hub, before.groupId);
  const task = before && lock ? await loadTask(db, id) : before;
  return task && task.endedAt === null ? { subject: task } : { instead: gone };
}

const about = {
  right: 'log sessions' as const,
  input,
  subject: find,
  rightsOf: ({ group }: SetTask) => rightsOfGroup(group),
  versionOf: ({ version }: SetTask) => version,
};

/** A lead puts a gap task right: who has not answered hears what it is now. */
export const changeGapTask = defineCommand({
  name: 'change-task',
  kind: 'change',
  summary: 'Change a gap task that is set',
  ...about,
  ask: async ({ subject: task }) => ({
    kind: 'ask',
    form: {
      title: 'Change this gap task',
      shortTitle: 'Change a gap task',
      intro: `${task.group.title}. Members who have not answered are told. Please give no pupil’s name or details.`,
      minutes: 1,
      submit: 'Save the change',
      runs: 'change-task',
      input: { task: task.id },
      fields: taskFields(task),
    },
  }),
  answers: taskAnswers,
  freeText: ['what'],
  run: async ({ subject: before, answers: { due, ...rest }, input: _asked, ...base }): Promise<Outcome> => {
    const isAsBefore = before.dueIsFixed && due === before.dueOn.toISOString().slice(0, 10);
    if (due && due < ukDay(base.now) && !isAsBefore)
      return refuse('over', 'That day is over. Choose one from today on.', 'due');
    const described = { ...rest, minutes: rest.minutes ?? null, ...(due && { dueOn: due }) };
    const { task, isTold } = await changeTask(base, before, described);
    const words = isTold
      ? 'I’m telling the members who have not answered yet.'
      : 'It reads as before, so nobody is told.';
    return reply(taskStands('The gap task is changed', task, before.group, words));
  },
});

/** A lead takes a gap task off: nobody need do it, and it counts nowhere. */
export const endGapTask = defineCommand({
  name: 'end-task',
  kind: 'change',
  summary: 'Take a gap task off',
  ...about,
  run: async ({ subject: task, input: _asked, answers: _none, ...base }): Promise<Outcome> => {
    const { db, now, plan } = base;
    await db.gapTask.update({ where: { id: task.id }, data: { endedAt: now, version: { increment: 1 } } });
    await plan.drop(halfwayRule.name, task.id);
    await tellOpen(base, task, { kind: 'gap task taken off', facts: { task: task.id }, occasion: task.id });
    await recordChange(base, {
      what: 'took a gap task off',
      subjectId: task.id,
      before: { task: 'set' },
      after: { task: 'off' },
    });
    return reply({
      title: 'The gap task is taken off',
      blocks: [
        text('“', task.title, '”: I’m telling the members who have not answered that they need not do it.'),
        { kind: 'actions', actions: [seeWhatCameBack(task.group)] },
      ],
    });
  },
});
