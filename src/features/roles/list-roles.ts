import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { fold, wordPatternsOf } from '../../core/fold.ts';
import { pageOf } from '../../core/page.ts';
import { may } from '../../core/rights.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { Action, Item, Text } from '../../core/view.ts';
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

const input = z.object({
  words: z.string().max(300).default(''),
  page: z.coerce.number().int().min(1).max(100).default(1),
});

/** Roles on one page. */
const pageSize = 15;

/** Whether typed words mean this role: its holder's name, or the word for it. */
function isMeant({ name, word }: Held, patterns: string[]): boolean {
  const text = ` ${fold(`${name} ${word}`)} `;
  return patterns.every((pattern) => text.includes(pattern));
}

/** Shows who holds which role of the hub and since when, to its staff. */
export const listRoles = defineCommand({
  name: 'role',
  kind: 'query',
  phrase: 'role',
  also: ['roles'],
  summary: 'See who holds which role in the hub',
  right: 'see roles',
  input,
  run: async ({ input: { words, page }, subject: _none, answers: _nothing, ...base }) => {
    const patterns = wordPatternsOf(words).map((pattern) => pattern.slice(1, -1));
    const held = (await rolesHeld(base.db, base.now)).filter((one) => isMeant(one, patterns));
    const { lines, said, turning } = pageOf(held, page, pageSize, { runs: 'role', input: { ...(words && { words }) } });
    const give: Action[] = may(base.actor, 'give and end roles', {})
      ? [{ label: 'Give a role', runs: 'give-role', tone: 'main' }]
      : [];
    const buttons = [...turning, ...give];
    return reply({
      title: 'Roles in the hub',
      blocks: [
        {
          kind: 'items',
          items: lines.map((one) => itemOf(one, base)),
          whenEmpty: words ? 'Nobody of that name or role holds one.' : 'Nobody holds a role yet.',
        },
        ...said,
        ...(buttons.length > 0 ? [{ kind: 'actions' as const, actions: buttons }] : []),
      ],
    });
  },
});
