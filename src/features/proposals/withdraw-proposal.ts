import { defineCommand } from '../define.ts';
import { cannotGo, moveProposal, shown } from './proposal.moves.ts';
import { proposalChoice, proposalMeant } from './proposal.reads.ts';
import { rightsOfProposal } from './proposal.ts';

/** Whoever proposed a group takes it back, until it is decided. */
export const withdrawProposal = defineCommand({
  name: 'withdraw-proposal',
  kind: 'change',
  summary: 'Take your proposal back',
  right: 'write the proposal',
  input: proposalChoice,
  subject: proposalMeant,
  rightsOf: rightsOfProposal,
  run: async ({ subject, input: _asked, answers: _none, ...base }) => {
    const no = cannotGo(subject, 'WITHDRAWN');
    if (no) return no;
    await moveProposal(base, subject, 'WITHDRAWN');
    return shown('Your proposal is taken back', base, subject);
  },
});
