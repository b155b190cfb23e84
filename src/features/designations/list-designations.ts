import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { fold } from '../../core/fold.ts';
import { may } from '../../core/rights.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { Action, Item } from '../../core/view.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { everyDesignation } from './designation.reads.ts';
import { sayDesignation, sayValidity } from './designation.ts';

type Row = Awaited<ReturnType<typeof everyDesignation>>[number];

function itemOf(row: Row, { actor, now }: HubBase): Item {
  const said = sayDesignation(row);
  const end: Action = {
    label: 'End it',
    spoken: `End: ${row.person.name}, ${said}`,
    runs: 'end-designation',
    input: { designation: row.id },
    tone: 'danger',
    confirm: `${row.person.name} is no longer listed as ${said}. This takes effect at once.`,
  };
  return {
    title: row.person.name,
    detail: [`${said}, `, ...[sayValidity(row, ukDay(now))].flat()],
    ...(may(actor, 'give and end roles', {}) && { actions: [end] }),
  };
}

/** Shows the hub's staff who is recognised as what, person by person. */
export const listDesignations = defineCommand({
  name: 'designations',
  kind: 'query',
  phrase: 'designations',
  summary: 'See who is recognised as what',
  example: 'designations okafor',
  right: 'see roles',
  input: z.object({ words: z.string().max(300).default('') }),
  run: async ({ input: { words }, subject: _none, answers: _nothing, ...base }) => {
    const wanted = fold(words);
    const rows = await everyDesignation(base);
    const items = rows
      .filter((row) => fold(`${row.person.name} ${sayDesignation(row)}`).includes(wanted))
      .map((row) => itemOf(row, base));
    const give: Action = { label: 'Give a designation', runs: 'designate', tone: 'main' };
    const kinds: Action = { label: 'See the kinds', spoken: 'See the kinds of designation', runs: 'designation-kinds' };
    const whenEmpty = wanted ? `Nobody is listed for “${words.slice(0, 100)}”.` : 'Nobody is listed yet.';
    return reply({
      title: 'Designations',
      blocks: [
        { kind: 'items', items, whenEmpty },
        { kind: 'actions', actions: [...(may(base.actor, 'give and end roles', {}) ? [give] : []), kinds] },
      ],
    });
  },
});
