import { nextAllowedMoment } from '../../core/calendar.ts';
import { type Day, ukDay } from '../../core/uk-time.ts';
import type { Prisma } from '../../store/generated/client.ts';
import { recordByItself } from '../audit.ts';
import type { HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { countPlaces } from '../work-groups/place.reads.ts';
import { takesSchoolsNow } from '../work-groups/place.ts';
import { lapsesAt, offeredUntil } from './membership.ts';
import { offerLapses, planPlaceReminders } from './place.due.ts';

/** What a change of places needs, be it by a person or because its time has come. */
export type Happening = Pick<HubBase, 'db' | 'hub' | 'now' | 'tell' | 'plan'>;

const inLine = { memberships: { where: { state: 'APPLIED' } } } satisfies Prisma.SchoolParticipationInclude;
type Waiting = Prisma.SchoolParticipationGetPayload<{ include: typeof inLine }>;

/**
 * Offers a place to a school that waits: it is theirs until the last day, counted in school days from the moment at
 * which its teachers may be told. Returns that day. The group is locked, and the place is free.
 */
export async function offerPlace(base: Happening, place: Waiting): Promise<Day> {
  const { db, hub, now, tell, plan } = base;
  const notBefore = nextAllowedMoment(hub.calendar, hub.quietHours, now);
  const lastDay = offeredUntil(hub.calendar, ukDay(notBefore), hub.offerDays);
  const offered = { state: 'OFFERED', offeredUntil: new Date(lastDay), version: { increment: 1 } } as const;
  const { version } = await db.schoolParticipation.update({ where: { id: place.id }, data: offered });
  await plan.set(offerLapses, place.id, lapsesAt(lastDay));
  await planPlaceReminders(base, place.id);
  for (const { id, personId } of place.memberships) {
    const about = { facts: { membership: id }, occasion: `${place.id}/${version}`, group: place.groupId };
    await tell({ kind: 'place offered', ...about, to: { person: personId }, notBefore });
  }
  await recordByItself(base, {
    what: 'offered a place',
    subjectId: place.id,
    before: { place: place.state },
    after: { place: 'OFFERED' },
  });
  return lastDay;
}

/** A school that waits, with the teachers who stand in its line. */
export const readWaiting = ({ db }: Pick<HubBase, 'db'>, placeId: string): Promise<Waiting | null> =>
  db.schoolParticipation.findUnique({ where: { id: placeId, state: 'WAITING' }, include: inLine });

/**
 * Offers every free place to the next waiting schools, in their order; nothing while recruitment is closed. To be called
 * in the same transaction by whoever frees or adds places, with the group locked and as it is after the change.
 */
export async function refill(
  base: Happening,
  group: Pick<GroupDetail, 'id' | 'state' | 'takesSchools' | 'capacitySchools'>,
): Promise<void> {
  if (!takesSchoolsNow(group)) return;
  const waiting = await base.db.schoolParticipation.findMany({
    where: { groupId: group.id, state: 'WAITING' },
    orderBy: [{ queuedAt: 'asc' }, { id: 'asc' }],
    include: inLine,
    take: group.capacitySchools,
  });
  if (waiting.length === 0) return;
  const { placesTaken } = await countPlaces(base.db, group.id);
  const free = Math.max(0, group.capacitySchools - placesTaken);
  for (const place of waiting.slice(0, free)) await offerPlace(base, place);
}
