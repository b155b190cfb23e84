import { z } from 'zod';
import type { Db } from '../../store/db.ts';

const about = z.object({ session: z.string().optional(), first: z.number().optional(), last: z.number().optional() });

type Of = { id: string; number: number; groupId: string };

/** Whether somebody was told the date of a session since a moment: then nobody need remind them of what was due before. */
export async function toldSince(db: Db, personId: string, session: Of, since: Date): Promise<boolean> {
  const told = await db.notice.findMany({
    where: {
      personId,
      groupId: session.groupId,
      kind: { in: ['dates set', 'session moved'] },
      createdAt: { gte: since },
    },
    select: { facts: true },
  });
  return told.some(({ facts }) => {
    const { session: one, first = Infinity, last = -Infinity } = about.catch({}).parse(facts);
    return one === session.id || (first <= session.number && session.number <= last);
  });
}
