import type { HubBase } from '../define.ts';

/** Whether a person is the only one who leads the hub: without them nobody could. Two who go at once are one after the other. */
export async function isOnlyLead(
  { db, hub, now }: Pick<HubBase, 'db' | 'hub' | 'now'>,
  personId: string,
): Promise<boolean> {
  await db.$queryRaw`SELECT id::text FROM "HubRole" WHERE "hubId" = ${hub.id}::uuid ORDER BY id FOR NO KEY UPDATE`;
  const leads = await db.hubRole.findMany({
    where: { word: { standing: 'HUB_LEAD' }, from: { lte: now }, OR: [{ to: null }, { to: { gt: now } }] },
    select: { personId: true },
  });
  return leads.length > 0 && leads.every((one) => one.personId === personId);
}
