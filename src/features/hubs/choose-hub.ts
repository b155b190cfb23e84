import { z } from 'zod';
import { type Outcome, refuse, reply } from '../../core/command.ts';
import type { Actor } from '../../core/people.ts';
import { may } from '../../core/rights.ts';
import type { Block } from '../../core/view.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { profileBlocks } from './hub-profile.ts';

const here = { slack: 'This workspace', teams: 'This team' } as const;

/** For those who may say where the hub is at home. */
const waysOn = (actor: Actor): Block[] =>
  may(actor, 'connect a workspace', {})
    ? [{ kind: 'actions', actions: [{ label: 'See all connected', runs: 'disconnect' }] }]
    : [];

/** Hubs offered at most: a platform takes no more buttons. */
const mostOffered = 45;

type Named = { id: string; slug: string; name: string };

function othersBlock(hubs: Named[], now: string): Block[] {
  const others = hubs.filter((one) => one.id !== now).slice(0, mostOffered);
  if (others.length === 0) return [];
  const actions = others.map((one) => ({
    label: one.name,
    spoken: `Change to ${one.name}`,
    runs: 'choose-hub',
    input: { hub: one.slug },
  }));
  return [
    { kind: 'text', text: 'To change to another hub, press it.' },
    { kind: 'actions', actions },
  ];
}

/** The other hub is shown when it is asked for next: this request still belongs to the one before. */
async function change({ db, actor }: HubBase, chosen: Named, hubs: Named[]): Promise<Outcome> {
  await db.account.update({ where: { id: actor.accountId }, data: { currentHubId: chosen.id } });
  return reply({
    title: 'Your hub is changed',
    blocks: [
      { kind: 'text', text: { strong: chosen.name } },
      { kind: 'actions', actions: [{ label: 'See my hub', runs: 'choose-hub', tone: 'main' }] },
      ...othersBlock(hubs, chosen.id),
    ],
  });
}

/** Shows the hub: what it is and whom to ask. In a private chat it is changed here; a workspace or team has its own. */
export const chooseHub = defineCommand({
  name: 'choose-hub',
  kind: 'change',
  phrase: 'hub',
  summary: 'See your Maths Hub, or change it',
  right: 'browse',
  input: z.object({ hub: z.string().max(100).optional() }),
  run: async ({ input: { hub: slug }, subject: _none, answers: _nothing, ...base }) => {
    const { hub, actor, place, db } = base;
    if (place.workspace)
      return reply({
        title: 'Your hub here',
        blocks: [
          { kind: 'text', text: `${here[actor.platform]} belongs to ${hub.name}.` },
          ...(await profileBlocks(base)),
          ...waysOn(actor),
        ],
      });
    const hubs = await db.hub.findMany({ select: { id: true, slug: true, name: true }, orderBy: { name: 'asc' } });
    const chosen = hubs.find((one) => one.slug === slug);
    if (slug && !chosen) return refuse('no such hub', 'That hub is no longer here. Type “hub” to see which there are.');
    if (chosen && chosen.id !== hub.id) return change(base, chosen, hubs);
    return reply({
      title: 'Your hub',
      blocks: [
        { kind: 'text', text: { strong: hub.name } },
        ...(await profileBlocks(base)),
        ...othersBlock(hubs, hub.id),
        ...waysOn(actor),
      ],
    });
  },
});
