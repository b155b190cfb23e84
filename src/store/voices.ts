import { z } from 'zod';
import { type NationalVoices, smallest } from '../core/nation.ts';
import type { PrismaClient } from './generated/client.ts';

// The second query over hubs: it averages what those who came say, project by project. No word of anybody leaves it,
// nor an average of fewer than five.

const line = z.object({
  code: z.string().nullable(),
  title: z.string(),
  hubs: z.number(),
  groups: z.number(),
  answers: z.number(),
  averages: z.record(z.string(), z.number()),
});

/**
 * Evaluations that are over count: a group's own where five answered, its hub's small groups where they have five
 * together, and what is left over hubs where that has five. So what is shown of a part never gives the rest away.
 */
const read = (prisma: PrismaClient, year: number, today: string) => prisma.$queryRaw`
  WITH said AS (
    SELECT e.id, e."hubId", p.id AS project, count(a.id) AS n
    FROM "Evaluation" e
    JOIN "WorkGroup" g ON g."hubId" = e."hubId" AND g.id = e."groupId" AND g.year = ${year}::int
    JOIN "Project" p ON p.id = g."projectId" AND p."ownerHubId" IS NULL
    LEFT JOIN "EvaluationAnswer" a ON a."hubId" = e."hubId" AND a."evaluationId" = e.id
    GROUP BY e.id, p.id HAVING e."closesOn" < ${today}::date OR count(a.id) >= e.asked
  ), own AS (
    SELECT *, sum(n) FILTER (WHERE n < ${smallest}::int) OVER (PARTITION BY project, "hubId") AS small FROM said
  ), settled AS (
    SELECT *, n >= ${smallest}::int OR small >= ${smallest}::int AS counts FROM own
  ), kept AS (
    SELECT *, counts OR sum(n) FILTER (WHERE NOT counts) OVER (PARTITION BY project) >= ${smallest}::int AS shown FROM settled
  ), mark AS (
    SELECT kept.project, m.key, count(*) AS n, round(avg(m.value::numeric), 2)::float AS average
    FROM kept JOIN "EvaluationAnswer" a ON a."hubId" = kept."hubId" AND a."evaluationId" = kept.id
    CROSS JOIN LATERAL jsonb_each_text(a.marks) AS m
    WHERE kept.shown GROUP BY kept.project, m.key
  ), counted AS (
    SELECT project, count(DISTINCT "hubId") FILTER (WHERE shown)::int AS hubs, count(*) FILTER (WHERE shown)::int AS groups,
      coalesce(sum(n) FILTER (WHERE shown), 0)::int AS answers
    FROM kept GROUP BY project
  )
  SELECT p.code, p.title, counted.hubs, counted.groups, counted.answers,
    coalesce((SELECT jsonb_object_agg(mark.key, mark.average) FROM mark
      WHERE mark.project = p.id AND mark.n >= ${smallest}::int), '{}') AS averages
  FROM counted JOIN "Project" p ON p.id = counted.project
  ORDER BY p.code NULLS LAST, p.title, p.id`;

/** What those who came say of each national project of a year, over hubs. */
export const readVoices = async (prisma: PrismaClient, year: number, today: string): Promise<NationalVoices[]> =>
  z.array(line).parse(await read(prisma, year, today));
