import { z } from 'zod';
import type { DueKind } from '../../core/due.ts';
import { addDays, type Day, instantOf } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import { defineReminder } from '../reminders/define-reminder.ts';
import { remindAll } from '../reminders/remind.moves.ts';
import { halfwayRule } from './gap-task.due.ts';
import { loadAssignment } from './gap-task.reads.ts';
import { sayBring } from './gap-task.ts';
import { taskActs, taskFacts } from './task-blocks.ts';

const dayOf = (date: Date): Day => date.toISOString().slice(0, 10);

/** To a member who has not answered a gap task: half of its time is over. */
export const gapTaskHalfway = defineReminder({
  name: 'gap task half-way',
  topic: 'gap task',
  facts: z.object({ task: z.uuid(), dueOn: z.iso.date() }),
  words: async ({ task: taskId, dueOn }, { db, to }) => {
    const where = {
      taskId,
      membership: { personId: to.personId, state: 'JOINED' as const },
      state: 'ASSIGNED' as const,
    };
    const row = await db.assignment.findFirst({ where, select: { id: true } });
    const found = row ? await loadAssignment(db, row.id) : undefined;
    if (!found || found.task.endedAt !== null || dayOf(found.task.dueOn) !== dueOn) return 'overtaken';
    const { task } = found;
    return {
      title: 'Half-way to your gap task',
      blocks: taskFacts(found),
      line: task.title,
      detail: ['gap task, due ', { day: dueOn }, ` · ${sayBring(task.bring)}`],
      acts: taskActs(found),
      about: task.title,
      until: instantOf(addDays(dueOn, 1), '00:00'),
    };
  },
});

/** Half-way to its day, those who have not answered a gap task are reminded of it. */
export const remindsOfTask: DueKind<Db> = {
  ...halfwayRule,
  only: 'reads and tells',
  run: async (taskId, { db, hub, now, tell }) => {
    const open = { where: { state: 'ASSIGNED' as const, membership: { state: 'JOINED' as const } } };
    const include = { assignments: { ...open, include: { membership: { select: { personId: true } } } } };
    const task = await db.gapTask.findUnique({ where: { id: taskId }, include });
    if (!task || task.endedAt !== null) return;
    const people = task.assignments.map(({ membership }) => membership.personId);
    const facts = { task: taskId, dueOn: dayOf(task.dueOn) };
    const about = { kind: 'gap task half-way', facts, about: `${taskId}/${facts.dueOn}`, group: task.groupId };
    await remindAll({ hub, now, tell }, people, about);
  },
};
