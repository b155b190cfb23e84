import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { defineCommand } from '../define.ts';
import { groupLed } from '../memberships/group-meant.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { prospectsPage } from './prospects-page.ts';

/** Shows those who may offer places which schools were contacted or are interested, each with its private note. */
export const listProspects = defineCommand({
  name: 'prospects',
  kind: 'query',
  phrase: 'prospects',
  summary: 'See schools contacted for a group, or interested',
  example: 'prospects ncp17-10a',
  right: 'offer places',
  input: groupChoice.extend({ page: z.coerce.number().int().min(1).max(100).default(1) }),
  subject: groupLed('prospects', 'See prospects'),
  rightsOf: rightsOfGroup,
  run: async ({ subject: group, input: { page }, answers: _none, ...base }) =>
    reply(await prospectsPage('Schools contacted or interested', group, page, base)),
});
