import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { recordChange } from '../audit.ts';
import { defineCommand } from '../define.ts';
import { groupLed } from '../memberships/group-meant.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { dropPast } from './prospect.moves.ts';
import { prospectsPage } from './prospects-page.ts';

/** Takes a school off the list of prospects, with its note. Doing it again changes nothing. */
export const removeProspect = defineCommand({
  name: 'remove-prospect',
  kind: 'change',
  summary: 'Take a school off the list of prospects',
  right: 'offer places',
  input: z.object({ group: z.uuid(), school: z.uuid() }),
  subject: groupLed('remove-prospect', 'Remove'),
  rightsOf: rightsOfGroup,
  run: async ({ subject: group, input: { school: schoolId }, answers: _none, ...base }) => {
    const { count } = await base.db.prospect.deleteMany({ where: { groupId: group.id, schoolId } });
    await dropPast(base.db, group.id);
    if (count > 0)
      await recordChange(base, {
        what: 'removed a prospect',
        subjectId: group.id,
        before: { school: schoolId },
      });
    return { ...reply(await prospectsPage('The school is removed', group, 1, base)), replaces: true };
  },
});
