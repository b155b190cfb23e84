import type { Db } from '../../store/db.ts';
import { usualDay } from './digest-day.ts';

/** The day of the week on which somebody gets the digest. */
export async function digestDayOf(db: Db, personId: string): Promise<number> {
  const own = await db.hubPerson.findFirst({ where: { personId }, select: { digestDay: true } });
  return own?.digestDay ?? usualDay;
}

/** Everybody who looks after the hub now: as what, and when they get the digest. */
export async function staffOf(db: Db) {
  const roles = await db.hubRole.findMany({
    where: { to: null, word: { standing: { in: ['HUB_LEAD', 'ADMINISTRATOR'] } } },
    select: { personId: true, word: { select: { standing: true } } },
  });
  const days = await db.hubPerson.findMany({
    where: { personId: { in: roles.map(({ personId }) => personId) } },
    select: { personId: true, digestDay: true },
  });
  return [...Map.groupBy(roles, ({ personId }) => personId)].map(([personId, own]) => ({
    personId,
    standings: own.map(({ word }) => word.standing),
    day: days.find((one) => one.personId === personId)?.digestDay ?? usualDay,
  }));
}
