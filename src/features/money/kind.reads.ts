import { z } from 'zod';
import { type Found, refuse } from '../../core/command.ts';
import type { FundingKind } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';

/** How a button names a kind of money. */
export const kindChoice = z.object({ kind: z.uuid() });

/** The kinds of money that are given now, in the hub's order. */
export const givenKinds = ({ db }: Pick<HubBase, 'db'>): Promise<FundingKind[]> =>
  db.fundingKind.findMany({ where: { endedAt: null }, orderBy: [{ rank: 'asc' }, { word: 'asc' }] });

/** Who pays for it. */
export const sayPayers = ({ isMatched }: Pick<FundingKind, 'isMatched'>): string =>
  isMatched ? 'a matched grant, the school pays half' : 'paid by the hub alone';

/** A kind by its word, whatever its capitals; one that has ended too. */
export const kindByWord = ({ db }: Pick<HubBase, 'db'>, word: string): Promise<FundingKind | null> =>
  db.fundingKind.findFirst({ where: { word: { equals: word, mode: 'insensitive' } } });

/** The kind that is meant, as long as it is given. */
export async function kindMeant(
  { kind: id }: z.infer<typeof kindChoice>,
  { db }: HubBase,
): Promise<Found<FundingKind>> {
  const kind = await db.fundingKind.findUnique({ where: { id } });
  if (kind && !kind.endedAt) return { subject: kind };
  const words = 'That kind of money is no longer given. Type “money kinds” to see which are.';
  return { instead: refuse('kind over', words) };
}
