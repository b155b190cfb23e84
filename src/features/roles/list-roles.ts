import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { may } from '../../core/rights.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { Action, Block, Item, Text } from '../../core/view.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { rolesHeld } from './role.reads.ts';
import { type Held, isNow, lastDay, sayRole } from './role.ts';

function dates({ from, to }: Held, now: Date): Text {
  const begun = isNow({ from, to }, now) ? 'since ' : 'from ';
  const until: Text = to ? [' until ', { day: lastDay(to) }] : '';
  return [begun, { day: ukDay(from) }, ...[until].flat()];
}

function itemOf(held: Held, { actor, now }: HubBase): Item {
  const end: Action = {
    label: 'End this role',
    spoken: `End ${held.name}’s role as ${sayRole(held)}`,
    runs: 'end-role',
    input: { role: held.id },
    tone: 'danger',
    confirm: `${held.name} will no longer be ${sayRole(held)}. This takes effect at once.`,
  };
  const right = held.standing === 'HUB_LEAD' ? 'make a hub lead' : 'give and end roles';
  return {
    title: held.name,
    detail: [`${sayRole(held)}, `, ...[dates(held, now)].flat()],
    ...(may(actor, right, {}) && { actions: [end] }),
  };
}

/** Shows who holds which role of the hub and since when, to its staff. */
export const listRoles = defineCommand({
  name: 'role',
  kind: 'query',
  phrase: 'role',
  also: ['roles'],
  summary: 'See who holds which role in the hub',
  right: 'see roles',
  input: z.object({}),
  run: async (base) => {
    const items = (await rolesHeld(base.db, base.now)).map((held) => itemOf(held, base));
    const give: Block = { kind: 'actions', actions: [{ label: 'Give a role', runs: 'give-role', tone: 'main' }] };
    return reply({
      title: 'Roles in the hub',
      blocks: [
        { kind: 'items', items, whenEmpty: 'Nobody holds a role yet.' },
        ...(may(base.actor, 'give and end roles', {}) ? [give] : []),
      ],
    });
  },
});
