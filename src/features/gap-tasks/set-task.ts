import { z } from 'zod';
import { refuse, reply } from '../../core/command.ts';
import type { Form, Option } from '../../core/form.ts';
import { daySchema, ukDay } from '../../core/uk-time.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { groupLed } from '../memberships/group-meant.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { setTask } from './gap-task.moves.ts';
import { bringOptions } from './gap-task.ts';

const ticked = (answer: unknown) => (answer === undefined ? [] : [answer].flat());

const answers = z.object({
  title: z
    .string({ error: 'Give the task a short title.' })
    .trim()
    .min(1, 'Give the task a short title.')
    .max(80, 'Keep the title under 80 characters.'),
  what: z
    .string({ error: 'Write what there is to do.' })
    .trim()
    .min(1, 'Write what there is to do.')
    .max(1000, 'Keep it under 1,000 characters.'),
  bring: z.enum(['NOTHING', 'REFLECTION', 'EXAMPLE'], { error: 'Choose what to bring.' }),
  minutes: z.preprocess(
    (given) => (given === '' || given === undefined ? undefined : given),
    z.coerce.number().int().min(5, 'Five minutes at least.').max(600, 'Ten hours at most.').optional(),
  ),
  due: daySchema.optional(),
  members: z.preprocess(ticked, z.array(z.uuid())),
});

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
    { id: 'title', label: 'Title', kind: 'text', max: 80 },
    { id: 'what', label: 'What to do', kind: 'long-text', max: 1000 },
    { id: 'bring', label: 'What to bring', kind: 'choice', options: bringOptions, value: 'REFLECTION' },
    { id: 'minutes', label: 'Minutes it should take', kind: 'number', min: 5, max: 600, optional: true },
    {
      id: 'due',
      label: 'Due',
      help: 'Leave it empty: it follows the next session, and moves with it',
      kind: 'date',
      optional: true,
    },
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
    return reply({
      title: 'The gap task is set',
      blocks: [
        {
          kind: 'facts',
          facts: [
            { label: 'Task', value: task.title },
            { label: 'Due', value: { day: task.dueOn.toISOString().slice(0, 10) } },
          ],
        },
        { kind: 'text', text: 'I’m telling the members, and they can answer with one press.' },
        {
          kind: 'actions',
          actions: [
            {
              label: 'See what came back',
              spoken: `See what came back: ${group.title}`,
              runs: 'task-summary',
              input: { group: group.id },
            },
          ],
        },
      ],
    });
  },
});
