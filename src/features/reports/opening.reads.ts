import { z } from 'zod';
import type { Hub } from '../../core/hub.ts';
import type { Db } from '../../store/db.ts';
import { reportTerms, unsettled } from './report.ts';

const openings = z.array(
  z.object({
    group: z.string(),
    year: z.number(),
    term: z.enum(reportTerms),
    dueOn: z.string(),
    leads: z.array(z.string()),
    isOver: z.boolean(),
    isEvaluating: z.boolean(),
    isAnotherOpen: z.boolean(),
    held: z.number(),
    aheadOfNextTerm: z.number(),
    /** By kind the newest questions: the project's own, else the hub's; none are the usual ones. */
    templates: z.record(z.string(), z.string()).nullable(),
  }),
);

/** What a planned report opens with, read at once; none where it is not planned any more. */
export async function readOpening(db: Db, hub: Hub, id: string) {
  const rows = await db.$queryRaw`
    SELECT g.id::text AS "group", r.year, r.term, r."dueOn"::text, s.held, s.ahead AS "aheadOfNextTerm",
      g.state IN ('CANCELLED', 'CLOSED') AS "isOver", g.state = 'EVALUATING' AS "isEvaluating",
      EXISTS (SELECT FROM "Report" WHERE "hubId" = g."hubId" AND "groupId" = g.id AND state::text = ANY(${unsettled}))
        AS "isAnotherOpen",
      ARRAY(SELECT "personId"::text FROM "WorkGroupLead" WHERE "hubId" = g."hubId" AND "groupId" = g.id AND "to" IS NULL
        ORDER BY capacity) AS leads,
      (SELECT jsonb_object_agg(t.kind, t.id) FROM (
        SELECT DISTINCT ON (kind) kind, id FROM "ReportTemplate"
        WHERE "hubId" = g."hubId" AND ("projectId" = g."projectId" OR "projectId" IS NULL)
        ORDER BY kind, "projectId" IS NULL, version DESC) t) AS templates
    FROM "Report" r JOIN "WorkGroup" g ON g."hubId" = r."hubId" AND g.id = r."groupId" CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE state = 'HELD')::int AS held,
        count(*) FILTER (WHERE state NOT IN ('HELD', 'CANCELLED') AND day > r.ends)::int AS ahead
      FROM "Session" WHERE "hubId" = g."hubId" AND "groupId" = g.id) s
    WHERE r."hubId" = ${hub.id}::uuid AND r.id = ${id}::uuid AND r.state = 'NOT_OPEN'`;
  return openings.parse(rows).at(0);
}
