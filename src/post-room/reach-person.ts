import { z } from 'zod';
import type { Address, Messenger } from '../core/notice.ts';
import type { Platform } from '../core/people.ts';
import type { Account } from '../store/generated/client.ts';
import type { Claimed } from './claim.ts';
import type { Room } from './ports.ts';

/** A way to a person: where, and by whom. */
export type Way = { address: Address; messenger: Messenger };

const platforms = { SLACK: 'slack', TEAMS: 'teams' } as const satisfies Record<Account['platform'], Platform>;
const details = z.record(z.string(), z.string()).catch({});

/** A person as far as they can be written to; who has no account at all is known by school and e-mail only. */
export type Reached = { name: string; ways: Way[]; hasAccount: boolean };

/** A person's name, and the ways to them by accounts that are not switched off, the one last used first. */
export async function reach({ store, messengers }: Room, personId: string): Promise<Reached> {
  const { name, accounts } = await store.prisma.person.findUniqueOrThrow({
    where: { id: personId },
    select: { name: true, accounts: { orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }] } },
  });
  const open = accounts.filter(({ closedAt }) => closedAt === null);
  const ways = open.flatMap((account) => {
    const messenger = messengers[platforms[account.platform]];
    return messenger ? [{ address: addressOf(account), messenger }] : [];
  });
  return { name, ways, hasAccount: accounts.length > 0 };
}

/** The way into a channel; none when nobody names it any more, or its workspace or team is another hub's now. */
export async function reachChannel({ store, messengers }: Room, channelId: string): Promise<Way[]> {
  const { uses, platform, workspace, externalId, hubId, address } = await store.prisma.channel.findUniqueOrThrow({
    where: { id: channelId },
    include: { uses: { take: 1 } },
  });
  const messenger = messengers[platforms[platform]];
  const others = await store.prisma.place.count({ where: { externalId: workspace, hubId: { not: hubId } } });
  if (!messenger || uses.length === 0 || others > 0) return [];
  const known = details.parse(address);
  const tenant = known.tenant ?? workspace;
  return [{ address: { platform: platforms[platform], tenant, channel: externalId, details: known }, messenger }];
}

/** The ways to whom a notice is for. */
export const waysTo = async (room: Room, { personId, channelId }: Pick<Claimed, 'personId' | 'channelId'>) => {
  if (channelId) return reachChannel(room, channelId);
  return personId ? (await reach(room, personId)).ways : [];
};

const addressOf = (account: Account): Address => ({
  platform: platforms[account.platform],
  accountId: account.id,
  tenant: account.tenant,
  user: account.externalId,
  details: details.parse(account.address ?? {}),
});

/** What pauses as a whole when a platform says so. */
export const workspaceOf = ({ platform, tenant }: Address) => `${platform}/${tenant}`;

/** Keeps that the platform said this account is switched off: nothing goes there any more. */
export async function closeAccount({ store, clock }: Room, address: Address): Promise<void> {
  if (!('accountId' in address)) return;
  const { accountId } = address;
  await store.prisma.account.updateMany({ where: { id: accountId }, data: { closedAt: clock() } });
}
