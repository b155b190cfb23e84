import { type Outcome, refuse, reply } from '../../core/command.ts';
import { may } from '../../core/rights.ts';
import { type Action, type Block, text } from '../../core/view.ts';
import type { Channel } from '../../store/generated/client.ts';
import type { ChannelPurpose } from '../../store/generated/enums.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { purposes, sayChannel } from './channel.ts';
import { channelChoice, channelMeant, type Meant, rightsOfChannel } from './channel-meant.ts';

/** Groups to choose from at most: more are found by words. */
const mostShown = 8;

const seeAll: Action = { label: 'See all channels', runs: 'channels' };

/** The channel's row: made when it is named for the first time, and brought up to date by each word in it. */
async function keep({ known, here }: Meant, { db, hub, now }: HubBase): Promise<Channel | undefined> {
  if (!here) return (await db.channel.findFirst({ where: { id: known ?? hub.id } })) ?? undefined;
  const { platform, workspace, externalId, name, address } = here;
  const row = { platform, workspace, externalId, address, seenAt: now };
  await db.channel.createMany({ data: [{ ...row, hubId: hub.id, name }], skipDuplicates: true });
  const where = { platform, workspace, externalId };
  await db.channel.updateMany({ where, data: { address, seenAt: now, ...(name && { name }) } });
  return (await db.channel.findFirst({ where })) ?? undefined;
}

function whatFor(channel: Channel, { actor }: HubBase): Outcome {
  const isStaff = may(actor, 'register a channel', { phases: [] });
  const open: ChannelPurpose[] = isStaff ? ['LLME_NETWORK', 'WORK_GROUP', 'HUB_STAFF'] : ['WORK_GROUP'];
  const actions = open.map(
    (purpose): Action => ({
      label: purposes[purpose].label,
      spoken: `${sayChannel(channel)} is for: ${purposes[purpose].label}`,
      runs: 'channel',
      input: { channel: channel.id, purpose },
    }),
  );
  return reply({
    title: 'What is this channel for?',
    blocks: [
      text('I write only in channels that somebody has named.'),
      { kind: 'actions', actions: [...actions, seeAll] },
    ],
  });
}

function whichGroup(channel: Channel, { groups }: Meant): Outcome {
  const items = groups.slice(0, mostShown).map(({ id, title, key }) => ({
    title,
    detail: key,
    actions: [
      {
        label: 'It is for this one',
        spoken: `It is for ${title}, ${key}`,
        runs: 'channel',
        input: { channel: channel.id, purpose: 'WORK_GROUP', group: id },
      },
    ],
  }));
  const more: Block[] =
    groups.length > mostShown ? [text('There are more: type “channel work-group” with a code in the channel.')] : [];
  const whenEmpty = 'I found no Work Group of yours with these words. Try its code, such as NCP17-10a.';
  return reply({
    title: 'Which Work Group is it for?',
    blocks: [{ kind: 'items', items, whenEmpty }, ...more, { kind: 'actions', actions: [seeAll] }],
  });
}

type Group = { id: string; title: string };

async function use(channel: Channel, purpose: ChannelPurpose, group: Group | undefined, base: HubBase) {
  const { db, hub, now, tell, actor } = base;
  // Two who name it at once are one after the other
  await db.$queryRaw`
    SELECT id::text FROM "Channel" WHERE "hubId" = ${hub.id}::uuid AND id = ${channel.id}::uuid FOR UPDATE`;
  const what = { channelId: channel.id, purpose, groupId: group?.id ?? null };
  if (await db.channelUse.findFirst({ where: what })) return;
  const made = await db.channelUse.create({ data: { ...what, hubId: hub.id, since: now } });
  const { platform, workspace, externalId } = channel;
  await recordChange(base, {
    what: 'named a channel',
    subjectId: made.id,
    after: { purpose, platform, workspace, externalId, ...(group && { group: group.id }) },
  });
  const facts = { use: made.id, by: actor.personId };
  await tell({ kind: 'channel named', facts, to: { channel: channel.id }, occasion: made.id });
}

const inviteFirst = text('If nothing appears there in a minute, I am not in it yet, and I tell you what to do.');

/** Names a channel, in the channel itself, as one that the bot writes to: for local leaders, a Work Group, or staff. */
export const registerChannel = defineCommand({
  name: 'channel',
  kind: 'change',
  phrase: 'channel',
  summary: 'Say, in a channel, what I may write there',
  example: 'channel llme-network',
  right: 'register a channel',
  input: channelChoice,
  subject: channelMeant,
  rightsOf: rightsOfChannel,
  run: async ({ subject, input: _asked, answers: _none, ...base }) => {
    const channel = await keep(subject, base);
    if (!channel) return refuse('gone', 'I don’t know that channel any more. Type “channel” in it again.');
    const { purpose, groups } = subject;
    if (!purpose) return whatFor(channel, base);
    const [group, ...others] = groups;
    if (purpose === 'WORK_GROUP' && (!group || others.length > 0)) return whichGroup(channel, subject);
    await use(channel, purpose, group, base);
    const { label, tells } = purposes[purpose];
    return reply({
      title: 'I write in this channel now',
      blocks: [
        text({ strong: sayChannel(channel) }, ` is for: ${group ? group.title : label}. I write `, `${tells} there.`),
        inviteFirst,
        { kind: 'actions', actions: [seeAll] },
      ],
    });
  },
});
