import { reply } from '../../core/command.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { Block, Item, Text } from '../../core/view.ts';
import { defineCommand } from '../define.ts';
import { groupLed } from '../memberships/group-meant.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { type AssignmentDetail, type TaskDetail, tasksOf } from './gap-task.reads.ts';
import { aboutAssignment, aboutTask, isBehind, sayAssignment } from './gap-task.ts';

/** One person's answer, as the lead reads it. */
function answerItem(one: AssignmentDetail): Item {
  const { membership, state, reflection, link, task } = one;
  const said: Text = [
    membership.participation.school.name,
    ` · ${sayAssignment(state)}`,
    ...(reflection ? [`: ${reflection}`] : []),
    ...(link ? [' · ', { link, label: 'their link' }] : []),
  ];
  return {
    title: membership.person.name,
    detail: said,
    ...(state === 'CANNOT' && { actions: [aboutAssignment('Excuse them', 'excuse', one, task)] }),
  };
}

/** "9 of 14 done, 3 still to do, 2 can't": how a task stands, without naming anybody. */
function sayCounts({ assignments, dueOn }: TaskDetail, now: Date): string {
  const count = (state: AssignmentDetail['state']) => assignments.filter((one) => one.state === state).length;
  const open = count('ASSIGNED');
  const isLate = assignments.some(({ state }) => isBehind(state, dueOn.toISOString().slice(0, 10), ukDay(now)));
  return [
    `${count('DONE')} of ${assignments.length} done`,
    ...(open > 0 ? [`${open} ${isLate ? 'behind' : 'still to do'}`] : []),
    ...(count('CANNOT') > 0 ? [`${count('CANNOT')} can’t`] : []),
    ...(count('EXCUSED') > 0 ? [`${count('EXCUSED')} excused`] : []),
  ].join(', ');
}

function blocksOf(task: TaskDetail, now: Date): Block[] {
  const answered = task.assignments.filter(({ state }) => state !== 'ASSIGNED');
  return [
    {
      kind: 'text',
      text: [
        { strong: task.title },
        ' · due ',
        { day: task.dueOn.toISOString().slice(0, 10) },
        ` · ${sayCounts(task, now)}`,
      ],
    },
    { kind: 'items', items: answered.map(answerItem), whenEmpty: 'Nothing has come back yet.' },
    { kind: 'actions', actions: aboutTask(task) },
  ];
}

/** Shows those who lead a group what came back from its gap tasks; members see only their own. */
export const taskSummary = defineCommand({
  name: 'task-summary',
  kind: 'query',
  phrase: 'task summary',
  also: ['came back'],
  summary: 'See what came back from the gap tasks of a group',
  example: 'task summary ncp17-10a',
  right: 'log sessions',
  input: groupChoice,
  subject: groupLed('task-summary', 'See what came back'),
  rightsOf: rightsOfGroup,
  run: async ({ subject: group, db, now }) => {
    const tasks = (await tasksOf(db, group.id)).slice(0, 2);
    const none: Block = { kind: 'text', text: 'No gap task is set yet.' };
    return reply({
      title: 'What came back',
      blocks: [
        { kind: 'text', text: { strong: group.title } },
        ...(tasks.length > 0 ? tasks.flatMap((task) => blocksOf(task, now)) : [none]),
        {
          kind: 'actions',
          actions: [
            {
              label: 'Set a gap task',
              spoken: `Set a gap task: ${group.title}`,
              runs: 'task',
              input: { group: group.id },
            },
          ],
        },
      ],
    });
  },
});
