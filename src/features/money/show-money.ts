import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { may } from '../../core/rights.ts';
import { defineCommand } from '../define.ts';
import { groupLed } from '../memberships/group-meant.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { moneyOfHub } from './money-overview.ts';
import { moneyView } from './money-view.ts';

const groupMeant = groupLed('money', 'See its money');

/** Shows a group's money; without a name the hub's, to those who oversee it, and to a lead the own group's. */
export const showMoney = defineCommand({
  name: 'money',
  kind: 'query',
  phrase: 'money',
  also: ['funding'],
  summary: 'See what is planned, claimed and paid',
  example: 'money ncp17-10a',
  right: 'see money',
  input: groupChoice.extend({ page: z.coerce.number().int().min(1).max(500).default(1) }),
  subject: async ({ page, ...choice }, base, lock) => {
    const isAll = !choice.group && !choice.words?.trim();
    if (isAll && may(base.actor, 'see money', {})) return { instead: await moneyOfHub(base, page) };
    return groupMeant(choice, base, lock);
  },
  rightsOf: rightsOfGroup,
  run: async ({ subject: group, input: { page }, answers: _none, ...base }) =>
    reply(await moneyView('Money of a group', group, base, page)),
});
