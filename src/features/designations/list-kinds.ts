import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { may } from '../../core/rights.ts';
import { type Action, type Block, type Item, text } from '../../core/view.ts';
import type { DesignationKind } from '../../store/generated/client.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { givenKinds } from './kind.reads.ts';
import { sayTraits } from './kind.ts';

const sayHolders = (count: number) => (count === 1 ? '1 person' : `${count} people`);

function actionsOf({ id, word }: DesignationKind): Action[] {
  const input = { kind: id };
  const confirm = `${word} can no longer be given. Who has it keeps it.`;
  return [
    { label: 'Change', spoken: `Change the kind ${word}`, runs: 'edit-designation-kind', input },
    { label: 'End', spoken: `End the kind ${word}`, runs: 'end-designation-kind', input, tone: 'danger', confirm },
  ];
}

async function kindItems({ db }: HubBase, kinds: DesignationKind[], isEditor: boolean): Promise<Item[]> {
  const held = await db.designation.groupBy({ by: ['kindId'], where: { endedAt: null }, _count: true });
  const count = new Map(held.map(({ kindId, _count }) => [kindId, _count]));
  return kinds.map((kind) => ({
    title: kind.word,
    detail: `${sayTraits(kind)} · ${sayHolders(count.get(kind.id) ?? 0)}`,
    ...(isEditor && { actions: actionsOf(kind) }),
  }));
}

/** What was given once, by name: a kind that is added again comes back. */
function overBlocks(over: DesignationKind[]): Block[] {
  const names = new Intl.ListFormat('en-GB').format(over.map(({ word }) => word));
  return over.length > 0 ? [text({ strong: 'No longer given: ' }, names)] : [];
}

/** Shows what the hub recognises local leaders as, and lets its lead or administrator change it. */
export const listKinds = defineCommand({
  name: 'designation-kinds',
  kind: 'query',
  phrase: 'kinds of designation',
  also: ['designation kinds'],
  summary: 'See and change the kinds of designation',
  right: 'see roles',
  input: z.object({}),
  run: async ({ input: _none, subject: _nothing, answers: _no, ...base }) => {
    const isEditor = may(base.actor, 'give and end roles', {});
    const items = await kindItems(base, await givenKinds(base), isEditor);
    const over = await base.db.designationKind.findMany({
      where: { endedAt: { not: null } },
      orderBy: { word: 'asc' },
    });
    const add: Action[] = isEditor
      ? [{ label: 'Add a kind', spoken: 'Add a kind of designation', runs: 'new-designation-kind', tone: 'main' }]
      : [];
    const see: Action = { label: 'See who has which', spoken: 'See all designations', runs: 'designations' };
    return reply({
      title: 'Kinds of designation',
      blocks: [
        { kind: 'items', items, whenEmpty: 'The hub has no kinds of designation yet.' },
        ...overBlocks(over),
        { kind: 'actions', actions: [...add, see] },
      ],
    });
  },
});
