import type { Hub } from '../../core/hub.ts';
import type { Db } from '../../store/db.ts';
import type { Prisma } from '../../store/generated/client.ts';
import { recordChange } from '../audit.ts';
import type { HubBase } from '../define.ts';

/** Holds the hub still until the end of the transaction: two who edit it at once are one after the other. */
export const lockHub = (db: Db, hub: Pick<Hub, 'id'>) =>
  db.$queryRaw`SELECT id::text FROM "Hub" WHERE id = ${hub.id}::uuid FOR NO KEY UPDATE`;

/** Changes the hub's own row and writes down which of its settings were changed, never the words. */
export async function saveHub(base: HubBase, what: string, data: Prisma.HubUncheckedUpdateInput): Promise<void> {
  const { db, hub } = base;
  await lockHub(db, hub);
  await db.hub.update({ where: { id: hub.id }, data });
  await recordChange(base, { what, subjectId: hub.id, after: { changed: Object.keys(data).join(', ') } });
}
