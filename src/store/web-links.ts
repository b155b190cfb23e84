import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { IssueLink } from '../core/document.ts';
import type { Hub } from '../core/hub.ts';
import type { KeptLink, LinkBook } from '../core/links.ts';
import type { Actor } from '../core/people.ts';
import type { Db } from './db.ts';
import { findActor } from './find-actor.ts';
import type { PrismaClient } from './generated/client.ts';
import type { Hubs } from './hubs.ts';

/** How long an address works unless somebody says otherwise, in ms: long enough to walk to a computer. */
const worksFor = 30 * 60_000;
const msPerDay = 24 * 60 * 60_000;

/** Only this is kept of an address; its 256 random bits need no slow hash. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Makes addresses below this one: each for one person of one hub, kept in the transaction that asks for it. */
export const createLinks =
  (publicUrl: string) =>
  (db: Db, hub: Pick<Hub, 'id'>, actor: Pick<Actor, 'personId'>, now: Date): IssueLink =>
  async (kind, facts = {}, days) => {
    const token = randomBytes(32).toString('base64url');
    await db.webLink.create({
      data: {
        hubId: hub.id,
        personId: actor.personId,
        tokenHash: hashOfToken(token),
        kind,
        facts,
        createdAt: now,
        expiresAt: new Date(now.getTime() + (days ? days * msPerDay : worksFor)),
      },
    });
    return `${publicUrl}/links/${token}`;
  };

const factsOf = z.record(z.string(), z.string());

/** Nothing else was ever made as an address. */
const isToken = (typed: string) => /^[\w-]{43}$/.test(typed);

async function find(prisma: PrismaClient, hubs: Hubs, token: string, now: Date): Promise<KeptLink | undefined> {
  if (!isToken(token)) return undefined;
  const row = await prisma.webLink.findUnique({ where: { tokenHash: hashOfToken(token) } });
  if (!row || row.expiresAt <= now) return undefined;
  const hub = await hubs.byId(row.hubId);
  const actor = hub && (await findActor(prisma, hub, row.personId, now));
  if (!actor) return undefined;
  return { id: row.id, kind: row.kind, facts: factsOf.parse(row.facts), isUsed: row.usedAt !== null, hub, actor };
}

/** The addresses that were made; whose one is, is loaded afresh each time. */
export const createLinkBook = (prisma: PrismaClient, hubs: Hubs): LinkBook<Db> => ({
  find: (token, now) => find(prisma, hubs, token, now),
  use: async (db, { id }, now) => {
    const { count } = await db.webLink.updateMany({ where: { id, usedAt: null }, data: { usedAt: now } });
    return count === 1;
  },
});
