import { type Outcome, type Refusal, refuse, reply } from '../../core/command.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { ProposalState } from '../../store/generated/enums.ts';
import { recordChange } from '../audit.ts';
import type { HubBase } from '../define.ts';
import { tellOne, tellPanel } from '../interests/tell-panel.ts';
import { planReminder } from './plan-reminder.due.ts';
import { loadProposal, type ProposalDetail } from './proposal.reads.ts';
import { proposalMoves, sayProposal } from './proposal.ts';
import { proposalView } from './proposal-view.ts';

/** Why a proposal cannot go there, as it stands. */
export const cannotGo = ({ state, title }: ProposalDetail, to: ProposalState): Refusal | undefined =>
  proposalMoves[state].includes(to)
    ? undefined
    : refuse('not this state', `Somebody was faster: “${title}” stands as “${sayProposal(state)}” now.`);

/** Brings a proposal to another state, on record. */
export async function moveProposal(
  base: HubBase,
  proposal: ProposalDetail,
  to: ProposalState,
  values: Prisma.ProposalUncheckedUpdateInput = {},
): Promise<void> {
  const { db, now } = base;
  const data = { ...values, state: to, changedAt: now, version: { increment: 1 } };
  await db.proposal.update({ where: { id: proposal.id }, data });
  await recordChange(base, {
    what: `proposal: ${sayProposal(to)}`,
    subjectId: proposal.id,
    before: { state: proposal.state },
    after: { state: to },
  });
  await planReminder(base, proposal);
}

/** Tells those who decide for its phases that a proposal waits for them. */
export const tellDeciding = (base: HubBase, { id, phases, version }: ProposalDetail, state: ProposalState) =>
  tellPanel(
    base,
    { phases },
    {
      kind: 'proposal waits',
      facts: { proposal: id, state, since: base.now.toISOString() },
      occasion: `${id}/${version}`,
    },
  );

/** Tells whoever proposed it what the hub says. */
export const tellAuthor = (base: HubBase, { id, personId, version }: ProposalDetail, state: ProposalState) =>
  tellOne(base, personId, {
    kind: 'proposal answered',
    facts: { proposal: id, state },
    occasion: `${id}/${version}`,
  });

/** The proposal as it is after a change. */
export async function shown(title: string, base: HubBase, { id }: { id: string }): Promise<Outcome> {
  const proposal = await loadProposal(base.db, id);
  if (!proposal) throw new Error('a proposal that was just changed is not there');
  return reply(proposalView(title, proposal, base));
}
