import type { Concern } from '../../core/room.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { HubWatching } from '../define.ts';
import { findProposals } from './proposal.reads.ts';
import { aboutProposal, sayProposal, waitingForHub } from './proposal.ts';

/** Proposals that wait for a hub lead, the longest wait first. */
export async function proposalConcerns({ db }: HubWatching): Promise<Concern[]> {
  const waiting = await findProposals(db, { state: { in: waitingForHub } });
  const items = waiting.toReversed().map((proposal) => ({
    title: proposal.title,
    detail: [`${proposal.person.name} · ${sayProposal(proposal.state)} since `, { day: ukDay(proposal.changedAt) }],
    actions: [aboutProposal('Read it', 'proposal', proposal)],
  }));
  const all = { label: 'See all', spoken: 'See all proposals', runs: 'proposals' };
  return [{ about: 'Proposals of new groups', for: ['hub lead'], items, all }];
}
