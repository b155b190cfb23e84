import { ukDay } from '../../core/uk-time.ts';
import type { Membership } from '../../store/generated/client.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { type SchoolPlace, seated, taken } from '../work-groups/place.ts';
import { firstSessionDay, isLateToLeave } from './membership.ts';
import { holdLapses, offerLapses, planPlaceReminders, successorMissing } from './place.due.ts';
import { type Happening, refill } from './refill.moves.ts';

type Leaving = { group: GroupDetail; place: SchoolPlace; personId: string; reason: string };

/** What followed: whether the school left with its last teacher, and so late that its place can hardly be filled. */
export type Left = { membership: Membership; isLast: boolean; isLate: boolean };

/** Ends a place, or a line for one, with its due rows; what it frees is offered on by the caller. */
export async function endPlace(
  base: Happening,
  place: Pick<SchoolPlace, 'id' | 'state'>,
  ended: { state: 'WITHDRAWN' | 'LAPSED' | 'DECLINED'; endedLate?: boolean; answer?: string },
): Promise<void> {
  const { db, now, plan } = base;
  const emptied = { endedAt: now, heldUntil: null, queuedAt: null, offeredUntil: null, version: { increment: 1 } };
  await db.schoolParticipation.update({ where: { id: place.id }, data: { ...emptied, ...ended } });
  if (place.state === 'HELD') await plan.drop(holdLapses, place.id);
  if (place.state === 'OFFERED') await plan.drop(offerLapses, place.id);
  if (seated.includes(place.state)) await plan.drop(successorMissing, place.id);
  await planPlaceReminders(base, place.id);
}

/**
 * Takes a teacher out of the school's place or line. With the last one the school leaves, and what it frees is offered
 * to the next that waits. The group is locked; whom else to tell and what to write down is the caller's.
 */
export async function leavePlace(base: Happening, { group, place, personId, reason }: Leaving): Promise<Left> {
  const { db, hub, now } = base;
  const membership = await db.membership.update({
    where: { hubId_groupId_personId: { hubId: hub.id, groupId: group.id, personId } },
    data: { state: 'WITHDRAWN', withdrawnAt: now, withdrawReason: reason || null, version: { increment: 1 } },
  });
  const isLast = place.teachers.every((teacher) => teacher.personId === personId);
  const isLate =
    isLast &&
    seated.includes(place.state) &&
    isLateToLeave(hub.calendar, ukDay(now), firstSessionDay(group.sessions), hub.lateDays);
  if (isLast) await endPlace(base, place, { state: 'WITHDRAWN', endedLate: isLate });
  if (isLast && taken.includes(place.state)) await refill(base, group);
  return { membership, isLast, isLate };
}
