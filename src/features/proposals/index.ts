import { may } from '../../core/rights.ts';
import type { Item } from '../../core/view.ts';
import type { HubBase, HubRoom } from '../define.ts';
import { approveProposal, declineProposal, goOn, returnPlan, sendOn } from './answer-proposal.ts';
import { proposalConcerns } from './concerns.reads.ts';
import { listProposals } from './list-proposals.ts';
import { asksAboutPlan, planLies } from './plan-reminder.notices.ts';
import { proposalAnswered, proposalWaits } from './proposal.notices.ts';
import { aboutProposal, rightsOfProposal, sayProposal, waitingForHub, withAuthor } from './proposal.ts';
import { propose } from './propose.ts';
import { showProposal } from './show-proposal.ts';
import { withdrawProposal } from './withdraw-proposal.ts';
import { submitPlan, writePlan } from './write-plan.ts';

/** Plans that wait for this person to write them. */
async function toWrite({ db, actor }: HubBase): Promise<Item[]> {
  const mine = await db.proposal.findMany({
    where: { personId: actor.personId, state: { in: withAuthor } },
    select: { id: true, title: true, state: true },
  });
  return mine.map((one) => ({
    title: `The plan of “${one.title}”`,
    detail: sayProposal(one.state),
    actions: [aboutProposal('Write the plan', 'proposal', one)],
  }));
}

/** How many proposals wait for this person. */
async function toDecide({ db, actor }: HubBase): Promise<Item[]> {
  if (!may(actor, 'decide on proposals', {})) return [];
  const waiting = await db.proposal.findMany({
    where: { state: { in: waitingForHub } },
    select: { personId: true, phases: true },
  });
  const count = waiting.filter((one) => may(actor, 'decide on proposals', rightsOfProposal(one))).length;
  if (count === 0) return [];
  const title = count === 1 ? '1 proposal waits for the hub' : `${count} proposals wait for the hub`;
  return [{ title, actions: [{ label: 'See the proposals', runs: 'proposals' }] }];
}

/** Proposals: a group that the list does not have, from an idea to a draft group. */
export const proposals: HubRoom = {
  topic: 'Leading a group',
  commands: [
    propose,
    listProposals,
    showProposal,
    goOn,
    declineProposal,
    withdrawProposal,
    writePlan,
    submitPlan,
    returnPlan,
    sendOn,
    approveProposal,
  ],
  noticeKinds: [proposalWaits, proposalAnswered, planLies],
  dueKinds: [asksAboutPlan],
  home: async (base) => ({ needsMe: [...(await toWrite(base)), ...(await toDecide(base))], mine: [] }),
  concerns: proposalConcerns,
};
