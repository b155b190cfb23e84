import { reply } from '../../core/command.ts';
import { defineCommand } from '../define.ts';
import { proposalChoice, proposalMeant } from './proposal.reads.ts';
import { rightsOfProposal } from './proposal.ts';
import { proposalView } from './proposal-view.ts';

/** Shows a proposal to whoever made it, and to the hub. */
export const showProposal = defineCommand({
  name: 'proposal',
  kind: 'query',
  summary: 'See a proposal',
  right: 'read the proposal',
  input: proposalChoice,
  subject: proposalMeant,
  rightsOf: rightsOfProposal,
  run: async ({ subject, input: _asked, answers: _none, ...base }) => reply(proposalView('A proposal', subject, base)),
});
