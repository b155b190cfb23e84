import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { type Day, ukDay } from '../../core/uk-time.ts';
import type { Item, Text } from '../../core/view.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { type AssignmentDetail, ownAssignments } from './gap-task.reads.ts';
import { aboutAssignment, isBehind, sayAssignment, sayBring } from './gap-task.ts';

function detailOf({ task, state }: AssignmentDetail, today: Day): Text {
  const due = task.dueOn.toISOString().slice(0, 10);
  const standing: Text =
    state === 'ASSIGNED' ? [isBehind(state, due, today) ? 'was due ' : 'due ', { day: due }] : sayAssignment(state);
  const takes = task.minutes ? ` · about ${task.minutes} minutes` : '';
  return [task.group.title, ' · ', ...[standing].flat(), ` · ${sayBring(task.bring)}${takes}`];
}

function itemOf(own: AssignmentDetail, today: Day): Item {
  const { task, state } = own;
  const actions =
    state === 'ASSIGNED'
      ? [
          aboutAssignment('Done', 'done-task', own, task),
          aboutAssignment('I can’t do this one', 'cannot-task', own, task),
        ]
      : state === 'DONE'
        ? [aboutAssignment(own.reflection ? 'Change reflection' : 'Add a reflection', 'reflect', own, task)]
        : [aboutAssignment('Done after all', 'done-task', own, task)];
  const what = task.what === task.title ? '' : ` · ${task.what}`;
  return { title: task.title, detail: [...[detailOf(own, today)].flat(), what], actions };
}

/** What is open of somebody's gap tasks, as lines for their home. */
export async function openTasks({ db, actor, now }: Pick<HubBase, 'db' | 'actor' | 'now'>): Promise<Item[]> {
  const open = (await ownAssignments(db, actor.personId)).filter(({ state }) => state === 'ASSIGNED');
  return open.slice(0, 3).map((own) => ({
    title: `Gap task: ${own.task.title}`,
    detail: detailOf(own, ukDay(now)),
    actions: [aboutAssignment('Done', 'done-task', own, own.task)],
  }));
}

/** Shows a person's gap tasks, what is to do first, each with its answers. */
export const listTasks = defineCommand({
  name: 'tasks',
  kind: 'query',
  phrase: 'tasks',
  also: ['gap tasks', 'my tasks'],
  summary: 'See your gap tasks and say what you have done',
  right: 'browse',
  input: z.object({}),
  run: async ({ db, actor, now }) =>
    reply({
      title: 'Your gap tasks',
      blocks: [
        {
          kind: 'items',
          items: (await ownAssignments(db, actor.personId)).map((own) => itemOf(own, ukDay(now))),
          whenEmpty: 'You have no gap task now. When a lead sets one, I tell you.',
        },
        { kind: 'actions', actions: [{ label: 'See my groups', runs: 'mine' }] },
      ],
    }),
});
