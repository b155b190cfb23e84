import type { DueKind } from '../../core/due.ts';
import type { Db } from '../../store/db.ts';
import { recordByItself } from '../audit.ts';
import { lockGroup } from '../work-groups/work-group.moves.ts';
import { endOffer, leadOfferRule } from './offer.moves.ts';
import { tellEnded, tellPanel } from './tell-panel.ts';

/** An offer to lead that nobody answered in time goes back to the panel; both sides are told in the hub's hours. */
export const lapseLeadOffer: DueKind<Db> = {
  ...leadOfferRule,
  run: async (offerId, happening) => {
    const { db, hub } = happening;
    const offer = await db.leadOffer.findUnique({ where: { id: offerId } });
    const group = offer && (await lockGroup(db, hub, offer.groupId));
    if (!group || !(await endOffer(happening, offer, 'LAPSED'))) return;
    await tellEnded(happening, offer, 'offer to lead lapsed');
    await tellPanel(happening, group, {
      kind: 'lead did not answer',
      facts: { offer: offerId },
      occasion: `${offerId}/LAPSED`,
    });
    await recordByItself(happening, {
      what: 'an offer to lead lapsed',
      subjectId: offerId,
      before: { offer: 'OFFERED' },
      after: { offer: 'LAPSED' },
    });
  },
};
