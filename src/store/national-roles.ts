import type { Prisma, PrismaClient } from './generated/client.ts';

const select = {
  id: true,
  name: true,
  email: true,
  school: { select: { name: true } },
  accounts: { select: { platform: true, tenant: true, externalId: true } },
} satisfies Prisma.PersonSelect;

/** A person as an operator tells them from others: by e-mail, school and accounts. */
export type Known = {
  id: string;
  name: string;
  email: string | null;
  school: string | undefined;
  accounts: [platform: string, tenant: string, user: string][];
};

const knownOf = ({ school, accounts, ...person }: Prisma.PersonGetPayload<{ select: typeof select }>): Known => ({
  ...person,
  school: school?.name,
  accounts: accounts.map(({ platform, tenant, externalId }) => [platform.toLowerCase(), tenant, externalId]),
});

/** Whom an operator may mean: an account by platform, tenant and user, an e-mail address, or a whole name. */
function meant(words: string[]): Prisma.PersonWhereInput {
  const [platform, tenant, externalId, ...others] = words;
  if ((platform === 'slack' || platform === 'teams') && tenant && externalId && others.length === 0) {
    const account = { platform: platform === 'slack' ? ('SLACK' as const) : ('TEAMS' as const), tenant, externalId };
    return { accounts: { some: account } };
  }
  const typed = { equals: words.join(' ').trim(), mode: 'insensitive' as const };
  return { OR: [{ name: typed }, { email: typed }] };
}

/** People who have written to the bot and have not left, by what an operator typed. */
export async function findPeople(prisma: PrismaClient, words: string[]): Promise<Known[]> {
  const where = { AND: [meant(words), { leftAt: null, accounts: { some: {} } }] };
  return (await prisma.person.findMany({ where, select, orderBy: { name: 'asc' }, take: 20 })).map(knownOf);
}

/** Everybody who speaks or spoke for the national side, the newest first. */
export async function listCoordinators(prisma: PrismaClient) {
  const rows = await prisma.nationalRole.findMany({
    include: { person: { select } },
    orderBy: [{ from: 'desc' }, { id: 'desc' }],
  });
  return rows.map(({ person, from, to }) => ({ person: knownOf(person), from, to }));
}

const nowHeld = (personId: string, now: Date): Prisma.NationalRoleWhereInput => ({
  personId,
  OR: [{ to: null }, { to: { gt: now } }],
});

/** Lets somebody speak for the national side; false when they do already. */
export async function makeCoordinator(prisma: PrismaClient, personId: string, now: Date): Promise<boolean> {
  if ((await prisma.nationalRole.count({ where: nowHeld(personId, now) })) > 0) return false;
  await prisma.nationalRole.create({ data: { personId, from: now } });
  return true;
}

/** Ends it now, and keeps the row as the record; false when they did not. */
export async function endCoordinator(prisma: PrismaClient, personId: string, now: Date): Promise<boolean> {
  const { count } = await prisma.nationalRole.updateMany({ where: nowHeld(personId, now), data: { to: now } });
  return count > 0;
}
