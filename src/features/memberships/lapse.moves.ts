import { nextAllowedMoment } from '../../core/calendar.ts';
import { recordByItself } from '../audit.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { lockGroup } from '../work-groups/work-group.moves.ts';
import { endPlace } from './leave.moves.ts';
import { type Happening, refill } from './refill.moves.ts';

type Lapsed = { group: GroupDetail; version: number };

/**
 * Ends a place that still waits in this state and has waited too long, tells its teachers by this kind of notice, and
 * offers it on. Undefined where it waits no longer.
 */
export async function lapsePlace(
  base: Happening,
  placeId: string,
  waiting: 'HELD' | 'OFFERED',
  kind: string,
): Promise<Lapsed | undefined> {
  const { db, hub, now, tell } = base;
  const found = await db.schoolParticipation.findUnique({ where: { id: placeId }, select: { groupId: true } });
  const group = found && (await lockGroup(db, hub, found.groupId));
  const place = await db.schoolParticipation.findUnique({
    where: { id: placeId },
    include: { memberships: { where: { state: { in: ['JOINED', 'APPLIED'] } } } },
  });
  if (!group || place?.state !== waiting) return undefined;
  const { memberships, version } = place;
  await endPlace(base, place, { state: 'LAPSED' });
  const ended = { state: 'WITHDRAWN', withdrawnAt: now, version: { increment: 1 } } as const;
  await db.membership.updateMany({ where: { id: { in: memberships.map(({ id }) => id) } }, data: ended });
  const notBefore = nextAllowedMoment(hub.calendar, hub.quietHours, now);
  for (const { id, personId } of memberships) {
    const about = { facts: { membership: id }, occasion: `${placeId}/${version}`, group: group.id };
    await tell({ kind, ...about, to: { person: personId }, notBefore });
  }
  await recordByItself(base, {
    what: waiting === 'HELD' ? 'a held place lapsed' : 'an offered place lapsed',
    subjectId: placeId,
    before: { place: waiting },
    after: { place: 'LAPSED' },
  });
  await refill(base, group);
  return { group, version };
}
