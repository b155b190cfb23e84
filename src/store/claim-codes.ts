import { createHash, randomInt } from 'node:crypto';
import type { PrismaClient } from './generated/client.ts';

/** Letters and digits that cannot be mistaken for one another. */
const signs = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

const newCode = () => {
  const sign = () => signs[randomInt(signs.length)] ?? '';
  const four = () => Array.from({ length: 4 }, sign).join('');
  return `${four()}-${four()}-${four()}`;
};

/** Only this is kept of a code. Twelve of thirty signs are too many to try: no slow hash is needed. */
const hashOf = (code: string): string => createHash('sha256').update(code.replaceAll('-', '')).digest('hex');

/** A fresh code for a hub; any earlier one is worth nothing from now on. Returned once, kept as a hash. */
export async function makeClaimCode(prisma: PrismaClient, hubId: string, now: Date): Promise<string> {
  const code = newCode();
  const claim = { codeHash: hashOf(code), attempts: 0, createdAt: now, usedAt: null };
  await prisma.hubClaim.upsert({ where: { hubId }, create: { hubId, ...claim }, update: claim });
  return code;
}

/** Hubs that nobody leads and for which no code was ever made: each gets one now. */
export async function codesForNewHubs(prisma: PrismaClient, now: Date): Promise<{ hub: string; code: string }[]> {
  const hubs = await prisma.hub.findMany({
    where: {
      claim: null,
      hubRoles: { none: { word: { standing: 'HUB_LEAD' }, OR: [{ to: null }, { to: { gt: now } }] } },
    },
    select: { id: true, name: true },
  });
  const made: { hub: string; code: string }[] = [];
  for (const { id, name } of hubs) made.push({ hub: name, code: await makeClaimCode(prisma, id, now) });
  return made;
}
