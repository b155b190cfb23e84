import { termOf } from '../../core/calendar.ts';
import type { NightWork } from '../../core/night.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import type { Report } from '../../store/generated/client.ts';
import type { WorkGroupState } from '../../store/generated/enums.ts';
import { backToTerm } from './back-to-term.moves.ts';
import { dayOf } from './report.reads.ts';
import { datesOf, type ReportDates } from './report-dates.ts';
import { openingOf, openingRule } from './report-rules.ts';

/** States in which a group owes the hub a report. */
const owing: WorkGroupState[] = ['COMMISSIONED', 'RECRUITING', 'RUNNING', 'EVALUATING'];

type Night = Parameters<NightWork<Db>['run']>[0];

const datesIn = ({ starts, ends, dueOn }: ReportDates) => ({
  starts: new Date(starts),
  ends: new Date(ends),
  dueOn: new Date(dueOn),
});

const isSame = (report: Report, dates: ReportDates) =>
  dayOf(report.starts) === dates.starts && dayOf(report.ends) === dates.ends && dayOf(report.dueOn) === dates.dueOn;

async function planNew({ db, hub }: Night, values: Pick<Report, 'year' | 'term'>, dates: ReportDates): Promise<void> {
  const groups = await db.workGroup.findMany({
    where: { year: values.year, state: { in: owing }, reports: { none: { term: values.term } } },
    select: { id: true },
  });
  const made = await db.report.createManyAndReturn({
    data: groups.map(({ id }) => ({ ...values, ...datesIn(dates), hubId: hub.id, groupId: id })),
  });
  const rows = made.flatMap((report) => {
    const dueAt = openingOf(report, hub);
    return dueAt ? [{ hubId: hub.id, kind: openingRule.name, subjectId: report.id, dueAt }] : [];
  });
  await db.dueRow.createMany({ data: rows });
}

/** The hub has changed its calendar or its settings: the days of what is not open yet are as they are now. */
async function move({ db }: Night, waiting: Report[], dates: ReportDates): Promise<void> {
  const moved = waiting.filter((report) => !isSame(report, dates)).map(({ id }) => id);
  if (moved.length > 0) await db.report.updateMany({ where: { id: { in: moved } }, data: datesIn(dates) });
}

/** Groups that went back to a draft owe nothing. */
async function drop({ db }: Night): Promise<void> {
  const rows = await db.report.findMany({
    where: { state: 'NOT_OPEN', group: { state: { notIn: owing } } },
    select: { id: true },
  });
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return;
  await db.dueRow.deleteMany({ where: { kind: openingRule.name, subjectId: { in: ids } } });
  await db.report.deleteMany({ where: { id: { in: ids } } });
}

/** In term, each group that runs has its report planned, on the day that the hub's calendar and settings say. */
export const planReports: NightWork<Db> = {
  name: 'plan reports',
  run: async (night) => {
    const { db, hub, now } = night;
    const term = termOf(hub.calendar, ukDay(now));
    await drop(night);
    await backToTerm(night);
    if (!term) return 'done';
    const about = { year: term.programmeYear, term: term.term };
    const dates = datesOf(term, hub);
    await move(night, await db.report.findMany({ where: { ...about, state: 'NOT_OPEN' } }), dates);
    await planNew(night, about, dates);
    return 'done';
  },
};
