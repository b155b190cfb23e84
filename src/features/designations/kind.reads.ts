import { z } from 'zod';
import { type Found, refuse } from '../../core/command.ts';
import type { DesignationKind } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import { kindTraits } from './kind.ts';

const ticked = (answer: unknown) => (answer === undefined ? [] : [answer].flat());
const nameIt = 'Write what it is called.';

/** What a kind is answered with. */
export const kindAnswers = z.object({
  word: z.string({ error: nameIt }).trim().min(1, nameIt).max(60, 'Keep the name under 60 characters.'),
  traits: z.preprocess(ticked, z.array(z.enum(kindTraits))),
});

/** How a button names a kind. */
export const kindChoice = z.object({ kind: z.uuid() });

/** A hub's kind of designation by its word, whatever its capitals; one that has ended too. */
export const kindByWord = ({ db }: Pick<HubBase, 'db'>, word: string): Promise<DesignationKind | null> =>
  db.designationKind.findFirst({ where: { word: { equals: word.trim(), mode: 'insensitive' } } });

/** The kinds that are given now, in the hub's order. */
export const givenKinds = ({ db }: Pick<HubBase, 'db'>): Promise<DesignationKind[]> =>
  db.designationKind.findMany({ where: { endedAt: null }, orderBy: [{ rank: 'asc' }, { word: 'asc' }] });

/** The kind that is meant, as long as it is given. */
export async function kindMeant(
  { kind: id }: z.infer<typeof kindChoice>,
  { db }: HubBase,
): Promise<Found<DesignationKind>> {
  const kind = await db.designationKind.findUnique({ where: { id } });
  if (kind && !kind.endedAt) return { subject: kind };
  const words = 'That kind of designation is no longer given. Type “kinds of designation” to see which are.';
  return { instead: refuse('kind over', words) };
}

/** Another kind is called that already. */
export const takenWord = ({ word }: Pick<DesignationKind, 'word'>) =>
  refuse('kind there', `“${word}” is there already. Choose another name, or change that one.`, 'word');
