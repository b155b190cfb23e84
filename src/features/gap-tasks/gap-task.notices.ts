import { z } from 'zod';
import { text, type View } from '../../core/view.ts';
import { defineNotice } from '../define.ts';
import { findAssignment, loadAssignment } from './gap-task.reads.ts';
import { aboutAssignment } from './gap-task.ts';
import { taskBlocks } from './task-blocks.ts';

const joined = { state: 'JOINED' as const };

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

/** To a member who has not answered: what a gap task is now. */
export const gapTaskChanged = defineNotice({
  name: 'gap task changed',
  whenUncertain: 'send again',
  facts: z.object({ task: z.uuid(), version: z.number() }),
  compose: async ({ task: taskId, version }, { db, to }): Promise<View | 'overtaken'> => {
    const task = { id: taskId, version, endedAt: null };
    const found = await findAssignment(db, {
      state: 'ASSIGNED',
      task,
      membership: { personId: to.personId, ...joined },
    });
    return found ? { title: 'A gap task has changed', blocks: taskBlocks(found) } : 'overtaken';
  },
});

/** To a member who has not answered: a gap task need not be done. */
export const gapTaskTakenOff = defineNotice({
  name: 'gap task taken off',
  whenUncertain: 'send again',
  facts: z.object({ task: z.uuid() }),
  compose: async ({ task: taskId }, { db, to }): Promise<View | 'overtaken'> => {
    const where = { state: 'ASSIGNED' as const, taskId, membership: { personId: to.personId, ...joined } };
    const found = await findAssignment(db, where);
    if (!found) return 'overtaken';
    const { title, group } = found.task;
    return {
      title: 'A gap task is taken off',
      blocks: [
        text('You need not do “', title, '” for “', group.title, '” any more.'),
        { kind: 'actions', actions: [{ label: 'See my gap tasks', runs: 'tasks' }] },
      ],
    };
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
