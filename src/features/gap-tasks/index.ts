import type { HubRoom } from '../define.ts';
import { cannotTask, doneTask, excuse, reflect } from './answer-task.ts';
import { changeGapTask, endGapTask } from './change-task.ts';
import { cannotDoTask, gapTaskChanged, gapTaskSet, gapTaskTakenOff } from './gap-task.notices.ts';
import { gapTaskHalfway, remindsOfTask } from './gap-task-reminder.notices.ts';
import { listTasks, openTasks } from './list-tasks.ts';
import { setGapTask } from './set-task.ts';
import { taskSummary } from './task-summary.ts';

/** Gap tasks: work between two sessions, set by the lead, answered with one press. */
export const gapTasks: HubRoom = {
  topic: 'Gap tasks',
  commands: [listTasks, doneTask, reflect, cannotTask, setGapTask, changeGapTask, endGapTask, taskSummary, excuse],
  noticeKinds: [gapTaskSet, gapTaskChanged, gapTaskTakenOff, cannotDoTask, gapTaskHalfway],
  dueKinds: [remindsOfTask],
  home: async (base) => ({ needsMe: await openTasks(base), mine: [] }),
};
