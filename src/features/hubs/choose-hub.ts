import { z } from 'zod';
import { refuse, reply } from '../../core/command.ts';
import type { Actor } from '../../core/people.ts';
import { may } from '../../core/rights.ts';
import type { Block } from '../../core/view.ts';
import { defineCommand } from '../define.ts';

const here = { slack: 'This workspace', teams: 'This team' } as const;

/** For those who may say where the hub is at home. */
const waysOn = (actor: Actor): Block[] =>
  may(actor, 'connect a workspace', {})
    ? [{ kind: 'actions', actions: [{ label: 'See all connected', runs: 'disconnect' }] }]
    : [];

/** Says which hub counts in a private chat, or changes it; a workspace or team that belongs to a hub has its own. */
export const chooseHub = defineCommand({
  name: 'choose-hub',
  kind: 'change',
  phrase: 'hub',
  summary: 'See or change your Maths Hub',
  right: 'browse',
  input: z.object({ hub: z.string().max(100).optional() }),
  run: async ({ input: { hub: slug }, hub, actor, place, db }) => {
    if (place.workspace)
      return reply({
        title: 'Your hub here',
        blocks: [
          {
            kind: 'text',
            text: `${here[actor.platform]} belongs to ${hub.name}. If you need help, ask ${hub.contact}.`,
          },
          ...waysOn(actor),
        ],
      });
    const hubs = await db.hub.findMany({ select: { id: true, slug: true, name: true }, orderBy: { name: 'asc' } });
    const chosen = hubs.find((one) => one.slug === slug);
    if (slug && !chosen) return refuse('no such hub', 'That hub is no longer here. Type “hub” to see which there are.');
    if (chosen) await db.account.update({ where: { id: actor.accountId }, data: { currentHubId: chosen.id } });
    const now = chosen ?? hub;
    const others = hubs.filter((one) => one.id !== now.id).slice(0, 45);
    const actions = others.map((one) => ({
      label: one.name,
      spoken: `Change to ${one.name}`,
      runs: 'choose-hub',
      input: { hub: one.slug },
    }));
    return reply({
      title: chosen ? 'Your hub is changed' : 'Your hub',
      blocks: [
        { kind: 'text', text: [{ strong: now.name }, others.length > 0 ? '. To change to another, press it.' : ''] },
        ...(actions.length > 0 ? [{ kind: 'actions' as const, actions }] : []),
        ...waysOn(actor),
      ],
    });
  },
});
