import { sampleCalendar } from '../../prisma/sample/calendar.ts';
import { nextTerm, termOf } from '../../src/core/calendar.ts';
import { ukDay } from '../../src/core/uk-time.ts';
import { datesOf } from '../../src/features/reports/report-dates.ts';
import type { PrismaClient } from '../../src/store/generated/client.ts';

/** Opens the report of a group on this term, in the holidays on the next, whatever day it is. */
export async function openItsReport(prisma: PrismaClient, code: string): Promise<void> {
  const today = ukDay(new Date());
  const calendar = sampleCalendar(today);
  const term = termOf(calendar, today) ?? nextTerm(calendar, today);
  if (!term) throw new Error('the sample has no term to report on');
  const { id: groupId, hubId } = await prisma.workGroup.findFirstOrThrow({
    where: { code: { equals: code, mode: 'insensitive' } },
  });
  const { starts, ends, dueOn } = datesOf(term, { calendar, reportOpenDays: 15, reportDueDays: 5 });
  const dates = { starts: new Date(starts), ends: new Date(ends), dueOn: new Date(dueOn) };
  const key = { hubId, groupId, term: term.term };
  const open = { state: 'OPEN' as const, openedAt: new Date() };
  await prisma.report.upsert({
    where: { hubId_groupId_term: key },
    create: { ...key, year: term.programmeYear, ...dates, ...open },
    update: open, // the night has planned it already
  });
}
