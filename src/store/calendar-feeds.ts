import { randomBytes } from 'node:crypto';
import type { MakeFeed } from '../core/document.ts';
import type { Hub } from '../core/hub.ts';
import type { Actor } from '../core/people.ts';
import type { Db } from './db.ts';
import type { PrismaClient } from './generated/client.ts';
import { hashOfToken } from './web-links.ts';

/** Makes private calendar addresses below this one: a new one ends the one before, and only its hash is kept. */
export const createFeeds =
  (publicUrl: string) =>
  (db: Db, hub: Pick<Hub, 'id'>, actor: Pick<Actor, 'personId'>, now: Date): MakeFeed =>
  async (groupId) => {
    const token = randomBytes(32).toString('base64url');
    const whose = { personId: actor.personId, groupId: groupId ?? null };
    await db.calendarFeed.updateMany({ where: { ...whose, revokedAt: null }, data: { revokedAt: now } });
    await db.calendarFeed.create({ data: { hubId: hub.id, ...whose, tokenHash: hashOfToken(token), createdAt: now } });
    return `${publicUrl}/calendar/${token}.ics`;
  };

/** Whose feed an address is, while it has not been ended. */
export async function findFeed(
  prisma: PrismaClient,
  token: string,
): Promise<{ hubId: string; personId: string; groupId: string | null } | undefined> {
  const row = await prisma.calendarFeed.findUnique({ where: { tokenHash: hashOfToken(token) } });
  return row && row.revokedAt === null ? row : undefined;
}
