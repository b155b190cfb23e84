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

/** The term to look at first: the newest whose reports have opened, else the one we are in. */
export async function periodMeant({ db, hub, now }: Base): Promise<Period> {
  const year = programmeYear(ukDay(now));
  const terms = await db.report.groupBy({ by: ['term'], where: { year, state: { not: 'NOT_OPEN' } } });
  const opened = reportTerms.findLast((term) => terms.some((row) => row.term === term));
  return { year, term: opened ?? termOf(hub.calendar, ukDay(now))?.term ?? 'AUTUMN' };
}

/** The reports of a term that this person oversees: a phase lead those of the phase. */
export async function overseen(base: Base, period: Period): Promise<ReportDetail[]> {
  const rows = await reportsIn(base.db, { year: period.year, term: period.term });
  return rows.filter(({ group }) => may(base.actor, 'oversee reports', rightsOfGroup(group)));
}
