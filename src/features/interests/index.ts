import { may } from '../../core/rights.ts';
import type { Item } from '../../core/view.ts';
import type { HubBase, HubRoom } from '../define.ts';
import { findPeople } from '../people/person.reads.ts';
import { acceptLead, declineLead, withdrawOffer } from './answer-offer.ts';
import { askToLead } from './ask-to-lead.ts';
import { beAway, comeBack } from './be-away.ts';
import { commission } from './commission.ts';
import { leadConcerns } from './concerns.reads.ts';
import { declineInterest, declineOthers } from './decline-interests.ts';
import { expressInterest } from './express-interest.ts';
import { groupsWithoutLead, listGroupsWithoutLead } from './groups-without-lead.ts';
import {
  askedToLead,
  interestAnswered,
  leadAnswered,
  leadOfferEnded,
  leadOfferLapsed,
  leadUnanswered,
} from './interest.notices.ts';
import { leadOfferEnding, remindsOfLeadOffer, remindsOfSearch, searchEnding } from './interest-reminders.notices.ts';
import { lapseLeadOffer } from './lapse-offer.ts';
import { leadIsAway, leadingChanged, standInNamed, wantsToLead } from './leading.notices.ts';
import { localLeaderOptions } from './llme.reads.ts';
import { leadWanted, newLead } from './network.notices.ts';
import { offerDirectly, offerToLead } from './offer-lead.ts';
import { answerActions, sayAsked } from './offer-view.ts';
import { listInterests, withdrawInterest } from './own-interest.ts';
import { notePanel, reserve } from './panel-answers.ts';
import { pauseIsOver } from './pause.moves.ts';
import { replaceLead } from './replace-lead.ts';
import { seekLead } from './seek-lead.ts';

/** Groups that somebody is asked to lead. */
async function offersTo({ db, actor }: HubBase): Promise<Item[]> {
  const offers = await db.leadOffer.findMany({
    where: { personId: actor.personId, state: 'OFFERED' },
    include: { group: { select: { title: true } } },
    orderBy: { answerBy: 'asc' },
  });
  return offers.map((offer) => ({
    title: `Would you lead “${offer.group.title}”?`,
    detail: sayAsked(offer),
    actions: answerActions(offer, offer.group.title),
  }));
}

/** Groups without a lead for which somebody has offered, to whoever chooses. */
async function candidatesWait(base: HubBase): Promise<Item[]> {
  if (!may(base.actor, 'commission a lead', {})) return [];
  const count = (await groupsWithoutLead(base)).filter(({ candidates }) => candidates > 0).length;
  if (count === 0) return [];
  return [
    {
      title: count === 1 ? '1 group waits for you to choose its lead' : `${count} groups wait for you to choose a lead`,
      actions: [{ label: 'Choose leads', runs: 'groups-without-lead' }],
    },
  ];
}

/** Interests: who offers to lead which group, whom the hub commissions, and who stands in. */
export const interests: HubRoom = {
  topic: 'Leading a group',
  commands: [
    expressInterest,
    listInterests,
    withdrawInterest,
    askToLead,
    acceptLead,
    declineLead,
    listGroupsWithoutLead,
    seekLead,
    commission,
    offerToLead,
    offerDirectly,
    withdrawOffer,
    reserve,
    declineInterest,
    declineOthers,
    notePanel,
    replaceLead,
    beAway,
    comeBack,
  ],
  noticeKinds: [
    askedToLead,
    leadOfferEnded,
    leadOfferLapsed,
    leadUnanswered,
    leadAnswered,
    interestAnswered,
    wantsToLead,
    leadingChanged,
    standInNamed,
    leadIsAway,
    leadOfferEnding,
    searchEnding,
    leadWanted,
    newLead,
  ],
  dueKinds: [lapseLeadOffer, pauseIsOver, remindsOfLeadOffer, remindsOfSearch],
  sources: {
    'local-leaders': localLeaderOptions,
    candidates: async (words, base) => (may(base.actor, 'commission a lead', {}) ? findPeople(words, base) : []),
  },
  home: async (base) => ({ needsMe: [...(await offersTo(base)), ...(await candidatesWait(base))], mine: [] }),
  concerns: leadConcerns,
};
