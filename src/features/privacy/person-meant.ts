import { type Found, refuse } from '../../core/command.ts';
import type { HubBase } from '../define.ts';

/** Somebody whom this hub knows and who has not left. */
export type Known = { id: string; name: string };

const gone = refuse('person gone', 'I know nobody like that in this hub. They may have left already.');

/** The person a button names, if this hub knows them. */
export async function personMeant({ person }: { person: string }, { db }: Pick<HubBase, 'db'>): Promise<Found<Known>> {
  const known = await db.hubPerson.findFirst({
    where: { personId: person, person: { leftAt: null } },
    select: { person: { select: { id: true, name: true } } },
  });
  return known ? { subject: known.person } : { instead: gone };
}
