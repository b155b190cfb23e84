import { randomBytes } from 'node:crypto';
import type { IssueInstall } from '../core/document.ts';
import type { Hub } from '../core/hub.ts';
import type { Db } from './db.ts';
import type { PrismaClient } from './generated/client.ts';
import { type Connected, connectPlace } from './places.ts';
import { hashOfToken } from './web-links.ts';

/** How long such an address works, in ms. */
const worksFor = 30 * 60_000;

/** A new address at which one Slack workspace joins the hub: the row to keep, with a hash only, and what is shown once. */
export function newInstallLink(hubId: string, publicUrl: string, now: Date) {
  const token = randomBytes(32).toString('base64url');
  const until = new Date(now.getTime() + worksFor);
  return {
    row: { hubId, tokenHash: hashOfToken(token), createdAt: now, expiresAt: until },
    shown: { address: `${publicUrl}/slack/install?link=${token}`, until },
  };
}

/** Makes such addresses below this one for the hubs' own people, in the change that asks for it. */
export const createInstalls =
  (publicUrl: string) =>
  (db: Db, hub: Pick<Hub, 'id'>, now: Date): IssueInstall =>
  async () => {
    const { row, shown } = newInstallLink(hub.id, publicUrl, now);
    const { id } = await db.installLink.create({ data: row });
    return { id, ...shown };
  };

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
