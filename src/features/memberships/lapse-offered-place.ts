import type { DueKind } from '../../core/due.ts';
import type { Db } from '../../store/db.ts';
import { lapsePlace } from './lapse.moves.ts';
import { offeredPlaceLapsed } from './line.notices.ts';
import { offeredRule } from './place.due.ts';
import { offerLapsed } from './recruiting.notices.ts';
import { tellLeads } from './tell-leads.ts';

/** An offer that nobody answered in time goes on to the next school; teachers and leads are told in the hub's hours. */
export const lapseOfferedPlace: DueKind<Db> = {
  ...offeredRule,
  run: async (placeId, happening) => {
    const lapsed = await lapsePlace(happening, placeId, 'OFFERED', offeredPlaceLapsed.name);
    if (!lapsed) return;
    const about = { facts: { place: placeId }, occasion: `${placeId}/${lapsed.version}` };
    await tellLeads(happening, lapsed.group, { kind: offerLapsed.name, ...about });
  },
};
