import { z } from 'zod';
import { ukDay } from '../../core/uk-time.ts';
import type { HubBase } from '../define.ts';
import { tellLeads } from '../memberships/tell-leads.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { attendanceStates, drifts, wasThere } from './log.ts';

const there = attendanceStates.filter(wasThere);

const counted = z.array(z.object({ id: z.string(), missed: z.number(), tasksDue: z.number(), tasksDone: z.number() }));

/**
 * How the schools of a group stand that were not flagged yet: sessions that everybody who stands for them missed, and
 * gap tasks due and done. Counted by the database, which else would hand over every attendance of the year.
 */
async function standings({ db, hub, now }: HubBase, groupId: string) {
  return counted.parse(
    await db.$queryRaw`
      WITH standing AS (
        SELECT m.id, m."participationId" AS place
        FROM "SchoolParticipation" p JOIN "Membership" m ON m."hubId" = p."hubId" AND m."participationId" = p.id
        WHERE p."hubId" = ${hub.id}::uuid AND m."hubId" = ${hub.id}::uuid AND p."groupId" = ${groupId}::uuid
          AND p.state IN ('HELD', 'CONFIRMED') AND p."flaggedAt" IS NULL AND m.state = 'JOINED'
      ), met AS (
        SELECT place, bool_or(a.state = ANY (${there}::text[]::"AttendanceState"[]) OR a.substitute <> '') AS came
        FROM standing JOIN "Attendance" a ON a."membershipId" = standing.id
        WHERE a."hubId" = ${hub.id}::uuid GROUP BY place, a."sessionId"
      ), asked AS (
        SELECT place, count(*)::int AS due, count(*) FILTER (WHERE x.state = 'DONE')::int AS done
        FROM standing
        JOIN "Assignment" x ON x."membershipId" = standing.id
        JOIN "GapTask" t ON t."hubId" = x."hubId" AND t.id = x."taskId"
        WHERE x."hubId" = ${hub.id}::uuid AND t."hubId" = ${hub.id}::uuid AND x.state <> 'EXCUSED'
          AND t."endedAt" IS NULL AND t."dueOn" <= ${ukDay(now)}::date
        GROUP BY place
      )
      SELECT place::text AS id, (count(*) FILTER (WHERE NOT came))::int AS missed,
        coalesce(max(asked.due), 0) AS "tasksDue", coalesce(max(asked.done), 0) AS "tasksDone"
      FROM met LEFT JOIN asked USING (place) GROUP BY place`,
  );
}

/** The leads hear, once for each school, that it drifts. */
export async function tellDrifting(base: HubBase, group: GroupDetail): Promise<void> {
  const drifting = (await standings(base, group.id)).filter(drifts);
  for (const { id } of drifting) {
    await base.db.schoolParticipation.update({ where: { id }, data: { flaggedAt: base.now } });
    await tellLeads(base, group, { kind: 'a school drifts', facts: { place: id }, occasion: id });
  }
}
