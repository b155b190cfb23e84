import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { may } from '../../core/rights.ts';
import type { Block, Item } from '../../core/view.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { sayPhases } from '../work-groups/work-group.ts';
import { findProposals, type ProposalDetail } from './proposal.reads.ts';
import { aboutProposal, rightsOfProposal, sayProposal, waitingForHub } from './proposal.ts';

/** Proposals of the hub that are shown beside those that wait: the latest ones. */
const mostOthers = 10;

const sayStanding = ({ phases, state }: ProposalDetail): string => `${sayPhases(phases)} · ${sayProposal(state)}`;

const itemOf = (proposal: ProposalDetail): Item => ({
  title: proposal.title,
  detail: `${proposal.person.name} · ${sayStanding(proposal)}`,
  actions: [aboutProposal('Open', 'proposal', proposal)],
});

async function ofHub({ db, actor }: HubBase): Promise<Block[]> {
  if (!may(actor, 'decide on proposals', {})) return [];
  const theirs = { personId: { not: actor.personId } };
  const mine = (some: ProposalDetail[]) =>
    some.filter((one) => may(actor, 'decide on proposals', rightsOfProposal(one))).map(itemOf);
  const waiting = await findProposals(db, { state: { in: waitingForHub } });
  const others = await findProposals(db, { ...theirs, state: { notIn: [...waitingForHub, 'WITHDRAWN'] } }, mostOthers);
  return [
    {
      kind: 'items',
      heading: 'They wait for the hub',
      items: mine(waiting).toReversed(),
      whenEmpty: 'No proposal waits.',
    },
    ...(others.length > 0
      ? [{ kind: 'items' as const, heading: 'Answered lately', items: mine(others), whenEmpty: 'None.' }]
      : []),
  ];
}

/** Shows what somebody proposed, and to those who decide what waits for them. */
export const listProposals = defineCommand({
  name: 'proposals',
  kind: 'query',
  phrase: 'proposals',
  also: ['my proposals'],
  summary: 'See proposals of new Work Groups',
  right: 'browse',
  input: z.object({}),
  run: async ({ input: _none, answers: _nothing, subject: _no, ...base }) => {
    const own = await findProposals(base.db, { personId: base.actor.personId, state: { not: 'WITHDRAWN' } });
    return reply({
      title: 'Proposals of new Work Groups',
      blocks: [
        ...(await ofHub(base)),
        {
          kind: 'items',
          heading: 'Yours',
          items: own.map((one) => ({ ...itemOf(one), detail: sayStanding(one) })),
          whenEmpty: 'You have not proposed a group.',
        },
        { kind: 'actions', actions: [{ label: 'Propose a group', runs: 'propose' }] },
      ],
    });
  },
});
