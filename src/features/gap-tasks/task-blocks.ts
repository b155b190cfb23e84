import type { Action, Block, View } from '../../core/view.ts';
import type { GapTask } from '../../store/generated/client.ts';
import type { AssignmentDetail } from './gap-task.reads.ts';
import { aboutAssignment, aboutTask, sayBring, seeWhatCameBack } from './gap-task.ts';

/** What is to be done, and until when. */
export const taskFacts = ({ task }: AssignmentDetail): Block[] => [
  { kind: 'text', text: [{ strong: task.title }] },
  ...(task.what !== task.title ? [{ kind: 'text' as const, text: task.what }] : []),
  {
    kind: 'facts',
    facts: [
      { label: 'Work Group', value: task.group.title },
      { label: 'Due', value: { day: task.dueOn.toISOString().slice(0, 10) } },
      { label: 'For the session', value: sayBring(task.bring) },
      ...(task.minutes ? [{ label: 'Takes', value: `about ${task.minutes} minutes` }] : []),
    ],
  },
];

/** The buttons to answer a task with. */
export const taskActs = ({ id, task }: AssignmentDetail): Extract<Action, { runs: string }>[] => [
  aboutAssignment('Done', 'done-task', { id }, task),
  aboutAssignment('I can’t do this one', 'cannot-task', { id }, task),
];

/** What is to be done, until when, and the buttons to answer with. */
export function taskBlocks(assignment: AssignmentDetail): Block[] {
  const actions = taskActs(assignment).map((act, index) => (index === 0 ? { ...act, tone: 'main' as const } : act));
  return [...taskFacts(assignment), { kind: 'actions', actions }];
}

/** To those who lead: how a task stands that they have just set or changed. */
export const taskStands = (
  title: string,
  task: Pick<GapTask, 'id' | 'title' | 'dueOn'>,
  group: { id: string; title: string },
  words: string,
): View => ({
  title,
  blocks: [
    {
      kind: 'facts',
      facts: [
        { label: 'Task', value: task.title },
        { label: 'Due', value: { day: task.dueOn.toISOString().slice(0, 10) } },
      ],
    },
    { kind: 'text', text: words },
    { kind: 'actions', actions: [seeWhatCameBack(group), ...aboutTask(task)] },
  ],
});
