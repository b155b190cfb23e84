import { nextAllowedMoment } from '../../core/calendar.ts';
import type { DueKind } from '../../core/due.ts';
import type { Db } from '../../store/db.ts';
import { lockGroup } from '../work-groups/work-group.moves.ts';
import { holdLapses } from './seat.moves.ts';

/** A place whose headteacher did not answer in time becomes free; its teachers are told in the hub's hours. */
export const lapseHeldPlace: DueKind<Db> = {
  name: holdLapses,
  run: async (placeId, { db, hub, now, tell }) => {
    const found = await db.schoolParticipation.findUnique({ where: { id: placeId }, select: { groupId: true } });
    if (!found) return;
    await lockGroup(db, hub, found.groupId);
    const place = await db.schoolParticipation.findUnique({
      where: { id: placeId },
      include: { memberships: { where: { state: 'JOINED' } } },
    });
    if (place?.state !== 'HELD') return;
    await db.schoolParticipation.update({
      where: { id: placeId },
      data: { state: 'LAPSED', endedAt: now, heldUntil: null, version: { increment: 1 } },
    });
    const ended = { state: 'WITHDRAWN', withdrawnAt: now, version: { increment: 1 } } as const;
    await db.membership.updateMany({ where: { participationId: placeId, state: 'JOINED' }, data: ended });
    const notBefore = nextAllowedMoment(hub.calendar, hub.quietHours, now);
    for (const { id, personId, groupId } of place.memberships) {
      await tell({
        kind: 'place lapsed',
        facts: { membership: id },
        to: { person: personId },
        occasion: `${placeId}/${place.version}`,
        group: groupId,
        notBefore,
      });
    }
    await db.auditEvent.create({
      data: {
        hubId: hub.id,
        at: now,
        what: 'a held place lapsed',
        subjectId: placeId,
        before: { place: 'HELD' },
        after: { place: 'LAPSED' },
      },
    });
  },
};
