import { reply } from '../../core/command.ts';
import { defineCommand } from '../define.ts';
import { planned } from '../planning/group-meant.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';

/** Gives those who may the files of one group: who is in it, and its dates. */
export const exportGroup = defineCommand({
  name: 'export-group',
  kind: 'query',
  phrase: 'export',
  summary: 'Take a group’s teachers and dates as a file',
  example: 'export ncp17-10a',
  right: 'export a group',
  input: groupChoice,
  subject: planned('export-group', 'Export'),
  rightsOf: rightsOfGroup,
  run: async ({ subject: { id, title }, link }) =>
    reply({
      title: 'Files of this Work Group',
      blocks: [
        { kind: 'text', text: { strong: title } },
        {
          kind: 'text',
          text: 'Each link is for you, works once, and for 30 minutes. That a file was taken is written down.',
        },
        {
          kind: 'actions',
          actions: [
            { label: 'Schools and teachers', opens: await link('group-members', { group: id }) },
            { label: 'Dates', opens: await link('group-dates', { group: id }) },
            { label: 'The group itself', opens: await link('group-groups', { group: id }) },
          ],
        },
      ],
    }),
});
