import type { Phase } from '../../core/people.ts';
import type { RightsSubject } from '../../core/rights.ts';
import type { Action } from '../../core/view.ts';
import type { ProposalState } from '../../store/generated/enums.ts';

/** Where a proposal may go from each state: a pitch, then the plan; what is not here is over. */
export const proposalMoves: Record<ProposalState, ProposalState[]> = {
  PITCHED: ['DRAFT', 'DECLINED', 'WITHDRAWN'],
  DRAFT: ['SUBMITTED', 'WITHDRAWN'],
  SUBMITTED: ['RETURNED', 'SENT_NATIONALLY', 'APPROVED', 'DECLINED', 'WITHDRAWN'],
  RETURNED: ['SUBMITTED', 'WITHDRAWN'],
  SENT_NATIONALLY: ['APPROVED', 'DECLINED'],
  APPROVED: [],
  DECLINED: [],
  WITHDRAWN: [],
};

/** States in which the hub has something to decide. */
export const waitingForHub: ProposalState[] = ['PITCHED', 'SUBMITTED'];

/** States in which the plan is with whoever proposed it. */
export const withAuthor: ProposalState[] = ['DRAFT', 'RETURNED'];

const stateWords: Record<ProposalState, string> = {
  PITCHED: 'an idea, with the hub',
  DRAFT: 'wanted, its plan is being written',
  SUBMITTED: 'a plan, with the hub',
  RETURNED: 'a plan, sent back',
  SENT_NATIONALLY: 'a plan, sent to the NCETM',
  APPROVED: 'approved',
  DECLINED: 'not this time',
  WITHDRAWN: 'taken back',
};

/** Where a proposal stands, in plain words. */
export const sayProposal = (state: ProposalState): string => stateWords[state];

/** What the rights over a proposal are decided on: who made it, and for which phases. */
export const rightsOfProposal = ({ personId, phases }: { personId: string; phases: Phase[] }): RightsSubject => ({
  owners: [personId],
  phases,
});

type More = { version?: number; tone?: 'main' | 'danger'; confirm?: string; input?: Record<string, string> };

/** A button about one proposal, which says its name to a screen reader. */
export const aboutProposal = (
  label: string,
  runs: string,
  { id, title }: { id: string; title: string },
  { input, ...more }: More = {},
): Action => ({ label, spoken: `${label}: ${title}`, runs, input: { proposal: id, ...input }, ...more });

/** The button that takes a proposal back, with what comes of it. */
export const takeBack = (proposal: { id: string; title: string }): Action =>
  aboutProposal('Take it back', 'withdraw-proposal', proposal, {
    confirm: `The hub no longer reads “${proposal.title}”. You can propose it again.`,
  });
