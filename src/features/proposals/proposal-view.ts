import { may } from '../../core/rights.ts';
import { ukDay } from '../../core/uk-time.ts';
import { type Action, type Block, text, type View } from '../../core/view.ts';
import type { HubBase } from '../define.ts';
import { sayNames, sayPhases } from '../work-groups/work-group.ts';
import { linesOf, missingInPlan, type PlanStep, planSteps, planTitles } from './plan.ts';
import type { ProposalDetail } from './proposal.reads.ts';
import { aboutProposal, proposalMoves, rightsOfProposal, sayProposal, takeBack, withAuthor } from './proposal.ts';

type Base = Pick<HubBase, 'actor' | 'rightFor'>;

function factsBlock(proposal: ProposalDetail): Block {
  const { state, person, phases, at } = proposal;
  return {
    kind: 'facts',
    facts: [
      { label: 'It is', value: sayProposal(state) },
      { label: 'Proposed by', value: [person.name, ', ', { day: ukDay(at) }] },
      { label: 'For', value: sayPhases(phases) },
    ],
  };
}

const canGo = ({ state }: ProposalDetail, to: keyof typeof proposalMoves) => proposalMoves[state].includes(to);

function authorActions(proposal: ProposalDetail): Action[] {
  if (!canGo(proposal, 'WITHDRAWN')) return [];
  const { version } = proposal;
  const isReady = withAuthor.includes(proposal.state) && missingInPlan(proposal).length === 0;
  return [
    ...(isReady ? [aboutProposal('Hand the plan in', 'submit-plan', proposal, { version, tone: 'main' })] : []),
    takeBack(proposal),
  ];
}

function hubActions(proposal: ProposalDetail): Action[] {
  const main = { tone: 'main' as const };
  return [
    ...(canGo(proposal, 'DRAFT') ? [aboutProposal('Go on', 'go-on', proposal, main)] : []),
    ...(canGo(proposal, 'APPROVED') ? [aboutProposal('Approve it', 'approve-proposal', proposal, main)] : []),
    ...(canGo(proposal, 'SENT_NATIONALLY') ? [aboutProposal('Sent to the NCETM', 'send-on', proposal)] : []),
    ...(canGo(proposal, 'RETURNED') ? [aboutProposal('Send it back', 'return-plan', proposal)] : []),
    ...(canGo(proposal, 'DECLINED') ? [aboutProposal('No, thank you', 'decline-proposal', proposal)] : []),
  ];
}

/** One step of the plan as it reads now, with its form for whoever writes it. */
function stepBlock(proposal: ProposalDetail, step: PlanStep, canWrite: boolean): Block {
  const isSaved = proposal.stepsSaved.includes(step);
  const lines = isSaved ? linesOf(step, proposal).filter(([, words]) => words !== '') : [];
  const { title, short } = planTitles[step];
  const label = isSaved ? 'Change this step' : 'Write this step';
  const spoken = `${label}, ${short.toLowerCase()}: ${proposal.title}`;
  const more = { ...aboutProposal(label, 'plan-step', proposal, { input: { step } }), spoken };
  return {
    kind: 'items',
    heading: title,
    items: lines.map(([name, words]) => ({ title: name, detail: words })),
    whenEmpty: 'Nothing written yet.',
    ...(canWrite && { more }),
  };
}

/** The plan, once there is one to write or to read. */
function planBlocks(proposal: ProposalDetail, canWrite: boolean): Block[] {
  if (!canWrite && proposal.stepsSaved.length === 0) return [];
  const missing = canWrite ? missingInPlan(proposal) : [];
  return [
    ...planSteps.map((step) => stepBlock(proposal, step, canWrite)),
    ...(missing.length > 0 ? [text('Before it can be handed in, say: ', sayNames(missing), '.')] : []),
  ];
}

function groupActions({ group, state }: ProposalDetail, { actor, rightFor }: Base): Action[] {
  const right = rightFor('edit-group');
  if (state !== 'APPROVED' || !group || !right || !may(actor, right, {})) return [];
  return [
    {
      label: 'Open the draft',
      spoken: `Open the draft: ${group.title}`,
      runs: 'edit-group',
      input: { group: group.id },
    },
  ];
}

/** A proposal whole: where it stands, what it says, and what this person may do about it. */
export function proposalView(title: string, proposal: ProposalDetail, base: Base): View {
  const { actor } = base;
  const rights = rightsOfProposal(proposal);
  const isOwn = may(actor, 'write the proposal', rights);
  const actions = [
    ...(may(actor, 'decide on proposals', rights) ? hubActions(proposal) : []),
    ...(isOwn ? authorActions(proposal) : []),
    ...groupActions(proposal, base),
    { label: 'All proposals', runs: 'proposals' },
  ];
  return {
    title,
    blocks: [
      text({ strong: proposal.title }),
      factsBlock(proposal),
      text({ strong: 'What it is for: ' }, proposal.purpose),
      text({ strong: 'Why the listed groups do not meet it: ' }, proposal.notMet),
      ...planBlocks(proposal, isOwn && withAuthor.includes(proposal.state)),
      ...(proposal.answer ? [text('The hub writes: ', proposal.answer)] : []),
      { kind: 'actions', actions },
    ],
  };
}
