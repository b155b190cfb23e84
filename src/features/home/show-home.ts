import { z } from 'zod';
import { type Command, reply } from '../../core/command.ts';
import { may } from '../../core/rights.ts';
import type { Action, Block, Item } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import { defineCommand, type HubBase, type HubRoom } from '../define.ts';
import { phaseActions } from '../work-groups/work-group.ts';

const nothingMine = 'You are in no Work Group yet. Choose a phase below to see what is open.';

const needsBlock = (items: Item[]): Block[] =>
  items.length > 0 ? [{ kind: 'items', heading: 'Needs you next', items, whenEmpty: '' }] : [];

/** Who looks after the hub looks there first. */
function hubActions({ actor, rightFor }: HubBase): Action[] {
  const right = rightFor('today');
  const isTheirs = right !== undefined && may(actor, right, {});
  return isTheirs ? [{ label: 'See today', spoken: 'See what needs the hub today', runs: 'today', tone: 'main' }] : [];
}

/** Home: what needs the person next, their groups with the next date, then browsing by phase. Each room adds its own. */
export const showHome = (rooms: HubRoom[]): Command<Db> =>
  defineCommand({
    name: 'home',
    kind: 'query',
    phrase: '',
    also: ['home', 'hello', 'hi', 'start'],
    summary: 'See what needs you, and your groups',
    right: 'browse',
    input: z.object({}),
    run: async (base) => {
      const parts = await Promise.all(rooms.map((room) => room.home?.(base) ?? { needsMe: [], mine: [] }));
      return reply({
        title: 'Work Groups',
        blocks: [
          ...needsBlock(parts.flatMap((part) => part.needsMe)),
          { kind: 'items', heading: 'Your groups', items: parts.flatMap((part) => part.mine), whenEmpty: nothingMine },
          { kind: 'text', text: { strong: 'Find a Work Group' } },
          { kind: 'actions', actions: phaseActions() },
          {
            kind: 'actions',
            actions: [
              ...hubActions(base),
              { label: 'Browse all', spoken: 'Browse all Work Groups', runs: 'browse' },
              { label: 'Help', runs: 'help' },
            ],
          },
        ],
      });
    },
  });
