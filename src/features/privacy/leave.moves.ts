import { z } from 'zod';
import type { Hub } from '../../core/hub.ts';
import type { Db } from '../../store/db.ts';
import { personalData } from './personal-data.ts';
import { makePseudonym, type Pseudonym } from './retire.moves.ts';

/** What a person's own row says once they are gone: whoever meets it reads no name. */
const gone = 'Somebody who left';

/** Whether another hub knows the person, too: then their name, accounts and school stay, for that hub alone. */
export async function isKnownElsewhere(db: Db, hub: Pick<Hub, 'id'>, personId: string): Promise<boolean> {
  const rows = await db.$queryRaw`
    SELECT EXISTS (SELECT FROM "HubPerson" WHERE "personId" = ${personId}::uuid AND "hubId" <> ${hub.id}::uuid) AS elsewhere`;
  return z.array(z.object({ elsewhere: z.boolean() })).parse(rows)[0]?.elsewhere ?? false;
}

/** Closes accounts and takes off whose they were: who writes again is somebody new. Presses already made still find themselves. */
async function closeAccounts(db: Db, where: { personId: string; tenant?: { in: string[] } }, now: Date): Promise<void> {
  for (const { id } of await db.account.findMany({ where, select: { id: true } })) {
    await db.$executeRaw`DELETE FROM "Press" WHERE "accountId" = ${id}::uuid AND outcome IS NOT NULL`;
    const nobody = { tenant: '', externalId: `left-${id}`, address: {}, currentHubId: null, codeMissedAt: null };
    await db.account.update({ where: { id }, data: { ...nobody, closedAt: now } });
  }
}

async function removeIdentity(db: Db, personId: string, { id }: Pseudonym, now: Date): Promise<void> {
  await closeAccounts(db, { personId }, now);
  await db.personJoin.deleteMany({ where: { OR: [{ personId }, { joinedId: personId }] } });
  await db.nationalRole.updateMany({ where: { personId, OR: [{ to: null }, { to: { gt: now } }] }, data: { to: now } });
  await db.nationalRole.updateMany({ where: { personId }, data: { personId: id } });
  await db.project.updateMany({ where: { publishedById: personId }, data: { publishedById: id } });
  await db.person.update({
    where: { id: personId },
    data: { name: gone, email: null, schoolId: null, schoolStanding: 'UNKNOWN', leftAt: now },
  });
}

/** The workspaces of this hub: accounts in them are known to it alone. */
const workspacesOf = async (db: Db): Promise<string[]> =>
  (await db.place.findMany({ where: { kind: 'SLACK_WORKSPACE' }, select: { externalId: true } })).map(
    ({ externalId }) => externalId,
  );

/**
 * Takes a person out of the hub: the records stay under a pseudonym, all else goes. Wholly, when no other hub knows them.
 * What is open was ended before. Returns the pseudonym.
 */
export async function forgetPerson(
  { db, hub, now }: { db: Db; hub: Hub; now: Date },
  personId: string,
): Promise<Pseudonym & { isWhole: boolean }> {
  const { name, school } = await db.person.findUniqueOrThrow({ where: { id: personId }, include: { school: true } });
  const isWhole = !(await isKnownElsewhere(db, hub, personId));
  const pseudonym = await makePseudonym(db, school?.name, now);
  const leaving = { db, personId, name, pseudonym, now, hubContact: hub.contact };
  for (const { leaving: leave } of personalData) if (typeof leave === 'function') await leave(leaving);
  if (isWhole) await removeIdentity(db, personId, pseudonym, now);
  else {
    await closeAccounts(db, { personId, tenant: { in: await workspacesOf(db) } }, now);
    await db.account.updateMany({ where: { personId, currentHubId: hub.id }, data: { currentHubId: null } });
  }
  return { ...pseudonym, isWhole };
}
