import type { Db } from '../../store/db.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { ChannelPurpose } from '../../store/generated/enums.ts';

/** What is read with the use of a channel. */
const withChannel = {
  channel: true,
  group: { select: { id: true, title: true, phases: true, partnerId: true, leads: { where: { to: null } } } },
} satisfies Prisma.ChannelUseInclude;

/** What a channel is for, with the channel. */
export type UsedChannel = Prisma.ChannelUseGetPayload<{ include: typeof withChannel }>;

/** What the hub's channels are for, in the order in which they were named. */
export const usedChannels = (db: Db, where: Prisma.ChannelUseWhereInput = {}): Promise<UsedChannel[]> =>
  db.channelUse.findMany({
    where,
    include: withChannel,
    orderBy: [{ purpose: 'asc' }, { since: 'asc' }, { id: 'asc' }],
  });

/** The channels for a purpose, each once; those of a group are that group's. */
export async function channelsFor(db: Db, purpose: ChannelPurpose, groupId?: string) {
  const uses = await usedChannels(db, { purpose, ...(groupId && { groupId }) });
  return [...new Map(uses.map(({ channel }) => [channel.id, channel])).values()];
}
