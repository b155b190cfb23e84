import { z } from 'zod';
import { termOf } from '../../core/calendar.ts';
import { may } from '../../core/rights.ts';
import { programmeYear, ukDay } from '../../core/uk-time.ts';
import type { ReportTerm } from '../../store/generated/enums.ts';
import type { HubBase } from '../define.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { type ReportDetail, reportsIn } from './report.reads.ts';
import { reportTerms } from './report.ts';

/** A term of a programme year. */
export type Period = { year: number; term: ReportTerm };

type Base = Pick<HubBase, 'db' | 'hub' | 'actor' | 'now'>;

const termName = z.enum(['AUTUMN', 'SPRING', 'SUMMER']);

/** How a term is named, by a button or by a word. */
export const periodInput = z.object({
  words: z.string().max(300).default(''),
  term: termName.optional(),
  year: z.coerce.number().int().min(2000).max(2100).optional(),
});

/** The term to look at first: the newest whose reports have opened, else the one we are in. */
async function usualPeriod({ db, hub, now }: Base): Promise<Period> {
  const year = programmeYear(ukDay(now));
  const terms = await db.report.groupBy({ by: ['term'], where: { year, state: { not: 'NOT_OPEN' } } });
  const opened = reportTerms.findLast((term) => terms.some((row) => row.term === term));
  return { year, term: opened ?? termOf(hub.calendar, ukDay(now))?.term ?? 'AUTUMN' };
}

/** The term that a button or a typed word names, else the newest that has opened. */
export async function periodNamed(asked: z.infer<typeof periodInput>, base: Base): Promise<Period> {
  const usual = await usualPeriod(base);
  const typed = termName.safeParse(asked.words.trim().toUpperCase()).data;
  return { year: asked.year ?? usual.year, term: asked.term ?? typed ?? usual.term };
}

/** The reports of a term that this person oversees: a phase lead those of the phase. */
export async function overseen(base: Base, period: Period): Promise<ReportDetail[]> {
  const rows = await reportsIn(base.db, { year: period.year, term: period.term });
  return rows.filter(({ group }) => may(base.actor, 'oversee reports', rightsOfGroup(group)));
}
