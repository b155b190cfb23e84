import type { Block } from '../../core/view.ts';
import type { AssignmentDetail } from './gap-task.reads.ts';
import { aboutAssignment, sayBring } from './gap-task.ts';

/** What is to be done, until when, and the buttons to answer with. */
export function taskBlocks({ id, task }: AssignmentDetail): Block[] {
  return [
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
    {
      kind: 'actions',
      actions: [
        { ...aboutAssignment('Done', 'done-task', { id }, task), ...({ tone: 'main' } as const) },
        aboutAssignment('I can’t do this one', 'cannot-task', { id }, task),
      ],
    },
  ];
}
