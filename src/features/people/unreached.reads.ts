import { z } from 'zod';
import type { HubBase } from '../define.ts';
import { seated } from '../work-groups/place.ts';

/** A member of a group whom the bot cannot reach: without an account, or whose last message did not arrive. */
export type Unreached = {
  membershipId: string;
  personId: string;
  name: string;
  email: string | null;
  role: string;
  school: string;
  hasAccount: boolean;
};

/** For each person, whether they have an account, and when one was last seen that is not switched off. */
async function seenLast({ db }: Pick<HubBase, 'db'>, personIds: string[]) {
  const accounts = await db.account.findMany({
    where: { personId: { in: personIds } },
    select: { personId: true, lastSeenAt: true, closedAt: true },
    orderBy: { lastSeenAt: 'asc' },
  });
  const open = accounts.filter(({ closedAt }) => closedAt === null);
  return {
    have: new Set(accounts.map(({ personId }) => personId)),
    seen: new Map(open.map(({ personId, lastSeenAt }) => [personId, lastSeenAt])),
  };
}

const newest = z.array(z.object({ personId: z.string(), failedAt: z.date().nullable() }));

/** When the newest message to each person was given up, where it was. */
async function failedLast({ db, hub }: Pick<HubBase, 'db' | 'hub'>, personIds: string[]) {
  const rows = await db.$queryRaw`
    SELECT DISTINCT ON ("personId") "personId"::text, CASE WHEN state = 'FAILED' THEN "settledAt" END AS "failedAt"
    FROM "Notice" WHERE "hubId" = ${hub.id}::uuid AND "personId"::text = ANY(${personIds}) AND state IN ('SENT', 'FAILED')
    ORDER BY "personId", "settledAt" DESC`;
  return new Map(newest.parse(rows).map(({ personId, failedAt }) => [personId, failedAt]));
}

/** Who of a group's members the bot cannot reach now, school by school. */
export async function readUnreached(base: Pick<HubBase, 'db' | 'hub'>, groupId: string): Promise<Unreached[]> {
  const members = await base.db.membership.findMany({
    where: { groupId, state: 'JOINED', participation: { state: { in: seated } } },
    include: {
      person: { select: { name: true, email: true } },
      participation: { select: { school: { select: { name: true } } } },
    },
    orderBy: [{ participation: { school: { name: 'asc' } } }, { person: { name: 'asc' } }],
  });
  const ids = members.map(({ personId }) => personId);
  const [{ have, seen }, failed] = await Promise.all([seenLast(base, ids), failedLast(base, ids)]);
  const isReached = (personId: string) => {
    const at = seen.get(personId);
    return at !== undefined && at >= (failed.get(personId) ?? at);
  };
  return members
    .filter(({ personId }) => !isReached(personId))
    .map(({ id, personId, person, jobTitle, participation }) => ({
      membershipId: id,
      personId,
      name: person.name,
      email: person.email,
      role: jobTitle,
      school: participation.school.name,
      hasAccount: have.has(personId),
    }));
}
