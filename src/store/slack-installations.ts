import type { Prisma, PrismaClient, SlackInstallation } from './generated/client.ts';
import type { Sealer } from './seal.ts';

/** An installation as the door to Slack keeps it: its own words, and when its token ends, where it ends. */
export type Kept = { content: string; expiresAt?: Date };

/** What is found of a workspace: its installation, or why it cannot be read. */
export type Found = Kept | { unreadable: string };

/** A workspace with the name it had when it installed. */
type Workspace = { tenant: string; name: string };

/** How long a refresh may take, in ms: another replica that needs the token waits as long. */
const refreshWithin = 15_000;

/** Why nobody can read an installation, and what heals it. */
const sayUnreadable = ({ tenant, name, keyName }: Pick<SlackInstallation, 'tenant' | 'name' | 'keyName'>) =>
  `The tokens of the Slack workspace “${name || tenant}” (${tenant}) cannot be read: they are closed with ${keyName}, and that key is not here. Set it as ENCRYPTION_KEY_OLD, or install the app there again.`;

/** What an installation is when it is read with these keys. */
export function readInstallation(sealer: Sealer, row: SlackInstallation): Found {
  const content = sealer.open(row, row.tenant);
  if (content === undefined) return { unreadable: sayUnreadable(row) };
  return { content, ...(row.tokenExpiresAt && { expiresAt: row.tokenExpiresAt }) };
}

const columns = (sealer: Sealer, tenant: string, { content, expiresAt }: Kept) => ({
  ...sealer.seal(content, tenant),
  tokenExpiresAt: expiresAt ?? null,
});

type Renewal = {
  /** Whether what is kept must be renewed now: another replica may have done it meanwhile. */
  isDue: (kept: Kept) => boolean;
  refresh: (kept: Kept) => Promise<Kept>;
};

/** Reads under the row's lock; where others need not wait for the lock, they are told that nobody found anything. */
async function locked(tx: Prisma.TransactionClient, tenant: string, mayWait: boolean) {
  if (mayWait) {
    await tx.$executeRaw`SELECT set_config('lock_timeout', ${`${refreshWithin}ms`}, true)`;
    await tx.$queryRaw`SELECT 1 FROM "SlackInstallation" WHERE tenant = ${tenant} FOR UPDATE`;
    return tx.slackInstallation.findUnique({ where: { tenant } });
  }
  const rows = await tx.$queryRaw`SELECT 1 FROM "SlackInstallation" WHERE tenant = ${tenant} FOR UPDATE SKIP LOCKED`;
  return Array.isArray(rows) && rows.length > 0 ? tx.slackInstallation.findUnique({ where: { tenant } }) : null;
}

/** Keeps the workspaces that installed the app, sealed, one row each. */
export function createInstallations(prisma: PrismaClient, sealer: Sealer, clock: () => Date) {
  return {
    find: async (tenant: string): Promise<Found | undefined> => {
      const row = await prisma.slackInstallation.findUnique({ where: { tenant } });
      return row ? readInstallation(sealer, row) : undefined;
    },
    keep: async ({ tenant, name }: Workspace, kept: Kept): Promise<void> => {
      const now = clock();
      const data = { name, ...columns(sealer, tenant, kept), installedAt: now, updatedAt: now };
      await prisma.slackInstallation.upsert({ where: { tenant }, create: { tenant, ...data }, update: data });
    },
    /**
     * Renews what is due, once over all replicas: the row is locked while the platform is asked. Who comes second
     * waits when the token has ended, and goes on with what there is when it has not.
     */
    renew: (tenant: string, { isDue, refresh }: Renewal, mayWait: boolean): Promise<Found | undefined> =>
      prisma.$transaction(
        async (tx) => {
          const row = await locked(tx, tenant, mayWait);
          const found = row ? readInstallation(sealer, row) : undefined;
          if (!found || 'unreadable' in found || !isDue(found)) return found;
          const fresh = await refresh(found);
          const data = { ...columns(sealer, tenant, fresh), updatedAt: clock() };
          await tx.slackInstallation.update({ where: { tenant }, data });
          return fresh;
        },
        { maxWait: 2_000, timeout: 2 * refreshWithin },
      ),
    /** Forgets an installation made until then: one made later is another. */
    remove: async (tenant: string, until: Date): Promise<boolean> => {
      const where = { tenant, installedAt: { lt: until } };
      return (await prisma.slackInstallation.deleteMany({ where })).count > 0;
    },
  };
}

/** Closes everything with the key of today; what no key opens stays as it is, and is said. */
export async function resealAll(prisma: PrismaClient, sealer: Sealer, now: Date) {
  const rows = await prisma.slackInstallation.findMany({ orderBy: { installedAt: 'asc' } });
  const unreadable: string[] = [];
  let resealed = 0;
  for (const row of rows.filter(({ keyName }) => keyName !== sealer.keyName)) {
    const found = readInstallation(sealer, row);
    if ('unreadable' in found) unreadable.push(found.unreadable);
    else resealed += await resealOne(prisma, sealer, row, found, now);
  }
  return { all: rows.length, resealed, unreadable };
}

/** Only what nobody has written since: what a running service refreshed meanwhile is the newer. */
async function resealOne(prisma: PrismaClient, sealer: Sealer, row: SlackInstallation, kept: Kept, now: Date) {
  const where = { id: row.id, updatedAt: row.updatedAt };
  const data = { ...columns(sealer, row.tenant, kept), updatedAt: now };
  return (await prisma.slackInstallation.updateMany({ where, data })).count;
}
