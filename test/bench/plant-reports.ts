import { ask } from './fill.ts';
import { plantLogs } from './plant-logs.ts';

/** How often each group of the hub has met in the term. */
const sessions = 7;

/** What its groups have behind them: seven sessions with who came, a gap task after each, money, and a report that is open. */
const statements = [
  `DELETE FROM "Session" WHERE number > ${sessions}`,
  `UPDATE "Session" s SET state = 'HELD', day = '2026-09-10'::date + 7 * s.number,
     "startsAt" = '2026-09-10 15:00+00'::timestamptz + interval '7 days' * s.number,
     "endsAt" = '2026-09-10 17:00+00'::timestamptz + interval '7 days' * s.number FROM logged l WHERE l."group" = s."groupId"`,
  `INSERT INTO "Attendance" ("hubId", "sessionId", "membershipId", state)
   SELECT m.hub, s.id, m.membership, CASE WHEN m.order_in % 5 = 0 THEN 'ABSENT' ELSE 'PRESENT' END::"AttendanceState"
   FROM logging m JOIN "Session" s ON s."groupId" = m."group"`,
  `INSERT INTO "GapTask" (id, "hubId", "groupId", "sessionId", title, what, "dueOn", "personId", at)
   SELECT gen_random_uuid(), s."hubId", s."groupId", s.id, 'Task', 'Try it.', s.day + 5, w."personId", s."endsAt"
   FROM "Session" s JOIN "WorkGroupLead" w ON w."groupId" = s."groupId"`,
  `INSERT INTO "Assignment" (id, "hubId", "taskId", "membershipId", state)
   SELECT gen_random_uuid(), m.hub, t.id, m.membership, CASE WHEN m.order_in % 3 = 0 THEN 'ASSIGNED' ELSE 'DONE' END::"AssignmentState"
   FROM logging m JOIN "GapTask" t ON t."groupId" = m."group"`,
  `INSERT INTO "FundingLine" (id, "hubId", "groupId", "kindId", "plannedPence", at)
   SELECT gen_random_uuid(), l.hub, l."group", k.id, 75000, now() FROM logged l JOIN "FundingKind" k ON k."hubId" = l.hub`,
  `INSERT INTO "Report" (id, "hubId", "groupId", year, term, state, starts, ends, "dueOn", "openedAt")
   SELECT gen_random_uuid(), hub, "group", 2026, 'AUTUMN', 'OPEN', '2026-08-01', '2026-12-18', '2026-12-11', now() FROM logged
   ON CONFLICT ("hubId", "groupId", term) DO UPDATE SET state = 'OPEN', "openedAt" = now()`,
  'ANALYZE',
];

/** Groups of sixteen members that have met seven times, each with a lead among the visitors and its report open. */
export async function plantReports(url: string): Promise<void> {
  await plantLogs(url);
  for (const statement of statements) await ask(url, statement);
}
