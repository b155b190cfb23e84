import { z } from 'zod';
import type { Hub } from '../../core/hub.ts';
import type { Db } from '../../store/db.ts';
import { type GroupDetail, loadGroup } from './group-detail.ts';

/**
 * Locks a Work Group until the end of the transaction and reads it as it is now.
 * The lock order of the house: the group first, then its places, then persons.
 */
export async function lockGroup(db: Db, hub: Hub, id: string): Promise<GroupDetail | undefined> {
  const locked = await db.$queryRaw`
    SELECT id::text FROM "WorkGroup" WHERE "hubId" = ${hub.id}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  return z.array(z.unknown()).parse(locked).length === 1 ? loadGroup(db, id) : undefined;
}

/** Locks the Work Group of a session; it is read with the session, which stays in its group. */
export async function lockGroupOf(db: Db, hub: Hub, sessionId: string): Promise<void> {
  await db.$queryRaw`
    SELECT g.id::text FROM "WorkGroup" g JOIN "Session" s ON s."hubId" = g."hubId" AND s."groupId" = g.id
    WHERE g."hubId" = ${hub.id}::uuid AND s."hubId" = ${hub.id}::uuid AND s.id = ${sessionId}::uuid FOR NO KEY UPDATE OF g`;
}
