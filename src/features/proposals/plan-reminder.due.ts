import { addSchoolDays } from '../../core/calendar.ts';
import { type DueRule, planBy } from '../../core/due.ts';
import type { Hub } from '../../core/hub.ts';
import { instantOf, ukDay } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import type { HubBase } from '../define.ts';
import { withAuthor } from './proposal.ts';

type Hours = Pick<Hub, 'calendar' | 'quietHours' | 'remind'>;

/** When a plan has lain so many school days, as the hub's hours begin. */
const lainAt = (changedAt: Date, { calendar, quietHours, remind }: Hours): Date =>
  instantOf(addSchoolDays(calendar, ukDay(changedAt), remind.plan), quietHours.from);

/** Every plan that is with whoever proposed it is asked about once, so long after it last changed. */
export const planLiesRule: DueRule<Db> = {
  name: 'plan lies',
  expected: async ({ db, hub }, only) => {
    const where = { state: { in: withAuthor }, person: { leftAt: null }, ...(only && { id: { in: only } }) };
    const plans = await db.proposal.findMany({ where, select: { id: true, changedAt: true } });
    return plans.map(({ id, changedAt }) => ({ subjectId: id, dueAt: lainAt(changedAt, hub) }));
  },
};

/** Asks about a plan as it stands now, or no more. */
export const planReminder = (base: HubBase, { id }: { id: string }): Promise<void> => planBy(planLiesRule, base, [id]);
