import type { HubBase } from '../define.ts';
import { staffNow } from '../staff-now.ts';

/** Whether a person is the only one who leads the hub: without them nobody could. Two who go at once are one after the other. */
export async function isOnlyLead(
  { db, hub, now }: Pick<HubBase, 'db' | 'hub' | 'now'>,
  personId: string,
): Promise<boolean> {
  await db.$queryRaw`SELECT id::text FROM "HubRole" WHERE "hubId" = ${hub.id}::uuid ORDER BY id FOR NO KEY UPDATE`;
  const leads = await staffNow({ db, now }, 'HUB_LEAD');
  return leads.length > 0 && leads.every((one) => one === personId);
}
