import { createHash, randomBytes } from 'node:crypto';
import type { IssueLink } from '../core/document.ts';
import type { Hub } from '../core/hub.ts';
import type { Actor } from '../core/people.ts';
import type { Db } from './db.ts';

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
