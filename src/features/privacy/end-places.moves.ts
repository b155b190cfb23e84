import { recordChange } from '../audit.ts';
import type { HubBase } from '../define.ts';
import { holdLapses, offerLapses, planPlaceReminders, successorMissing } from '../memberships/place.due.ts';
import { refill } from '../memberships/refill.moves.ts';
import { tellLeads } from '../memberships/tell-leads.ts';
import { lockGroup } from '../work-groups/work-group.moves.ts';

/** Where a teacher's part, and a school's place, can still end. */
const openMembership = ['APPLIED' as const, 'JOINED' as const];
const openPlace = ['APPLIED' as const, 'WAITING' as const, 'OFFERED' as const, 'HELD' as const, 'CONFIRMED' as const];

type Ending = { id: string; groupId: string; participationId: string; state: 'APPLIED' | 'JOINED' | string };

async function freePlace(base: HubBase, { participationId }: Ending): Promise<boolean> {
  const { db, now, plan } = base;
  const others = await db.membership.count({ where: { participationId, state: { in: openMembership } } });
  if (others > 0) return false;
  const freed = { state: 'WITHDRAWN' as const, endedAt: now, heldUntil: null, offeredUntil: null, queuedAt: null };
  const { count } = await db.schoolParticipation.updateMany({
    where: { id: participationId, state: { in: openPlace } },
    data: { ...freed, version: { increment: 1 } },
  });
  await plan.drop([holdLapses, offerLapses, successorMissing], participationId);
  await planPlaceReminders(base, participationId);
  return count > 0;
}

async function endOne(base: HubBase, ending: Ending): Promise<void> {
  const { db, now } = base;
  const group = await lockGroup(db, base.hub, ending.groupId);
  const { count } = await db.membership.updateMany({
    where: { id: ending.id, state: { in: openMembership } },
    data: { state: 'WITHDRAWN', withdrawnAt: now, withdrawReason: null, version: { increment: 1 } },
  });
  if (count === 0 || !group) return;
  const isFree = await freePlace(base, ending);
  const occasion = `${ending.id}/left`;
  if (isFree) await refill(base, group);
  await tellLeads(base, group, { kind: 'teacher withdrew', facts: { membership: ending.id }, occasion });
  await recordChange(base, {
    what: 'withdrew from a Work Group',
    subjectId: ending.id,
    before: { membership: ending.state },
    after: { membership: 'WITHDRAWN', ...(isFree && { place: 'WITHDRAWN' }) },
  });
}

/** Ends every open part of a person in the hub's groups, with the usual messages to the leads; a school's last frees its place. */
export async function endPlaces(base: HubBase, personId: string): Promise<void> {
  const open = await base.db.membership.findMany({
    where: { personId, state: { in: openMembership } },
    select: { id: true, groupId: true, participationId: true, state: true },
    orderBy: { groupId: 'asc' },
  });
  for (const ending of open) await endOne(base, ending);
}
