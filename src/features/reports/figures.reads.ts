import { z } from 'zod';
import type { Hub } from '../../core/hub.ts';
import type { Db } from '../../store/db.ts';
import { type Figures, figuresFrom, noFigures } from './figures.ts';

type Asking = { db: Db; hub: Pick<Hub, 'id'>; ids: string[] };

/** Sessions, who came and who apologised late: in the days of a termly report, for a final evaluation in all of its group. */
const meetingsOf = ({ db, hub, ids }: Asking): Promise<unknown> => db.$queryRaw`
  WITH report AS (
    SELECT r.id, r."hubId", r."groupId", CASE WHEN r.kind = 'FINAL' THEN '-infinity' ELSE r.starts END AS starts,
      CASE WHEN r.kind = 'FINAL' THEN 'infinity' ELSE r.ends END AS ends
    FROM "Report" r WHERE r."hubId" = ${hub.id}::uuid AND r.id = ANY(${ids}::uuid[])
  ), meeting AS (
    SELECT r.id, r."hubId", s.id AS session, s.state
    FROM report r JOIN "Session" s ON s."hubId" = r."hubId" AND s."groupId" = r."groupId" AND s.day BETWEEN r.starts AND r.ends
  ), met AS (
    SELECT id, count(*) FILTER (WHERE state = 'HELD') AS held,
      count(*) FILTER (WHERE state IN ('SCHEDULED', 'POSTPONED')) AS planned,
      count(*) FILTER (WHERE state = 'CANCELLED') AS cancelled
    FROM meeting GROUP BY id
  ), seen AS (
    SELECT m.id, count(*) AS expected, count(*) FILTER (WHERE a.state IN ('PRESENT', 'LATE', 'LEFT_EARLY')) AS attended,
      count(*) FILTER (WHERE a.state IN ('APOLOGIES', 'ABSENT') AND a.substitute <> '') AS substitutes
    FROM meeting m JOIN "Attendance" a ON a."hubId" = m."hubId" AND a."sessionId" = m.session WHERE m.state = 'HELD' GROUP BY m.id
  ), sorry AS (
    SELECT m.id, count(*) AS late FROM meeting m JOIN "Apology" a ON a."hubId" = m."hubId" AND a."sessionId" = m.session AND a."isLate" GROUP BY m.id
  )
  SELECT report.id::text, coalesce(met.held, 0)::int AS "sessionsHeld", coalesce(met.planned, 0)::int AS "sessionsPlanned",
    coalesce(met.cancelled, 0)::int AS "sessionsCancelled", coalesce(seen.expected, 0)::int AS expected,
    coalesce(seen.attended, 0)::int AS attended, coalesce(seen.substitutes, 0)::int AS substitutes,
    coalesce(sorry.late, 0)::int AS "lateApologies"
  FROM report LEFT JOIN met USING (id) LEFT JOIN seen USING (id) LEFT JOIN sorry USING (id)`;

/** Schools and teachers as they stand now, and the gap tasks set in the days of the report with their answers. */
const peopleOf = ({ db, hub, ids }: Asking): Promise<unknown> => db.$queryRaw`
  WITH report AS (
    SELECT r.id, r."hubId", r."groupId", CASE WHEN r.kind = 'FINAL' THEN '-infinity' ELSE r.starts END AS starts,
      CASE WHEN r.kind = 'FINAL' THEN 'infinity' ELSE r.ends END AS ends
    FROM "Report" r WHERE r."hubId" = ${hub.id}::uuid AND r.id = ANY(${ids}::uuid[])
  ), school AS (
    SELECT r.id, count(*) FILTER (WHERE p.state IN ('HELD', 'CONFIRMED', 'COMPLETED', 'UNFINISHED')) AS active,
      count(*) FILTER (WHERE p.state = 'COMPLETED' OR (p.state IN ('HELD', 'CONFIRMED') AND p.completes)) AS completed,
      count(*) FILTER (WHERE p.state = 'UNFINISHED' OR (p.state IN ('HELD', 'CONFIRMED') AND NOT p.completes)) AS unfinished,
      count(*) FILTER (WHERE p.state IN ('WITHDRAWN', 'LAPSED') AND p."seatedAt" IS NOT NULL) AS withdrawn,
      count(*) FILTER (WHERE (p."flaggedAt" AT TIME ZONE 'Europe/London')::date BETWEEN r.starts AND r.ends) AS flagged
    FROM report r JOIN "SchoolParticipation" p ON p."hubId" = r."hubId" AND p."groupId" = r."groupId" GROUP BY r.id
  ), teacher AS (
    SELECT r.id, count(*) FILTER (WHERE m.state IN ('JOINED', 'COMPLETED', 'UNFINISHED')) AS active,
      count(*) FILTER (WHERE m.state IN ('WITHDRAWN', 'REPLACED') AND p."seatedAt" IS NOT NULL) AS withdrawn
    FROM report r JOIN "SchoolParticipation" p ON p."hubId" = r."hubId" AND p."groupId" = r."groupId"
    JOIN "Membership" m ON m."hubId" = r."hubId" AND m."participationId" = p.id GROUP BY r.id
  ), task AS (
    SELECT r.id, count(DISTINCT t.id) AS given, count(a.id) FILTER (WHERE a.state <> 'EXCUSED') AS asked,
      count(a.id) FILTER (WHERE a.state = 'DONE') AS done
    FROM report r JOIN "GapTask" t ON t."hubId" = r."hubId" AND t."groupId" = r."groupId" AND t."endedAt" IS NULL
      AND (t.at AT TIME ZONE 'Europe/London')::date BETWEEN r.starts AND r.ends
    LEFT JOIN "Assignment" a ON a."hubId" = r."hubId" AND a."taskId" = t.id GROUP BY r.id
  )
  SELECT report.id::text, coalesce(school.active, 0)::int AS "schoolsActive",
    coalesce(school.completed, 0)::int AS "schoolsCompleted", coalesce(school.unfinished, 0)::int AS "schoolsUnfinished",
    coalesce(school.withdrawn, 0)::int AS "schoolsWithdrawn", coalesce(school.flagged, 0)::int AS "schoolsFlagged",
    coalesce(teacher.active, 0)::int AS "teachersActive", coalesce(teacher.withdrawn, 0)::int AS "teachersWithdrawn",
    coalesce(task.given, 0)::int AS "tasksSet", coalesce(task.asked, 0)::int AS "tasksAsked",
    coalesce(task.done, 0)::int AS "tasksDone"
  FROM report LEFT JOIN school USING (id) LEFT JOIN teacher USING (id) LEFT JOIN task USING (id)`;

/** What is planned, claimed and paid in the groups, over all of their year: money has no term. */
const moneyOf = ({ db, hub, ids }: Asking): Promise<unknown> => db.$queryRaw`
  SELECT r.id::text, sum(l."plannedPence")::int AS "plannedPence", sum(l."claimedPence")::int AS "claimedPence",
    sum(l."paidPence")::int AS "paidPence"
  FROM "Report" r JOIN "FundingLine" l ON l."hubId" = r."hubId" AND l."groupId" = r."groupId"
  WHERE r."hubId" = ${hub.id}::uuid AND r.id = ANY(${ids}::uuid[]) GROUP BY r.id`;

const rowsOf = z.array(z.looseObject({ id: z.string() }));

/** What the records say now of some reports, by their ids. */
export async function figuresOf(db: Db, hub: Pick<Hub, 'id'>, ids: string[]): Promise<(id: string) => Figures> {
  if (ids.length === 0) return () => noFigures;
  const asking = { db, hub, ids };
  const byId = (rows: unknown) => new Map(rowsOf.parse(rows).map((row) => [row.id, row]));
  const [people, money] = [byId(await peopleOf(asking)), byId(await moneyOf(asking))];
  const meetings = rowsOf.parse(await meetingsOf(asking));
  const known = new Map(
    meetings.map((row) => [row.id, figuresFrom({ ...row, ...people.get(row.id), ...money.get(row.id) })]),
  );
  return (id) => known.get(id) ?? noFigures;
}
