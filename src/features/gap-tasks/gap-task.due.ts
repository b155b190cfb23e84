import { addSchoolDays, schoolDaysUntil } from '../../core/calendar.ts';
import type { DueRule } from '../../core/due.ts';
import type { Hub } from '../../core/hub.ts';
import { type Day, instantOf, ukDay } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';

type Dated = { at: Date; dueOn: Date };

/** When a gap task is half-way from the day it was set to its own; a short one has no half-way. */
export function halfwayAt(
  { at, dueOn }: Dated,
  { calendar, quietHours, remind }: Pick<Hub, 'calendar' | 'quietHours' | 'remind'>,
): Date | undefined {
  const [set, due]: [Day, Day] = [ukDay(at), dueOn.toISOString().slice(0, 10)];
  const days = schoolDaysUntil(calendar, set, due);
  if (days < remind.halfway) return undefined;
  return instantOf(addSchoolDays(calendar, set, Math.floor(days / 2)), quietHours.from);
}

/** Every gap task that runs long enough is reminded of half-way, until its day is over. */
export const halfwayRule: DueRule<Db> = {
  name: 'gap task half-way',
  expected: async ({ db, hub, now }, only) => {
    const group = { state: { notIn: ['CLOSED' as const, 'CANCELLED' as const] } };
    const where = { endedAt: null, group, dueOn: { gte: new Date(ukDay(now)) }, ...(only && { id: { in: only } }) };
    const tasks = await db.gapTask.findMany({ where, select: { id: true, at: true, dueOn: true } });
    return tasks.flatMap((task) => {
      const dueAt = halfwayAt(task, hub);
      return dueAt ? [{ subjectId: task.id, dueAt }] : [];
    });
  },
};
