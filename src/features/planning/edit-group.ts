import { defineCommand } from '../define.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { editView } from './edit-view.ts';
import { planned } from './group-meant.ts';

/** Shows what can be changed of a group, drafts too. */
export const editGroup = defineCommand({
  name: 'edit-group',
  kind: 'query',
  phrase: 'edit',
  also: ['edit group'],
  summary: 'Change a Work Group, or how it stands',
  example: 'edit symh-26-014',
  right: 'edit groups',
  input: groupChoice,
  subject: planned('edit-group', 'Edit'),
  rightsOf: rightsOfGroup,
  run: async ({ subject, input: _asked, answers: _none, ...base }) => editView('Edit this Work Group', subject, base),
});
