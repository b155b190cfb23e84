import { z } from 'zod';
import type { View } from '../../core/view.ts';
import { defineNotice } from '../define.ts';
import { findAssignment, loadAssignment } from './gap-task.reads.ts';
import { aboutAssignment } from './gap-task.ts';
import { taskBlocks } from './task-blocks.ts';

/** To a member: a new gap task, with the buttons to answer it. */
export const gapTaskSet = defineNotice({
  name: 'gap task set',
  whenUncertain: 'send again',
  facts: z.object({ task: z.uuid(), membership: z.uuid() }),
  compose: async ({ task, membership }, { db }): Promise<View | 'overtaken'> => {
    const found = await findAssignment(db, { taskId: task, membershipId: membership });
    const isOpen = found?.state === 'ASSIGNED' && found.task.endedAt === null && found.membership.state === 'JOINED';
    return found && isOpen ? { title: 'A gap task for you', blocks: taskBlocks(found) } : 'overtaken';
  },
});

/** To the leads: somebody cannot do a gap task; one press excuses them. */
export const cannotDoTask = defineNotice({
  name: 'cannot do a gap task',
  whenUncertain: 'send again',
  facts: z.object({ assignment: z.uuid() }),
  compose: async ({ assignment }, { db }): Promise<View | 'overtaken'> => {
    const found = await loadAssignment(db, assignment);
    if (found?.state !== 'CANNOT') return 'overtaken';
    const { membership, task, reflection } = found;
    return {
      title: 'Somebody can’t do a gap task',
      blocks: [
        { kind: 'text', text: [{ strong: membership.person.name }, ' can’t do “', task.title, '”.'] },
        {
          kind: 'facts',
          facts: [
            { label: 'School', value: membership.participation.school.name },
            { label: 'Work Group', value: task.group.title },
            ...(reflection ? [{ label: 'Why', value: reflection }] : []),
          ],
        },
        {
          kind: 'actions',
          actions: [{ ...aboutAssignment('Excuse them', 'excuse', found, task), ...({ tone: 'main' } as const) }],
        },
      ],
    };
  },
});
