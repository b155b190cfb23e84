import { reply } from '../../core/command.ts';
import { defineCommand } from '../define.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { commissionView } from './commission-view.ts';
import { groupToLead } from './group-sought.ts';

/** Shows the panel who would lead a group, side by side, with what can be done about each. */
export const commission = defineCommand({
  name: 'commission',
  kind: 'query',
  phrase: 'commission',
  summary: 'Compare who would lead a group, and choose',
  example: 'commission ncp17-10a',
  right: 'commission a lead',
  input: groupChoice,
  subject: groupToLead('commission', 'Commission'),
  rightsOf: rightsOfGroup,
  run: async ({ subject, input: _asked, answers: _none, ...base }) => reply(await commissionView(base, subject)),
});
