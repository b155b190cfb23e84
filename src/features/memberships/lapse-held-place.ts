import type { DueKind } from '../../core/due.ts';
import type { Db } from '../../store/db.ts';
import { lapsePlace } from './lapse.moves.ts';
import { heldRule } from './place.due.ts';

/** A place whose headteacher did not answer in time becomes free; its teachers are told in the hub's hours. */
export const lapseHeldPlace: DueKind<Db> = {
  ...heldRule,
  run: async (placeId, happening) => {
    await lapsePlace(happening, placeId, 'HELD', 'place lapsed');
  },
};
