import type { Db } from '../../store/db.ts';

type About = { id: string; now: Date };

/** Puts a message that did not arrive, or perhaps did, back among those to be sent; false when it stands otherwise meanwhile. */
export async function sendOnceMore(db: Db, { id, now }: About): Promise<boolean> {
  const open = { id, state: { in: ['FAILED' as const, 'UNCERTAIN' as const] }, NOT: { facts: { equals: {} } } };
  const again = { state: 'WAITING' as const, notBefore: now, claimedAt: null, settledAt: null, answer: null };
  return (await db.notice.updateMany({ where: open, data: again })).count === 1;
}

/** Keeps that somebody has seen a message that perhaps arrived; false when it stands otherwise meanwhile. */
export async function keepArrived(db: Db, { id, now }: About): Promise<boolean> {
  const seen = { state: 'SENT' as const, settledAt: now, answer: 'somebody saw it' };
  return (await db.notice.updateMany({ where: { id, state: 'UNCERTAIN' }, data: seen })).count === 1;
}
