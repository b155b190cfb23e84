import { randomBytes } from 'node:crypto';
import type { Hub } from '../core/hub.ts';
import type { Db } from './db.ts';
import type { PrismaClient } from './generated/client.ts';
import { type Connected, connectPlace } from './places.ts';
import { hashOfToken } from './web-links.ts';

/** How long such an address works, in ms. */
const worksFor = 30 * 60_000;
/** How long it is kept when it no longer works, in ms. */
const keptFor = 24 * 3_600_000;

/** An address at which one Slack workspace joins the hub, until when, and its own id for the audit. */
export type InstallAddress = { id: string; address: string; until: Date };

/** Makes an address for a hub; those of the hub that ended a day ago go. */
export async function makeInstallLink(
  db: Pick<Db, 'installLink'>,
  hub: Pick<Hub, 'id'>,
  publicUrl: string,
  now: Date,
): Promise<InstallAddress> {
  const token = randomBytes(32).toString('base64url');
  const until = new Date(now.getTime() + worksFor);
  await db.installLink.deleteMany({
    where: { hubId: hub.id, expiresAt: { lt: new Date(now.getTime() - keptFor) } },
  });
  const { id } = await db.installLink.create({
    data: { hubId: hub.id, tokenHash: hashOfToken(token), createdAt: now, expiresAt: until },
  });
  return { id, address: `${publicUrl}/slack/install?link=${token}`, until };
}

type Workspace = { tenant: string; name: string };

/** What became of a workspace that came by a link, or without one. */
type Joined = { kind: Connected; hub: string } | { kind: 'gone' | 'no hub' };

/** Knows which hub an address was made for, and connects the workspace that came by it: once. */
export function createInstallLinks(prisma: PrismaClient, clock: () => Date) {
  const open = (token: string) => ({ tokenHash: hashOfToken(token), usedAt: null, expiresAt: { gt: clock() } });

  async function whose({ tenant }: Workspace): Promise<Joined> {
    const kind_externalId = { kind: 'SLACK_WORKSPACE' as const, externalId: tenant };
    const place = await prisma.place.findUnique({ where: { kind_externalId }, include: { hub: true } });
    return place ? { kind: 'already', hub: place.hub.name } : { kind: 'no hub' };
  }

  /** Uses the address up, unless the workspace belongs to another hub. */
  const join = (token: string, { tenant, name }: Workspace): Promise<Joined> =>
    prisma.$transaction(async (tx) => {
      const at = clock();
      const [link] = await tx.installLink.updateManyAndReturn({ where: open(token), data: { usedAt: at } });
      if (!link) return { kind: 'gone' };
      const where = { kind: 'SLACK_WORKSPACE' as const, externalId: tenant, name };
      const kind = await connectPlace(tx, link.hubId, where, { by: `install link ${link.id}`, at });
      if (kind === 'another hub') await tx.installLink.update({ where: { id: link.id }, data: { usedAt: null } });
      const hub = await tx.hub.findUniqueOrThrow({ where: { id: link.hubId } });
      return { kind, hub: hub.name };
    });

  return {
    /** The name of the hub that an address was made for, while it works. */
    ofLink: async (token: string): Promise<string | undefined> =>
      (await prisma.installLink.findFirst({ where: open(token), include: { hub: true } }))?.hub.name,
    connect: (token: string | undefined, workspace: Workspace): Promise<Joined> =>
      token === undefined ? whose(workspace) : join(token, workspace),
  };
}
