import { z } from 'zod';
import { refuse, reply } from '../../core/command.ts';
import type { Form, Option } from '../../core/form.ts';
import { ukDay } from '../../core/uk-time.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { groupLed } from '../memberships/group-meant.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { setTask } from './gap-task.moves.ts';
import { taskStands } from './task-blocks.ts';
import { taskAnswers, taskFields } from './task-form.ts';

const ticked = (answer: unknown) => (answer === undefined ? [] : [answer].flat());

const answers = taskAnswers.extend({ members: z.preprocess(ticked, z.array(z.uuid())) });

async function membersOf({ db }: HubBase, group: GroupDetail): Promise<Option[]> {
  const members = await db.membership.findMany({
    where: { groupId: group.id, state: 'JOINED' },
    include: { person: { select: { name: true } } },
    orderBy: { person: { name: 'asc' } },
  });
  return members.map(({ id, person }) => ({ value: id, label: person.name }));
}

const taskForm = (group: GroupDetail, members: Option[]): Form => ({
  title: 'Set a gap task',
  shortTitle: 'Set a gap task',
  intro: `${group.title}. Members are told, and answer with one press. Please give no pupil’s name or details.`,
  minutes: 2,
  submit: 'Set this task',
  runs: 'task',
  input: { group: group.id },
  fields: [
    ...taskFields(),
    ...(members.length > 1
      ? [
          {
            id: 'members',
            label: 'Only for some',
            help: 'Leave it empty for everybody',
            kind: 'choices' as const,
            options: members,
            optional: true as const,
          },
        ]
      : []),
  ],
});

/** A lead sets a gap task for all members or some; it is due before the next session and moves with it. */
export const setGapTask = defineCommand({
  name: 'task',
  kind: 'change',
  phrase: 'task',
  also: ['set task', 'gap task'],
  summary: 'Set a gap task for your Work Group',
  example: 'task ncp17-10a',
  right: 'log sessions',
  input: groupChoice,
  subject: groupLed('task', 'Set a task'),
  rightsOf: rightsOfGroup,
  ask: async ({ subject: group, input: _asked, ...base }) => {
    const members = await membersOf(base, group);
    if (members.length === 0)
      return refuse('no members', `“${group.title}” has no members yet, so nobody could do a task.`);
    return { kind: 'ask', form: taskForm(group, members) };
  },
  answers,
  freeText: ['what'],
  run: async ({ subject: group, answers: given, input: _asked, ...base }) => {
    const { due, members, minutes, ...rest } = given;
    if (due && due < ukDay(base.now)) return refuse('over', 'That day is over. Choose one from today on.', 'due');
    const task = await setTask(base, group, {
      ...rest,
      minutes: minutes ?? null,
      ...(due && { dueOn: due }),
      ...(members.length > 0 && { memberships: members }),
    });
    const words = 'I’m telling the members, and they can answer with one press.';
    return reply(taskStands('The gap task is set', task, group, words));
  },
});
