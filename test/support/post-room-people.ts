import type { Hub } from '../../src/core/hub.ts';
import type { Platform } from '../../src/core/people.ts';
import type { PrismaClient } from '../../src/store/generated/client.ts';
import { plainHub } from './plain-hub.ts';

/** A hub of its own in the database. */
export async function makeHub(prisma: PrismaClient, slug = 'south-yorkshire'): Promise<Hub> {
  const words = {
    contact: 'the hub office',
    controller: 'the hub',
    privacyPurpose: 'meetings',
    privacyContact: 'the office',
  };
  const { id } = await prisma.hub.create({ data: { slug, name: 'South Yorkshire', ...words } });
  return hubWith(id, slug);
}

/** The same hub for who knows its id. */
export const hubWith = (id: string, slug = 'south-yorkshire'): Hub => ({
  ...plainHub,
  id,
  slug,
  name: 'South Yorkshire',
  contact: 'the hub office',
});

/** A channel that the hub has named, by default in a Slack workspace; its id comes back. */
export async function makeChannel(
  prisma: PrismaClient,
  hubId: string,
  externalId: string,
  { platform = 'SLACK', workspace = 'T1' }: { platform?: 'SLACK' | 'TEAMS'; workspace?: string } = {},
): Promise<string> {
  const seenAt = new Date(start);
  const row = { hubId, platform, workspace, externalId, name: externalId, address: {}, seenAt };
  const use = { hubId, purpose: 'LLME_NETWORK' as const, since: seenAt };
  const { id: channelId } = await prisma.channel.create({ data: row });
  await prisma.channelUse.create({ data: { ...use, channelId } });
  return channelId;
}

/** An account as a test names it; the later ones of a person were seen later. */
export type AccountOf = { platform?: Platform; tenant?: string; user: string };

const start = Date.parse('2026-11-01T09:00:00Z');

/** A person with accounts, by default one in the Slack workspace T1 under the person's name; its id comes back. */
export async function makePerson(
  prisma: PrismaClient,
  name: string,
  accounts: AccountOf[] = [{ user: name }],
): Promise<string> {
  const { id } = await prisma.person.create({ data: { name } });
  for (const [index, { platform = 'slack', tenant = 'T1', user }] of accounts.entries()) {
    const lastSeenAt = new Date(start + index * 1000);
    const stored = platform === 'slack' ? ('SLACK' as const) : ('TEAMS' as const);
    const account = {
      platform: stored,
      tenant,
      externalId: user,
      personId: id,
      lastSeenAt,
      address: { channel: `D-${user}` },
    };
    await prisma.account.create({ data: account });
  }
  return id;
}
