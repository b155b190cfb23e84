import { z } from 'zod';
import { addDays, type Day, instantOf, programmeYear } from '../../core/uk-time.ts';
import type { HubBase } from '../define.ts';
import { sayPhase } from '../work-groups/work-group.ts';
import type { Count } from './count.ts';

const counted = z.array(
  z.object({
    by: z.enum(['all', 'project', 'phase', 'authority']),
    name: z.string(),
    signedUp: z.number(),
    active: z.number(),
    completed: z.number(),
    unfinished: z.number(),
    withdrawn: z.number(),
    cancelled: z.number(),
    teachers: z.number(),
  }),
);

const phase = z.enum(['EARLY_YEARS', 'PRIMARY', 'SECONDARY', 'POST_16']);

/**
 * Schools and teachers of the hub at the end of a day, over the groups of its programme year. A school counts once
 * however many places it has, and as what it is today: an academy and the school it was before are one. A school that
 * is active in one group and left another is active. A group that was cancelled later stands as it stood on that day.
 */
export async function countOn({ db, hub }: Pick<HubBase, 'db' | 'hub'>, day: Day): Promise<Count[]> {
  const end = instantOf(addDays(day, 1), '00:00');
  const rows = await db.$queryRaw`
    WITH place AS (
      SELECT s.id, school_today(s."schoolId") AS school, coalesce(nullif(c."laName", ''), 'Not known') AS authority,
        coalesce(p.code || ' ', '') || p.title AS project, g.phases,
        s.state = 'COMPLETED' AND s."endedAt" < ${end}::timestamptz AS completed,
        (s."endedAt" IS NULL OR s."endedAt" >= ${end}::timestamptz) AND ended.at IS NULL AS going,
        s.state IN ('WITHDRAWN', 'LAPSED') AND s."endedAt" < coalesce(ended.at, ${end}::timestamptz) AS gone,
        ended.at IS NOT NULL AND coalesce(s."endedAt" >= ended.at, true) AS cancelled
      FROM "SchoolParticipation" s
      JOIN "WorkGroup" g ON g.id = s."groupId" AND g."hubId" = s."hubId"
      JOIN "Project" p ON p.id = g."projectId"
      JOIN "School" c ON c.id = s."schoolId"
      CROSS JOIN LATERAL (SELECT CASE WHEN g."cancelledAt" < ${end}::timestamptz THEN g."cancelledAt" END AS at) ended
      WHERE s."hubId" = ${hub.id}::uuid AND g.year = ${programmeYear(day)}::int
        AND (g.state <> 'CANCELLED' OR g."cancelledAt" IS NOT NULL)
        AND s."seatedAt" < ${end}::timestamptz
    ), taught AS (
      SELECT m."participationId" AS id, m."personId" AS person FROM "Membership" m
      WHERE m."hubId" = ${hub.id}::uuid AND m."joinedAt" < ${end}::timestamptz
        AND (m.state IN ('JOINED', 'COMPLETED', 'UNFINISHED')
          OR (m.state IN ('WITHDRAWN', 'REPLACED') AND m."withdrawnAt" >= ${end}::timestamptz))
    ), cell AS (
      SELECT place.*, cut.by, cut.name FROM place CROSS JOIN LATERAL (
        SELECT 'all' AS by, 'All' AS name UNION ALL SELECT 'project', place.project
        UNION ALL SELECT 'authority', place.authority UNION ALL SELECT 'phase', unnest(place.phases)::text) cut
    ), school AS (
      SELECT by, name, school, bool_or(going) AS going, bool_or(completed) AS completed, bool_or(gone) AS gone,
        bool_and(cancelled) AS cancelled
      FROM cell GROUP BY by, name, school
    ), teacher AS (
      SELECT cell.by, cell.name, count(DISTINCT taught.person) AS teachers
      FROM cell JOIN taught ON taught.id = cell.id AND NOT cell.cancelled GROUP BY cell.by, cell.name
    )
    SELECT school.by, school.name, count(*)::int AS "signedUp", count(*) FILTER (WHERE going)::int AS active,
      count(*) FILTER (WHERE completed AND NOT going)::int AS completed,
      count(*) FILTER (WHERE NOT (going OR completed OR gone OR cancelled))::int AS unfinished,
      count(*) FILTER (WHERE gone AND NOT going AND NOT completed)::int AS withdrawn,
      count(*) FILTER (WHERE cancelled)::int AS cancelled,
      coalesce(max(teacher.teachers), 0)::int AS teachers
    FROM school LEFT JOIN teacher USING (by, name)
    GROUP BY school.by, school.name ORDER BY school.by, school.name`;
  return counted
    .parse(rows)
    .map((row) => (row.by === 'phase' ? { ...row, name: sayPhase(phase.parse(row.name)) } : row));
}
