import { z } from 'zod';
import { type Heard, shownOverHubs } from '../core/heard.ts';
import { type NationalVoices, smallest } from '../core/nation.ts';
import type { PrismaClient } from './generated/client.ts';

// The second query over hubs: it adds up the marks of those who came, evaluation by evaluation. What leaves this file
// is averages by project, none of fewer than five answers.

const line = z.object({
  id: z.string(),
  hub: z.string(),
  project: z.string(),
  code: z.string().nullable(),
  title: z.string(),
  asked: z.number(),
  closesOn: z.string(),
  answers: z.number(),
  marks: z.record(z.string(), z.object({ sum: z.number(), count: z.number() })),
}) satisfies z.ZodType<Heard>;
type Line = z.infer<typeof line>;

const read = (prisma: PrismaClient, year: number) => prisma.$queryRaw`
  WITH said AS (
    SELECT e.id, e."hubId", p.id AS project, p.code, p.title, e.asked, e."closesOn", count(a.id)::int AS answers
    FROM "Evaluation" e
    JOIN "WorkGroup" g ON g."hubId" = e."hubId" AND g.id = e."groupId" AND g.year = ${year}::int
    JOIN "Project" p ON p.id = g."projectId" AND p."ownerHubId" IS NULL
    LEFT JOIN "EvaluationAnswer" a ON a."hubId" = e."hubId" AND a."evaluationId" = e.id
    GROUP BY e.id, p.id
  ), mark AS (
    SELECT said.id, m.key, sum(m.value::numeric)::float AS sum, count(*)::int AS count
    FROM said JOIN "EvaluationAnswer" a ON a."hubId" = said."hubId" AND a."evaluationId" = said.id
    CROSS JOIN LATERAL jsonb_each_text(a.marks) AS m GROUP BY said.id, m.key
  )
  SELECT said.id::text, said."hubId"::text AS hub, said.project::text, said.code, said.title, said.asked, said.answers,
    to_char(said."closesOn", 'YYYY-MM-DD') AS "closesOn",
    coalesce((SELECT jsonb_object_agg(mark.key, jsonb_build_object('sum', mark.sum, 'count', mark.count))
      FROM mark WHERE mark.id = said.id), '{}') AS marks
  FROM said ORDER BY said.code NULLS LAST, said.title, said.project, said.id`;

type Mark = Line['marks'][string];

const addUp = (marks: Mark[]): Mark => ({
  sum: marks.reduce((all, { sum }) => all + sum, 0),
  count: marks.reduce((all, { count }) => all + count, 0),
});

const rounded = (average: number) => Math.round(average * 100) / 100;

/** The average of each mark, over the parts in which enough gave it. */
function averagesOf(parts: Line[][]): Record<string, number> {
  const marks = Map.groupBy(
    parts.flatMap((part) => [
      ...Map.groupBy(
        part.flatMap(({ marks: own }) => Object.entries(own)),
        ([key]) => key,
      ),
    ]),
    ([key]) => key,
  );
  return Object.fromEntries(
    [...marks].flatMap(([key, all]): [string, number][] => {
      const some = all.map(([, own]) => addUp(own.map(([, mark]) => mark))).filter(({ count }) => count >= smallest);
      const { sum, count } = addUp(some);
      return count > 0 ? [[key, rounded(sum / count)]] : [];
    }),
  );
}

function voicesOf(lines: Line[], year: number, today: string): NationalVoices[] {
  const [first] = lines;
  if (!first) return [];
  const parts = shownOverHubs([...Map.groupBy(lines, ({ hub }) => hub).values()], year, today);
  const shown = parts.flat();
  return [
    {
      ...{ code: first.code, title: first.title },
      hubs: new Set(shown.map(({ hub }) => hub)).size,
      groups: shown.length,
      answers: shown.reduce((sum, { answers }) => sum + answers, 0),
      averages: averagesOf(parts),
    },
  ];
}

/** What those who came say of each national project of a year, over hubs. */
export async function readVoices(prisma: PrismaClient, year: number, today: string): Promise<NationalVoices[]> {
  const projects = Map.groupBy(z.array(line).parse(await read(prisma, year)), ({ project }) => project);
  return [...projects.values()].flatMap((lines) => voicesOf(lines, year, today));
}
