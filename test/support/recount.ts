import { z } from 'zod';
import type { Figures } from '../../src/features/reports/figures.ts';
import type { ReportKind } from '../../src/store/generated/enums.ts';
import type { openHouse } from './house.ts';

type House = Awaited<ReturnType<typeof openHouse>>;
type Report = { groupId: string; kind: ReportKind; starts: Date; ends: Date };

const counted = z.tuple([z.object({ count: z.coerce.number() })]);

/** Every figure of a report counted anew, each by a statement of its own, apart from the report's own questions. */
export async function recount({ db }: Pick<House, 'db'>, { groupId, kind, starts, ends }: Report): Promise<Figures> {
  const count = async (from: string, what = 'count(*)') =>
    counted.parse(await db.$queryRawUnsafe(`SELECT coalesce(${what}, 0) AS count FROM ${from}`, groupId))[0].count;
  const day = (date: Date) => `'${date.toISOString().slice(0, 10)}'`;
  const within = (column: string) => (kind === 'FINAL' ? 'true' : `${column} BETWEEN ${day(starts)} AND ${day(ends)}`);
  const of = '"groupId" = $1::uuid';
  const sessions = `"Session" WHERE ${of} AND ${within('day')}`;
  const held = `SELECT id FROM ${sessions} AND state = 'HELD'`;
  const marks = `"Attendance" WHERE "sessionId" IN (${held})`;
  const places = `"SchoolParticipation" WHERE ${of}`;
  const seated = `SELECT id FROM ${places} AND "seatedAt" IS NOT NULL`;
  const members = `"Membership" WHERE ${of}`;
  const tasks = `"GapTask" WHERE ${of} AND "endedAt" IS NULL AND ${within(`(at AT TIME ZONE 'Europe/London')::date`)}`;
  const answers = `"Assignment" WHERE "taskId" IN (SELECT id FROM ${tasks})`;
  const money = `"FundingLine" WHERE ${of}`;
  const flagged = within(`("flaggedAt" AT TIME ZONE 'Europe/London')::date`);
  const going = "state IN ('HELD', 'CONFIRMED')";
  return {
    sessionsHeld: await count(`${sessions} AND state = 'HELD'`),
    sessionsPlanned: await count(`${sessions} AND state IN ('SCHEDULED', 'POSTPONED')`),
    sessionsCancelled: await count(`${sessions} AND state = 'CANCELLED'`),
    schoolsActive: await count(`${places} AND (${going} OR state IN ('COMPLETED', 'UNFINISHED'))`),
    schoolsCompleted: await count(`${places} AND (state = 'COMPLETED' OR (${going} AND completes))`),
    schoolsUnfinished: await count(`${places} AND (state = 'UNFINISHED' OR (${going} AND NOT completes))`),
    schoolsWithdrawn: await count(`${places} AND state IN ('WITHDRAWN', 'LAPSED') AND "seatedAt" IS NOT NULL`),
    teachersActive: await count(`${members} AND state IN ('JOINED', 'COMPLETED', 'UNFINISHED')`),
    teachersWithdrawn: await count(
      `${members} AND state IN ('WITHDRAWN', 'REPLACED') AND "participationId" IN (${seated})`,
    ),
    expected: await count(marks),
    attended: await count(`${marks} AND state IN ('PRESENT', 'LATE', 'LEFT_EARLY')`),
    substitutes: await count(`${marks} AND state IN ('APOLOGIES', 'ABSENT') AND substitute <> ''`),
    tasksSet: await count(tasks),
    tasksAsked: await count(`${answers} AND state <> 'EXCUSED'`),
    tasksDone: await count(`${answers} AND state = 'DONE'`),
    schoolsFlagged: await count(`${places} AND ${flagged}${kind === 'FINAL' ? ' AND "flaggedAt" IS NOT NULL' : ''}`),
    lateApologies: await count(`"Apology" WHERE "isLate" AND "sessionId" IN (SELECT id FROM ${sessions})`),
    plannedPence: await count(money, 'sum("plannedPence")'),
    claimedPence: await count(money, 'sum("claimedPence")'),
    paidPence: await count(money, 'sum("paidPence")'),
  };
}
