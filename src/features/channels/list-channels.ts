import { z } from 'zod';
import { refuse, reply } from '../../core/command.ts';
import { may, type RightsSubject } from '../../core/rights.ts';
import { ukDay } from '../../core/uk-time.ts';
import { type Item, text, type View } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { type UsedChannel, usedChannels } from './channel.reads.ts';
import { purposes, sayChannel } from './channel.ts';
import { leadsAny } from './channel-meant.ts';

const rightsOf = ({ group }: UsedChannel): RightsSubject => (group ? rightsOfGroup(group) : { phases: [] });

function itemOf(use: UsedChannel): Item {
  const name = sayChannel(use.channel);
  const what = use.group?.title ?? purposes[use.purpose].label;
  return {
    title: name,
    detail: [`${what}, since `, { day: ukDay(use.since) }],
    actions: [
      {
        label: 'Remove',
        spoken: `Remove ${name} for ${what}`,
        runs: 'channel-remove',
        input: { use: use.id },
        tone: 'danger',
        confirm: `I will no longer write ${purposes[use.purpose].tells} in ${name}.`,
      },
    ],
  };
}

async function listOf(title: string, { db, actor }: HubBase): Promise<View> {
  const uses = (await usedChannels(db)).filter((use) => may(actor, 'register a channel', rightsOf(use)));
  return {
    title,
    blocks: [
      { kind: 'items', items: uses.map(itemOf), whenEmpty: 'No channel is named yet.' },
      text(
        'To name one, type in it: “channel llme-network”, “channel work-group” with a code, or “channel hub-staff”.',
      ),
    ],
  };
}

/** Shows the channels that the bot writes to, as far as somebody may change them. */
export const listChannels = defineCommand({
  name: 'channels',
  kind: 'query',
  phrase: 'channels',
  summary: 'See the channels I write in, or remove one',
  right: 'register a channel',
  input: z.object({}),
  subject: async (_input, base) => ({ subject: await leadsAny(base) }),
  rightsOf: (leads) => ({ leads }),
  run: async ({ input: _none, subject: _nothing, answers: _no, ...base }) =>
    reply(await listOf('Channels of the hub', base)),
});

/** Takes a channel off the list: nothing for that purpose is written there any more. */
export const removeChannel = defineCommand({
  name: 'channel-remove',
  kind: 'change',
  summary: 'Stop writing in a channel',
  right: 'register a channel',
  input: z.object({ use: z.uuid() }),
  subject: async ({ use }, { db }) => {
    const [found] = await usedChannels(db, { id: use });
    return found
      ? { subject: found }
      : { instead: refuse('gone', 'That channel is off the list already. Type “channels” to see the others.') };
  },
  rightsOf,
  run: async ({ subject: use, input: _asked, answers: _none, ...base }) => {
    await base.db.channelUse.deleteMany({ where: { id: use.id } });
    await recordChange(base, { what: 'removed a channel', subjectId: use.id, before: { purpose: use.purpose } });
    return reply(await listOf('The channel is removed', base));
  },
});
