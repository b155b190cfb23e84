import { z } from 'zod';
import { type HubCounts, hideSmall, type Nation, type RollUp } from '../core/nation.ts';
import type { PrismaClient } from './generated/client.ts';
import { readVoices } from './voices.ts';

// With voices.ts the one place that looks at more than one hub. It counts, and what it counts leaves this file as numbers only,
// the small ones hidden: no row has room for a person or a school.

const line = z.object({
  projectId: z.string(),
  code: z.string().nullable(),
  title: z.string(),
  isMandatory: z.boolean(),
  /** None in the line that counts the project over all hubs. */
  hubId: z.string().nullable(),
  hub: z.string().nullable(),
  takesPart: z.boolean(),
  hasStarted: z.boolean(),
  groups: z.number(),
  sessionsHeld: z.number(),
  schools: z.number(),
  teachers: z.number(),
});
type Line = z.infer<typeof line>;

/**
 * A line for each national project of the year (or run in it) and each hub of the year, and one for each project over
 * all hubs. A school counts as what it is today: an academy and the school it was before are one.
 */
const read = (prisma: PrismaClient, year: number) => prisma.$queryRaw`
  WITH live AS (
    SELECT g.id, g."hubId", g."projectId", g.state FROM "WorkGroup" g
    WHERE g.year = ${year}::int AND g.state NOT IN ('PLANNED', 'CANCELLED')
  ), entry AS (
    SELECT p.id, p.code, p.title, p."isMandatory" FROM "Project" p
    WHERE p."ownerHubId" IS NULL AND (p.year = ${year}::int OR p.id IN (SELECT live."projectId" FROM live))
  ), hub AS (
    SELECT h.id, h.name FROM "Hub" h
    WHERE (h."startedOn" IS NULL OR h."startedOn" < make_date(${year}::int + 1, 9, 1))
      AND (h."endedOn" IS NULL OR h."endedOn" >= make_date(${year}::int, 9, 1))
  ), place AS (
    SELECT s.id, s."hubId", s."schoolId", live."projectId" FROM "SchoolParticipation" s
    JOIN live ON live.id = s."groupId" AND live."hubId" = s."hubId"
    WHERE s.state IN ('HELD', 'CONFIRMED', 'COMPLETED', 'UNFINISHED')
  ), counted AS (
    SELECT place."projectId", place."hubId", count(DISTINCT school_today(place."schoolId")) AS schools, count(DISTINCT m."personId") AS teachers
    FROM place
    LEFT JOIN "Membership" m ON m."participationId" = place.id AND m."hubId" = place."hubId"
      AND m.state IN ('JOINED', 'COMPLETED', 'UNFINISHED')
    GROUP BY GROUPING SETS ((place."projectId", place."hubId"), (place."projectId"))
  ), run AS (
    SELECT live."projectId", live."hubId", count(DISTINCT live.id) AS groups, count(s.id) AS held,
      bool_or(live.state IN ('RUNNING', 'EVALUATING', 'CLOSED') OR s.id IS NOT NULL) AS started
    FROM live LEFT JOIN "Session" s ON s."groupId" = live.id AND s."hubId" = live."hubId" AND s.state = 'HELD'
    GROUP BY live."projectId", live."hubId"
  ), cell AS (
    SELECT entry.id AS "projectId", hub.id AS "hubId", hub.name FROM entry CROSS JOIN hub
    UNION ALL
    SELECT entry.id, NULL, NULL FROM entry
  )
  SELECT entry.id::text AS "projectId", entry.code, entry.title, entry."isMandatory", cell."hubId"::text, cell.name AS hub,
    coalesce(run.groups > 0 OR entry."isMandatory" OR u.uptake = 'OPTED_IN', false) AS "takesPart",
    coalesce(run.started, false) AS "hasStarted", coalesce(run.groups, 0)::int AS groups,
    coalesce(run.held, 0)::int AS "sessionsHeld",
    coalesce(counted.schools, 0)::int AS schools, coalesce(counted.teachers, 0)::int AS teachers
  FROM cell JOIN entry ON entry.id = cell."projectId"
  LEFT JOIN run ON run."projectId" = cell."projectId" AND run."hubId" = cell."hubId"
  LEFT JOIN "HubProject" u ON u."projectId" = cell."projectId" AND u."hubId" = cell."hubId"
  LEFT JOIN counted ON counted."projectId" = cell."projectId" AND counted."hubId" IS NOT DISTINCT FROM cell."hubId"
  ORDER BY entry.code NULLS LAST, entry.title, entry.id, hub`;

/** No group runs there, so there can be no school: that is no secret. */
const cellsOf = (hubs: Line[], what: 'schools' | 'teachers') =>
  hubs.map((one) => ({ count: one[what], isKnown: one.groups === 0 }));

function rollUpOf(all: Line, hubs: Line[]): RollUp {
  const schools = hideSmall(cellsOf(hubs, 'schools'), all.schools);
  const teachers = hideSmall(cellsOf(hubs, 'teachers'), all.teachers);
  const counts = hubs.map(({ hub, takesPart, hasStarted, groups, sessionsHeld }, index): HubCounts => {
    const shown = { schools: schools.cells[index] ?? 'not shown', teachers: teachers.cells[index] ?? 'not shown' };
    return { hub: hub ?? '', takesPart, hasStarted, groups, sessionsHeld, ...shown };
  });
  const started = counts.filter((one) => one.hasStarted).length;
  const taking = counts.filter((one) => one.takesPart).length;
  return {
    projectId: all.projectId,
    code: all.code,
    title: all.title,
    isMandatory: all.isMandatory,
    hubsIn: taking,
    hubsStarted: started,
    hubsNotStarted: taking - started,
    sessionsHeld: counts.reduce((sum, one) => sum + one.sessionsHeld, 0),
    schools: schools.total,
    teachers: teachers.total,
    hubs: counts,
  };
}

/** Counts over all hubs for the national side: the one tested exception to "no query without its hub". */
export const createNation = (prisma: PrismaClient): Nation => ({
  voices: async (year, today) => readVoices(prisma, year, today),
  rollUp: async (year) => {
    const lines = z.array(line).parse(await read(prisma, year));
    const totals = lines.filter(({ hubId }) => hubId === null);
    return totals.map((all) =>
      rollUpOf(
        all,
        lines.filter(({ hubId, projectId }) => hubId !== null && projectId === all.projectId),
      ),
    );
  },
});
