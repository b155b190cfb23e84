import type { PlaceKind, Prisma, PrismaClient } from './generated/client.ts';
import { recordDeed } from './operator-audit.ts';

/** A Slack workspace or a Teams team, by the platform's own id. */
export type Whereabouts = { kind: PlaceKind; externalId: string; name: string };

/** What became of connecting a place to a hub. */
export type Connected = 'connected' | 'already' | 'another hub';

/** Whose doing it is: the operator's name, or what connected it. */
type By = { by: string; at: Date };

/** Makes a workspace or team the hub's; one that belongs to another hub stays that hub's. */
export async function connectPlace(
  tx: Prisma.TransactionClient,
  hubId: string,
  { kind, externalId, name }: Whereabouts,
  { by, at }: By,
): Promise<Connected> {
  const { count } = await tx.place.createMany({ data: [{ hubId, kind, externalId, name }], skipDuplicates: true });
  const place = await tx.place.findUniqueOrThrow({ where: { kind_externalId: { kind, externalId } } });
  if (place.hubId !== hubId) return 'another hub';
  if (count === 0) return 'already';
  await recordDeed(tx, { hubId, what: 'connected a place', subjectId: place.id, at, after: { by, kind, externalId } });
  return 'connected';
}

/** Takes a workspace or team from the hub; false when it was not the hub's. */
export const disconnectPlace = (
  prisma: PrismaClient,
  hubId: string,
  { kind, externalId }: Pick<Whereabouts, 'kind' | 'externalId'>,
  { by, at }: By,
): Promise<boolean> =>
  prisma.$transaction(async (tx) => {
    const place = await tx.place.findFirst({ where: { hubId, kind, externalId } });
    if (!place) return false;
    await tx.place.delete({ where: { id: place.id } });
    await tx.channelUse.deleteMany({ where: { hubId, channel: { workspace: externalId } } });
    const before = { kind, externalId };
    await recordDeed(tx, { hubId, what: 'disconnected a place', subjectId: place.id, at, before, after: { by } });
    return true;
  });
