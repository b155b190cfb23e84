import type { Whose } from '../../core/calendar/own-days.ts';
import type { HalfTerm } from '../../core/calendar.ts';
import type { Hub } from '../../core/hub.ts';
import type { Db } from '../../store/db.ts';

type Writing = { db: Db; hub: Pick<Hub, 'id'> };

/** Keeps half-terms of a year as they are given; the others of the year stay. What reads them moves by itself. */
export async function saveHalfTerms(
  { db, hub }: Writing,
  { year, whose, halfTerms, guessed }: { year: number; whose: Whose; halfTerms: HalfTerm[]; guessed: boolean },
): Promise<void> {
  for (const { term, half, start, end } of halfTerms) {
    const key = { hubId: hub.id, year, whose, term, half };
    const dates = { starts: new Date(start), ends: new Date(end), guessed };
    await db.calendarTerm.upsert({
      where: { hubId_year_whose_term_half: key },
      create: { ...key, ...dates },
      update: dates,
    });
  }
}
