import type { RoleStanding } from '../store/generated/enums.ts';
import type { HubBase } from './define.ts';

/** The people who hold a role of such a standing in the hub now, each once. */
export async function staffNow(
  { db, now }: Pick<HubBase, 'db' | 'now'>,
  ...standings: RoleStanding[]
): Promise<string[]> {
  const held = { from: { lte: now }, OR: [{ to: null }, { to: { gt: now } }] };
  const roles = await db.hubRole.findMany({
    where: { ...held, word: { standing: { in: standings } } },
    select: { personId: true },
  });
  return [...new Set(roles.map(({ personId }) => personId))];
}
