import { z } from 'zod';
import { type Action, text, type View } from '../../core/view.ts';
import type { ProposalState } from '../../store/generated/enums.ts';
import { defineNotice } from '../define.ts';
import { sayPhases } from '../work-groups/work-group.ts';
import { loadProposal, type ProposalDetail } from './proposal.reads.ts';
import { aboutProposal, withAuthor } from './proposal.ts';

const waits = { PITCHED: 'A new group is proposed', SUBMITTED: 'The plan of a new group is there' } as const;

/** To those who decide: an idea or a plan waits for them. */
export const proposalWaits = defineNotice({
  name: 'proposal waits',
  whenUncertain: 'send again',
  facts: z.object({ proposal: z.uuid(), state: z.enum(['PITCHED', 'SUBMITTED']), since: z.iso.datetime() }),
  compose: async ({ proposal: id, state, since }, { db }): Promise<View | 'overtaken'> => {
    const proposal = await loadProposal(db, id);
    if (proposal?.state !== state || proposal.changedAt.toISOString() !== since) return 'overtaken';
    const { title, person, phases, purpose } = proposal;
    return {
      title: waits[state],
      blocks: [
        text({ strong: title }, `, by ${person.name}, for ${sayPhases(phases)}.`),
        text(purpose),
        { kind: 'actions', actions: [aboutProposal('Read it', 'proposal', proposal, { tone: 'main' })] },
      ],
    };
  },
});

const titles = {
  DRAFT: 'The hub would like your plan',
  RETURNED: 'Your plan is sent back',
  SENT_NATIONALLY: 'Your plan is with the NCETM',
  APPROVED: 'Your group is approved',
  DECLINED: 'Not this time',
} satisfies Partial<Record<ProposalState, string>>;

/** What comes next for whoever proposed it. */
const nextAct = (proposal: ProposalDetail): Action =>
  withAuthor.includes(proposal.state)
    ? aboutProposal('Write the plan', 'proposal', proposal, { tone: 'main' })
    : aboutProposal('See the proposal', 'proposal', proposal);

/** To whoever proposed a group: what the hub says, in its own words. */
export const proposalAnswered = defineNotice({
  name: 'proposal answered',
  whenUncertain: 'send again',
  facts: z.object({
    proposal: z.uuid(),
    state: z.enum(['DRAFT', 'RETURNED', 'SENT_NATIONALLY', 'APPROVED', 'DECLINED']),
  }),
  compose: async ({ proposal: id, state }, { db, hub, to }): Promise<View | 'overtaken'> => {
    const proposal = await loadProposal(db, id);
    if (proposal?.state !== state || proposal.personId !== to.personId) return 'overtaken';
    return {
      title: titles[state],
      blocks: [
        text({ strong: proposal.title }),
        ...(proposal.answer ? [text(`${hub.name} writes: `, proposal.answer)] : []),
        { kind: 'actions', actions: [nextAct(proposal)] },
      ],
    };
  },
});
