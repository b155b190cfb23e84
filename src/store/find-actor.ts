import type { Hub } from '../core/hub.ts';
import type { Actor } from '../core/people.ts';
import { accountDetail } from './accounts.ts';
import { actorOf, hubPersonOf } from './directory.ts';
import type { PrismaClient } from './generated/client.ts';

/** A person as they may act in a hub now, by the account they used last; nobody where they left or every account is switched off. */
export async function findActor(
  prisma: PrismaClient,
  hub: Hub,
  personId: string,
  now: Date,
): Promise<Actor | undefined> {
  const account = await prisma.account.findFirst({
    where: { personId, closedAt: null, person: { leftAt: null } },
    orderBy: { lastSeenAt: 'desc' },
    include: accountDetail,
  });
  if (!account) return undefined;
  const known = await hubPersonOf(prisma, hub, account);
  const platform = account.platform === 'SLACK' ? ('slack' as const) : ('teams' as const);
  return actorOf(account, { platform }, known, now);
}
