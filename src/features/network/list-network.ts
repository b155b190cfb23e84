import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { pageOf } from '../../core/page.ts';
import { may } from '../../core/rights.ts';
import type { Action, Item } from '../../core/view.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { currentOf } from '../designations/designation.reads.ts';
import { sayDesignation } from '../designations/designation.ts';
import { networkNow } from '../work-groups/local-leader.reads.ts';
import { sayNames } from '../work-groups/work-group.ts';
import { namesOf } from './meeting.reads.ts';

/** Members on one page. */
const pageSize = 15;

/** The titles of the groups that some people lead now. */
async function groupsLed({ db }: HubBase, people: string[]) {
  const leads = await db.workGroupLead.findMany({
    where: { personId: { in: people }, to: null, group: { state: { notIn: ['CLOSED', 'CANCELLED'] } } },
    select: { personId: true, group: { select: { title: true } } },
    orderBy: [{ group: { title: 'asc' } }, { id: 'asc' }],
  });
  return Map.groupBy(leads, ({ personId }) => personId);
}

async function itemsOf(people: { id: string; name: string }[], base: HubBase): Promise<Item[]> {
  const ids = people.map(({ id }) => id);
  const designations = Map.groupBy(await currentOf(base, ids), ({ personId }) => personId);
  const led = await groupsLed(base, ids);
  return people.map(({ id, name }) => {
    const titles = (led.get(id) ?? []).map(({ group }) => group.title);
    const said = (designations.get(id) ?? []).map(sayDesignation);
    const leads = titles.length > 0 ? [`leads ${sayNames(titles)}`] : [];
    return { title: name, detail: [said.join('; ') || 'no designation', ...leads].join(' · ') };
  });
}

/** Shows the hub's staff who belongs to the network, as what, and what they lead. */
export const listNetwork = defineCommand({
  name: 'network-members',
  kind: 'query',
  phrase: 'network members',
  summary: 'See who belongs to the LLME network, as what',
  right: 'see roles',
  input: z.object({ page: z.coerce.number().int().min(1).max(1000).default(1) }),
  run: async ({ input: { page }, subject: _none, answers: _no, ...base }) => {
    const members = await namesOf(base, await networkNow(base));
    const turn = { runs: 'network-members', input: {} };
    const { lines, said, turning } = pageOf(members, page, pageSize, turn);
    const give: Action = { label: 'Give a designation', runs: 'designate' };
    return reply({
      title: 'Members of the network',
      blocks: [
        {
          kind: 'items',
          items: await itemsOf(lines, base),
          whenEmpty: 'Nobody yet: whoever leads a group or is given a designation belongs to it.',
        },
        ...said,
        {
          kind: 'actions',
          actions: [
            ...turning,
            ...(may(base.actor, 'give and end roles', {}) ? [give] : []),
            { label: 'See the network', runs: 'network' },
          ],
        },
      ],
    });
  },
});
