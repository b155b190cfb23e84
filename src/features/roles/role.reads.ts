import type { Db } from '../../store/db.ts';
import type { Held } from './role.ts';

/** The roles of the hub that have not ended, staff first by the order of the hub's words. */
export async function rolesHeld(db: Db, now: Date): Promise<Held[]> {
  const rows = await db.hubRole.findMany({
    where: { OR: [{ to: null }, { to: { gt: now } }] },
    include: { word: true, person: { select: { name: true } }, partner: { select: { name: true } } },
    orderBy: [{ word: { rank: 'asc' } }, { from: 'asc' }],
  });
  return rows.map(({ id, personId, person, word, phase, partner, from, to }) => ({
    id,
    personId,
    name: person.name,
    word: word.word,
    standing: word.standing,
    phase,
    partner,
    from,
    to,
  }));
}
