import { isTaken } from './fault-codes.ts';
import type { PrismaClient } from './generated/client.ts';
import { newInstallLink } from './install-links.ts';
import { makeHub, type NewHub } from './make-hub.ts';
import { recordDeed } from './operator-audit.ts';
import { type Connected, connectPlace, type Whereabouts } from './places.ts';

/** Which operator did it, and when. */
export type By = { by: string; at: Date };

/** The hubs of the service as an operator looks at them. */
export const listHubs = (prisma: PrismaClient, now: Date) =>
  prisma.hub.findMany({
    include: {
      places: { orderBy: { id: 'asc' } },
      hubRoles: { where: { word: { standing: 'HUB_LEAD' }, OR: [{ to: null }, { to: { gt: now } }] } },
      _count: { select: { groups: true } },
    },
    orderBy: { name: 'asc' },
  });

/** Makes a hub and writes down who did; undefined when the short name is another hub's. */
export async function addHub(prisma: PrismaClient, hub: NewHub, termDatesFile: unknown, { by, at }: By) {
  try {
    return await prisma.$transaction(async (tx) => {
      const made = await makeHub(tx, hub, termDatesFile, at);
      const after = { by, slug: made.slug, name: made.name };
      await recordDeed(tx, { hubId: made.id, what: 'added the hub', subjectId: made.id, at, after });
      return made;
    });
  } catch (error) {
    if (isTaken(error)) return undefined;
    throw error;
  }
}

/** Gives a hub another name or short name, and writes down who did; false when the short name is another hub's. */
export async function renameHub(
  prisma: PrismaClient,
  hub: { id: string; slug: string; name: string },
  to: { slug: string; name: string },
  { by, at }: By,
): Promise<boolean> {
  try {
    await prisma.$transaction(async (tx) => {
      await tx.hub.update({ where: { id: hub.id }, data: to });
      const before = { slug: hub.slug, name: hub.name };
      const after = { by, ...to };
      await recordDeed(tx, { hubId: hub.id, what: 'renamed the hub', subjectId: hub.id, at, before, after });
    });
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}

/** Makes a workspace or team the hub's, by an operator who knows its id. */
export const connectToHub = (
  prisma: PrismaClient,
  hubId: string,
  where: Whereabouts,
  { by, at }: By,
): Promise<Connected> => prisma.$transaction((tx) => connectPlace(tx, hubId, where, { by, at }));

/** Makes an address at which a Slack workspace joins the hub, and writes down who did. */
export const linkToHub = (prisma: PrismaClient, hubId: string, publicUrl: string, { by, at }: By) =>
  prisma.$transaction(async (tx) => {
    const { row, shown } = newInstallLink(hubId, publicUrl, at);
    const { id } = await tx.installLink.create({ data: row });
    await recordDeed(tx, { hubId, what: 'made an install link', subjectId: id, at, after: { by } });
    return shown;
  });
