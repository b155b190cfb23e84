import { type Day, ukDay } from '../../core/uk-time.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';

/** Designations that count on a day: begun, not ended, not run out. */
export const currentOn = (today: Day) =>
  ({
    endedAt: null,
    from: { lte: new Date(today) },
    OR: [{ validTo: null }, { validTo: { gte: new Date(today) } }],
  }) satisfies Prisma.DesignationWhereInput;

/** Whether somebody counts as a local leader: has a current designation, leads or led a group, or holds a role. */
export async function isLocalLeader({ db, actor, now }: Pick<HubBase, 'db' | 'actor' | 'now'>): Promise<boolean> {
  if (actor.roles.length > 0) return true;
  const { personId } = actor;
  if ((await db.designation.count({ where: { personId, ...currentOn(ukDay(now)) } })) > 0) return true;
  return (await db.workGroupLead.count({ where: { personId } })) > 0;
}
