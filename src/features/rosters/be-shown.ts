import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { recordChange } from '../audit.ts';
import { defineCommand } from '../define.ts';
import { ownersOf, ownPlaceMeant } from '../memberships/own-place.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';

const input = groupChoice.extend({ show: z.enum(['yes', 'no']) });

/** A teacher says whether the others of the group may see name, role and school; a second press takes it back. */
export const beShown = defineCommand({
  name: 'be-shown',
  kind: 'change',
  summary: 'Say whether members of your group see your name',
  right: 'see own data',
  input,
  subject: ownPlaceMeant('be-shown', 'Choose'),
  rightsOf: ownersOf,
  run: async ({ subject: { group }, input: { show }, answers: _none, ...base }) => {
    const { db, hub, actor } = base;
    const key = { hubId: hub.id, groupId: group.id, personId: actor.personId };
    const isShown = show === 'yes';
    const { id } = await db.membership.update({ where: { hubId_groupId_personId: key }, data: { isShown } });
    await recordChange(base, { what: 'said whether to be shown', subjectId: id, after: { shown: show } });
    const words = isShown
      ? 'Members of this group now see your name, your role and your school. They see no e-mail address.'
      : 'Members of this group no longer see your name. You are counted among the others.';
    return reply({
      title: isShown ? 'Your name is shown' : 'Your name is hidden',
      blocks: [
        { kind: 'text', text: words },
        {
          kind: 'actions',
          actions: [
            {
              label: 'See the members',
              spoken: `See the members: ${group.title}`,
              runs: 'members',
              input: { group: group.id },
            },
          ],
        },
      ],
    });
  },
});
