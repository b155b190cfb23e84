import type { DueKind } from '../../core/due.ts';
import { refillsGroup } from '../../core/joins.ts';
import type { Db } from '../../store/db.ts';
import { recordByItself } from '../audit.ts';
import { lockGroup } from '../work-groups/work-group.moves.ts';
import { endPlace } from './leave.moves.ts';
import { vacancyRule } from './place.due.ts';
import { refill } from './refill.moves.ts';
import { changeSchool, moveRule } from './school-move.moves.ts';
import { tellLeads } from './tell-leads.ts';

/** On the day a teacher is at the new school. */
export const changeSchoolOnTheDay: DueKind<Db> = {
  ...moveRule,
  run: async (moveId, inside) => {
    const { db, now } = inside;
    // Held first: whoever takes it back at this moment finds it done, or it is gone
    const { count } = await db.schoolMove.updateMany({ where: { id: moveId, doneAt: null }, data: { doneAt: now } });
    if (count === 0) return;
    const move = await db.schoolMove.findUniqueOrThrow({ where: { id: moveId } });
    await changeSchool(inside, move);
    await recordByItself(inside, { what: 'changed school', subjectId: moveId, aboutPersonId: move.personId });
  },
};

/** A place that nobody stands for ends when no successor came in time; the leads are told, and whoever waits is next. */
export const endVacantPlace: DueKind<Db> = {
  ...vacancyRule,
  run: async (placeId, inside) => {
    const { db, hub } = inside;
    const found = await db.schoolParticipation.findUnique({ where: { id: placeId }, select: { groupId: true } });
    const group = found && (await lockGroup(db, hub, found.groupId));
    if (!group) return;
    const include = { memberships: { orderBy: { withdrawnAt: 'desc' as const } } };
    const place = await db.schoolParticipation.findUniqueOrThrow({ where: { id: placeId }, include });
    const isVacant = place.memberships.every(({ state }) => state !== 'JOINED');
    if (!isVacant || (place.state !== 'HELD' && place.state !== 'CONFIRMED')) return;
    await endPlace(inside, place, { state: 'LAPSED' });
    const last = place.memberships.find(({ state }) => state === 'WITHDRAWN');
    if (last) {
      const facts = { membership: last.id };
      await tellLeads(inside, group, {
        kind: 'place without successor',
        facts,
        occasion: `${placeId}/${place.version}`,
      });
    }
    await recordByItself(inside, {
      what: 'a place without successor lapsed',
      subjectId: placeId,
      before: { place: place.state },
      after: { place: 'LAPSED' },
    });
    await refill(inside, group);
  },
};

/** Two records became one, and a place they both stood for is free: its group's hub offers it. */
export const offerFreedPlaces: DueKind<Db> = {
  name: refillsGroup,
  expected: async () => [], // set for at once, when two records become one
  run: async (groupId, inside) => {
    const group = await lockGroup(inside.db, inside.hub, groupId);
    if (group) await refill(inside, group);
  },
};
