import { z } from 'zod';
import type { Outcome } from '../core/command.ts';
import type { Presses } from '../core/ports.ts';
import type { Db } from './db.ts';

/** What this service wrote itself a moment ago: its kind is checked, its inside is trusted. */
const storedOutcome = z.custom<Outcome>(
  (value) => z.object({ kind: z.enum(['reply', 'ask', 'refuse']) }).safeParse(value).success,
);

/** One button drawn for many people is one press for each of them. */
const keyOf = (token: string, accountId: string) => `${accountId}/${token}`;

/**
 * Presses already carried out. Written by hand, as every change pays for it: Prisma works out each createMany anew. A second press waits on the unique key until the first has ended:
 * it finds the outcome, or, if the first rolled back, is the first itself.
 */
export const createPresses = (): Presses<Db> => ({
  claim: async (db, token, accountId, now) => {
    const key = keyOf(token, accountId);
    const claimed = await db.$executeRaw`
      INSERT INTO "Press" (token, "accountId", "createdAt") VALUES (${key}, ${accountId}::uuid, ${now}::timestamptz)
      ON CONFLICT DO NOTHING`;
    if (claimed === 1) return 'first';
    const press = await db.press.findUniqueOrThrow({ where: { token: key } });
    return storedOutcome.parse(press.outcome);
  },
  settle: async (db, token, accountId, outcome) => {
    const key = keyOf(token, accountId);
    await db.$executeRaw`UPDATE "Press" SET outcome = ${JSON.stringify(outcome)}::jsonb WHERE token = ${key}`;
  },
});
