import type { Db } from '../../store/db.ts';

/** Those of the people who have an account that is not switched off: the bot can write to them. */
export async function withAccount(db: Db, personIds: string[]): Promise<Set<string>> {
  const accounts = await db.account.findMany({
    where: { personId: { in: personIds }, closedAt: null },
    select: { personId: true },
  });
  return new Set(accounts.map(({ personId }) => personId));
}
