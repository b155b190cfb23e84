import { may } from '../../core/rights.ts';
import type { HubBase, HubRoom } from '../define.ts';
import { askErasure } from './ask-erasure.ts';
import { dataOfFile, myDataFile } from './data-file.ts';
import { decideErasure } from './decide-erasure.ts';
import { openRequests, reasons, sayOption } from './erasure.reads.ts';
import { leaveService } from './leave-hub.ts';
import { erasureAsked, erasureDecided, nobodyLeads } from './privacy.notices.ts';
import { retention } from './retention.moves.ts';
import { dataOf, showDataOf, takeDataOf } from './show-data-of.ts';
import { showMyData, showRecord, takeMyData } from './show-my-data.ts';

async function requestsWaiting({ db, actor }: HubBase) {
  if (!may(actor, 'approve an erasure', {})) return [];
  return (await openRequests(db)).map(({ about, reason }) => ({
    title: `Erase the data of ${about.name}?`,
    detail: sayOption(reasons, reason),
    actions: [
      { label: 'Decide', spoken: `Decide about ${about.name}`, runs: 'decide-erasure', input: { person: about.id } },
    ],
  }));
}

/** Privacy: a person's own data, leaving, an administrator's side, and what time lets go of. */
export const privacy: HubRoom = {
  topic: 'Your data',
  commands: [
    showMyData,
    takeMyData,
    showRecord,
    leaveService,
    dataOf,
    showDataOf,
    takeDataOf,
    askErasure,
    decideErasure,
  ],
  noticeKinds: [erasureAsked, erasureDecided, nobodyLeads],
  documents: [myDataFile, dataOfFile],
  nightWork: [retention],
  home: async (base) => ({ needsMe: await requestsWaiting(base), mine: [] }),
};
