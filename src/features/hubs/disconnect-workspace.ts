import { z } from 'zod';
import { type Outcome, refuse, reply } from '../../core/command.ts';
import type { Item } from '../../core/view.ts';
import type { Place } from '../../store/generated/client.ts';
import { recordChange } from '../audit.ts';
import { endChannelsOf } from '../channels/channel.moves.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { isHere, nameOf, sayLeaving, wordFor } from './workspace.ts';

const whatElse = 'If you need it back, type “connect”.';

function lineOf(one: Place, { hub, actor, place }: HubBase): Item {
  const name = nameOf(one);
  if (isHere(one, actor.platform, place)) return { title: name, detail: `${wordFor(one.kind)}, where you are now` };
  const action = {
    label: 'Disconnect',
    spoken: `Disconnect ${name}`,
    runs: 'disconnect',
    input: { place: one.id },
    tone: 'danger' as const,
    confirm: sayLeaving(hub, one),
  };
  return { title: name, detail: wordFor(one.kind), actions: [action] };
}

async function list(base: HubBase): Promise<Outcome> {
  const places = await base.db.place.findMany({ orderBy: { id: 'asc' }, take: 40 });
  return reply({
    title: 'Connected to the hub',
    blocks: [
      {
        kind: 'items',
        items: places.map((one) => lineOf(one, base)),
        whenEmpty: `No Slack workspace or Teams team is connected to ${base.hub.name}.`,
      },
      { kind: 'actions', actions: [{ label: 'Connect another', runs: 'connect', tone: 'main' }] },
    ],
  });
}

async function take(one: Place, base: HubBase): Promise<Outcome> {
  const { db, hub, actor, place } = base;
  if (isHere(one, actor.platform, place))
    return refuse(
      'place is here',
      'You are in it now, and would lock yourself out. Disconnect it from another workspace or team of the hub.',
    );
  await db.place.delete({ where: { id: one.id } });
  await endChannelsOf(db, one.externalId);
  const { kind, externalId } = one;
  await recordChange(base, { what: 'disconnected a place', subjectId: one.id, before: { kind, externalId } });
  return reply({
    title: 'It is disconnected',
    blocks: [
      { kind: 'text', text: `${nameOf(one)} no longer belongs to ${hub.name}. ${whatElse}` },
      { kind: 'actions', actions: [{ label: 'See all connected', runs: 'disconnect' }] },
    ],
  });
}

/** Lists the hub's workspaces and teams, and takes one from the hub; never the one in which it is asked. */
export const disconnectWorkspace = defineCommand({
  name: 'disconnect',
  kind: 'change',
  phrase: 'disconnect',
  summary: 'See what is connected to the hub, or disconnect it',
  right: 'connect a workspace',
  input: z.object({ place: z.uuid().optional() }),
  run: async ({ input, subject: _none, answers: _nothing, ...base }) => {
    if (input.place === undefined) return list(base);
    const one = await base.db.place.findFirst({ where: { id: input.place } });
    return one
      ? take(one, base)
      : refuse('gone', 'That is not connected to your hub any more. Type “disconnect” to see what is.');
  },
});
