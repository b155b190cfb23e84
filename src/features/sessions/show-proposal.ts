import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { defineCommand } from '../define.ts';
import { groupLed } from '../memberships/group-meant.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { proposalView } from './proposal-view.ts';
import { draftsOf } from './session.reads.ts';

/** Shows the dates that are proposed and not saved yet. */
export const showProposal = defineCommand({
  name: 'proposed-dates',
  kind: 'query',
  summary: 'See the dates that are proposed and not saved yet',
  right: 'schedule sessions',
  input: z.object({ group: z.uuid() }),
  subject: groupLed('proposed-dates', 'See its dates'),
  rightsOf: rightsOfGroup,
  run: async ({ subject: group, input: _asked, answers: _none, ...base }) =>
    reply(proposalView(group, await draftsOf(base.db, group.id), base)),
});
