import { z } from 'zod';
import { wordPatternsOf } from '../../core/fold.ts';
import type { HubBase } from '../define.ts';
import type { Search } from './read-search.ts';
import { listed, recruiting } from './work-group.ts';

const phases = z.array(z.enum(['EARLY_YEARS', 'PRIMARY', 'SECONDARY', 'POST_16']));

const listRow = z.object({
  what: z.enum(['group', 'project']),
  id: z.string(),
  title: z.string(),
  code: z.string().nullable(),
  phases,
  state: z
    .enum(['PLANNED', 'SEEKING_LEAD', 'COMMISSIONED', 'RECRUITING', 'RUNNING', 'EVALUATING', 'CLOSED', 'CANCELLED'])
    .nullable(),
  kind: z.enum(['WORK_GROUP', 'SERIES', 'PROGRAMME', 'EXCHANGE', 'NETWORK', 'PROPOSAL_ROUTE', 'FOCUS_AREA']).nullable(),
  left: z.number(),
  takesSchools: z.boolean(),
  chargePence: z.number(),
  meets: z.enum(['VENUE', 'ONLINE', 'BLENDED']),
  venue: z.string(),
  next: z
    .object({
      day: z.string(),
      from: z.string(),
      to: z.string(),
      startsAt: z.string(),
      endsAt: z.string(),
      isRegular: z.boolean(),
    })
    .nullable(),
  total: z.number(),
});

/** A line of a list: a group of this hub, or an entry of the catalogue that has no group here. */
export type Listed = z.infer<typeof listRow>;

type Reading = Pick<HubBase, 'db' | 'hub' | 'recall'>;

/** Lines on one page of a list. */
export const pageSize = 8;

/** `tag` is one that a button names; `meant` are those that the words mean, which find what has them as the words do. */
export type Wanted = Search & { localAuthority?: string; page: number; tag?: string; meant?: string[] };

/** An emoji or a question mark is in no title: it must not find everything, as no words at all do. */
const isSignsOnly = ({ words, phase, code }: Wanted, patterns: string[]) =>
  words !== '' && patterns.length === 0 && !phase && !code;

/**
 * One page of what matches: groups with places first, then other groups, then catalogue entries without a group here.
 * One statement, so that its cost is the page's and not the catalogue's. `total` stands in each row.
 */
export async function findListed(base: Reading, wanted: Wanted, years: number[], now: Date): Promise<Listed[]> {
  const { hub } = base;
  const phase = wanted.phase ?? null;
  const code = wanted.code?.toLowerCase() ?? null;
  const area = wanted.localAuthority ?? null;
  const { tag = null, meant = [] } = wanted;
  const hasMeant = meant.length > 0;
  const patterns = wordPatternsOf(wanted.words);
  if (isSignsOnly(wanted, patterns)) return [];
  const read = () => base.db.$queryRaw`
    WITH found AS (
      SELECT 'group' AS what, g.id, g.title, g.code, g.phases, g.state, NULL::"ProjectKind" AS kind,
        g."capacitySchools" - (SELECT count(*) FROM "SchoolParticipation" p
          WHERE p."groupId" = g.id AND p."hubId" = g."hubId" AND p.state IN ('OFFERED', 'HELD', 'CONFIRMED', 'COMPLETED')) AS "left",
        g."takesSchools", g."chargePence", g.meets, g.venue
      FROM "WorkGroup" g
      WHERE g."hubId" = ${hub.id}::uuid AND g.year = ANY(${years}) AND g.state = ANY(${listed}::"WorkGroupState"[])
        AND (${phase}::"Phase" IS NULL OR ${phase}::"Phase" = ANY(g.phases))
        AND (${code}::text IS NULL OR lower(g.code) LIKE ${code})
        AND (${area}::text IS NULL OR g."localAuthority" = ${area})
        AND (' ' || g."searchText" || ' ' LIKE ALL(${patterns}) OR (${hasMeant}::bool AND (
          EXISTS (SELECT 1 FROM "GroupTag" t WHERE t."groupId" = g.id AND t."hubId" = g."hubId" AND t."tagId" = ANY(${meant}::uuid[]))
          OR EXISTS (SELECT 1 FROM "ProjectTag" t WHERE t."projectId" = g."projectId" AND t."tagId" = ANY(${meant}::uuid[]))
          OR EXISTS (SELECT 1 FROM "SessionTag" t JOIN "Session" s ON s.id = t."sessionId" AND s."hubId" = t."hubId"
            WHERE s."groupId" = g.id AND t."hubId" = g."hubId" AND t."tagId" = ANY(${meant}::uuid[]) AND s.state <> 'CANCELLED'))))
        AND (${tag}::uuid IS NULL
          OR EXISTS (SELECT 1 FROM "GroupTag" t WHERE t."groupId" = g.id AND t."hubId" = g."hubId" AND t."tagId" = ${tag}::uuid)
          OR EXISTS (SELECT 1 FROM "ProjectTag" t WHERE t."projectId" = g."projectId" AND t."tagId" = ${tag}::uuid)
          OR EXISTS (SELECT 1 FROM "SessionTag" t JOIN "Session" s ON s.id = t."sessionId" AND s."hubId" = t."hubId"
            WHERE s."groupId" = g.id AND t."hubId" = g."hubId" AND t."tagId" = ${tag}::uuid AND s.state <> 'CANCELLED'))
      UNION ALL
      SELECT 'project', p.id, p.title, p.code, p.phases, NULL, p.kind, 0, false, 0, 'VENUE', ''
      FROM "Project" p
      WHERE (p."ownerHubId" IS NULL OR p."ownerHubId" = ${hub.id}::uuid) AND ${area}::text IS NULL
        AND (${phase}::"Phase" IS NULL OR ${phase}::"Phase" = ANY(p.phases))
        AND (${code}::text IS NULL OR lower(p.code) LIKE ${code})
        AND (' ' || p."searchText" || ' ' LIKE ALL(${patterns}) OR (${hasMeant}::bool
          AND EXISTS (SELECT 1 FROM "ProjectTag" t WHERE t."projectId" = p.id AND t."tagId" = ANY(${meant}::uuid[]))))
        AND (${tag}::uuid IS NULL OR EXISTS (SELECT 1 FROM "ProjectTag" t WHERE t."projectId" = p.id AND t."tagId" = ${tag}::uuid))
        AND NOT EXISTS (SELECT 1 FROM "WorkGroup" g WHERE g."projectId" = p.id AND g."hubId" = ${hub.id}::uuid
          AND g.year = ANY(${years}) AND g.state = ANY(${listed}::"WorkGroupState"[]))
    ), page AS (
      SELECT *, count(*) OVER ()::int AS total,
        CASE WHEN state = ANY(${recruiting}::"WorkGroupState"[]) AND "takesSchools" AND "left" > 0 THEN 0 WHEN what = 'group' THEN 1 ELSE 2 END AS rank
      FROM found ORDER BY rank, code NULLS LAST, title, id
      LIMIT ${pageSize} OFFSET ${(wanted.page - 1) * pageSize}
    )
    SELECT what, page.id::text, title, code, phases::text[], state::text, kind::text, "left"::int, "takesSchools", "chargePence",
      meets::text, venue, total, next
    FROM page LEFT JOIN LATERAL (
      SELECT json_build_object('day', s.day, 'from', s."from", 'to', s."to", 'startsAt', s."startsAt", 'endsAt', s."endsAt",
        'isRegular', (SELECT count(*) > 1 AND count(DISTINCT (extract(dow FROM o.day), o."from", o."to")) = 1 FROM "Session" o
          WHERE o."groupId" = page.id AND o."hubId" = ${hub.id}::uuid AND o.state NOT IN ('CANCELLED', 'DRAFT'))) AS next
      FROM "Session" s
      WHERE s."groupId" = page.id AND s."hubId" = ${hub.id}::uuid AND s.state = 'SCHEDULED' AND s."startsAt" > ${now}
      ORDER BY s."startsAt" LIMIT 1
    ) upcoming ON what = 'group'
    ORDER BY rank, code NULLS LAST, title, page.id`;
  return z.array(listRow).parse(await base.recall(`listed ${JSON.stringify([wanted, years])}`, read));
}

/** The local authorities in which this hub's groups meet, by name. */
export async function areasOf({ db, hub, recall }: Reading, years: number[]): Promise<string[]> {
  const read = () => db.$queryRaw`
    SELECT DISTINCT "localAuthority" AS area FROM "WorkGroup"
    WHERE "hubId" = ${hub.id}::uuid AND year = ANY(${years}) AND state = ANY(${listed}::"WorkGroupState"[]) AND "localAuthority" <> ''
    ORDER BY area`;
  const rows = z.array(z.object({ area: z.string() })).parse(await recall(`areas ${years.join()}`, read));
  return rows.map(({ area }) => area);
}
