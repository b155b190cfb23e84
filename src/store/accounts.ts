import type { AccountSeen } from '../core/people.ts';
import { isTaken } from './fault-codes.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';

const school = { select: { id: true, name: true, phases: true } };
const span = { from: true, to: true };
const word = { select: { word: true, standing: true, phase: true } };

/** Who somebody is and what every hub knows of them: one statement, as each change begins with it. */
export const accountDetail = {
  person: {
    select: {
      id: true,
      name: true,
      schoolStanding: true,
      school,
      nationalRoles: { select: span },
      hubPersons: { select: { hubId: true, welcomedAt: true } },
      hubRoles: { select: { hubId: true, phase: true, partnerId: true, ...span, word } },
    },
  },
} satisfies Prisma.AccountInclude;
export type AccountRow = Prisma.AccountGetPayload<{ include: typeof accountDetail }>;

/** Writing "seen just now" more often than this, in ms, tells nobody anything. */
const seenEvery = 60_000;

const platformOf = { slack: 'SLACK', teams: 'TEAMS' } as const;
const keyOf = ({ platform, tenant, user }: AccountSeen) => ({
  platform: platformOf[platform],
  tenant,
  externalId: user,
});

async function create(prisma: PrismaClient, seen: AccountSeen, now: Date): Promise<AccountRow> {
  const profile = await seen.profile?.();
  const name = (profile?.name || seen.name).replaceAll('\0', '').trim().slice(0, 200) || 'Somebody new';
  const data = { ...keyOf(seen), lastSeenAt: now, ...(seen.address && { address: seen.address }) };
  return prisma.account.create({ data: { ...data, person: { create: { name } } }, include: accountDetail });
}

const find = (prisma: PrismaClient, seen: AccountSeen) =>
  prisma.account.findUnique({ where: { platform_tenant_externalId: keyOf(seen) }, include: accountDetail });

/** The account of somebody seen just now, made on first contact: two first contacts at once make one. */
export async function accountOf(prisma: PrismaClient, seen: AccountSeen, now: Date): Promise<AccountRow> {
  const known = await find(prisma, seen);
  if (known) return known;
  try {
    return await create(prisma, seen, now);
  } catch (error) {
    const other = isTaken(error) ? await find(prisma, seen) : undefined;
    if (!other) throw error;
    return other;
  }
}

const sameAddress = (row: AccountRow, seen: AccountSeen) =>
  !seen.address || JSON.stringify(sorted(row.address)) === JSON.stringify(sorted(merged(row, seen)));

const sorted = (value: unknown) => Object.entries(Object(value)).toSorted(([one], [other]) => (one < other ? -1 : 1));

/** What a door learns later (a private chat) joins what it knew; what it does not say is kept. */
const merged = (row: AccountRow, seen: AccountSeen) => ({
  ...Object.fromEntries(Object.entries(Object(row.address)).map(([key, value]) => [key, String(value)])),
  ...seen.address,
});

/** Keeps the newest address, and when the account was last seen: notices go to the platform last used. */
export async function noteSeen(prisma: PrismaClient, row: AccountRow, seen: AccountSeen, now: Date): Promise<void> {
  const isRecent = Math.abs(now.getTime() - row.lastSeenAt.getTime()) < seenEvery;
  if (isRecent && sameAddress(row, seen)) return;
  await prisma.account.update({ where: { id: row.id }, data: { lastSeenAt: now, address: merged(row, seen) } });
}

/** An account the platform had switched off: it counts again when the platform says that it lives. */
export async function isClosed(prisma: PrismaClient, row: AccountRow, seen: AccountSeen): Promise<boolean> {
  if (!row.closedAt) return false;
  const profile = await seen.profile?.();
  if (profile?.closed ?? true) return true;
  await prisma.account.update({ where: { id: row.id }, data: { closedAt: null } });
  return false;
}
