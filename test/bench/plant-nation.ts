import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { readTermDates } from '../../src/core/calendar/term-dates.ts';
import type { PrismaClient } from '../../src/store/generated/client.ts';
import { usualDesignations } from '../../src/store/usual-designations.ts';
import { usualFunding } from '../../src/store/usual-funding.ts';
import { usualRoles } from '../../src/store/usual-roles.ts';

/** What is planted: hubs of 72 groups, schools of the register, and teachers (`people`) each in one group. */
export type Size = { hubs: number; schools: number; memberships: number };

export const oneHub: Size = { hubs: 1, schools: 600, memberships: 875 };
export const nation: Size = { hubs: 40, schools: 24_000, memberships: 35_000 };

const groupsInHub = 72;

const terms = () =>
  readTermDates(JSON.parse(readFileSync(new URL('../../prisma/data/term-dates.json', import.meta.url), 'utf8')))
    .filter((dates) => dates.localAuthority.startsWith('Bristol') && dates.programmeYear === 2026)
    .flatMap(({ halfTerms }) => halfTerms)
    .map(({ term, half, start, end }) => ({ year: 2026, term, half, starts: new Date(start), ends: new Date(end) }));

async function plantHubs(prisma: PrismaClient, count: number): Promise<void> {
  const wording = {
    contact: 'the hub office',
    controller: 'the lead school',
    privacyPurpose: 'to run the groups',
    privacyContact: 'the office',
  };
  for (let number = 1; number <= count; number += 1) {
    await prisma.hub.create({
      data: {
        slug: `hub-${number}`,
        name: `Hub ${number}`,
        ...wording,
        agreements: { create: { version: 1, text: 'We come to every session.', since: new Date('2026-05-01') } },
        roleWords: { create: usualRoles },
        designationKinds: { create: usualDesignations },
        fundingKinds: { create: usualFunding },
        calendarTerms: { create: terms() },
        places: { create: { kind: 'SLACK_WORKSPACE', externalId: `TBENCH${number}` } },
      },
    });
  }
}

/** Set by set in the server: 35,000 rows through an ORM would take minutes. */
const statements = ({ schools, memberships }: Size): string[] => [
  `INSERT INTO "School" (id, urn, name, town, postcode, "laName", phases, "searchText")
   SELECT gen_random_uuid(), 100000 + n, 'School ' || n, 'Town ' || n % 900, 'S' || n % 99 || ' ' || n % 9 || 'AA', 'Authority ' || n % 150,
     ARRAY[CASE WHEN n % 5 = 0 THEN 'SECONDARY' ELSE 'PRIMARY' END]::"Phase"[], 'school ' || n || ' town ' || n % 900 || ' authority ' || n % 150
   FROM generate_series(1, ${schools}) n`,
  `INSERT INTO "Project" (id, year, slug, code, title, kind, phases, audience, family, type, description, "searchText")
   SELECT gen_random_uuid(), 2026, 'p-' || n, 'NCP26-' || lpad(n::text, 2, '0'), 'Project about theme ' || n, 'WORK_GROUP',
     ARRAY[CASE WHEN n % 3 = 0 THEN 'SECONDARY' ELSE 'PRIMARY' END]::"Phase"[], '{}', 'mastery', 'NATIONAL', 'A theme.', 'ncp26 ' || lpad(n::text, 2, '0') || ' project about theme ' || n
   FROM generate_series(1, 60) n`,
  `INSERT INTO "WorkGroup" (id, "hubId", "projectId", key, year, code, title, phases, state, "capacitySchools", rationale, outcomes, "timeNeeded", meets, venue, "localAuthority", contact, "searchText")
   SELECT gen_random_uuid(), h.id, p.id, 'G-' || n, 2026, p.code, p.title || ', group ' || n, p.phases, 'RECRUITING', 400, 'Because.', 'Better lessons.', 'five twilights', 'VENUE', 'School ' || n, 'Authority ' || n % 6, 'the office', p."searchText" || ' group ' || n
   FROM "Hub" h CROSS JOIN generate_series(1, ${groupsInHub}) n JOIN "Project" p ON p.slug = 'p-' || (1 + n % 60)`,
  `INSERT INTO "Session" (id, "hubId", "groupId", number, day, "from", "to", "startsAt", "endsAt", length, meets)
   SELECT gen_random_uuid(), g."hubId", g.id, n, '2026-12-01'::date + 21 * n, '16:00', '18:00', ('2026-12-01'::date + 21 * n) + interval '16 hours', ('2026-12-01'::date + 21 * n) + interval '18 hours', 'TWILIGHT', 'VENUE'
   FROM "WorkGroup" g CROSS JOIN generate_series(1, 5) n`,
  `INSERT INTO "Person" (id, name, "schoolId", "schoolStanding")
   SELECT gen_random_uuid(), 'Teacher ' || s.urn || '/' || n, s.id, 'AT_SCHOOL' FROM "School" s CROSS JOIN generate_series(1, 2) n LIMIT ${memberships}`,
  `CREATE TEMP TABLE placed AS SELECT p.id AS person, p."schoolId" AS school, g.id AS "group", g."hubId" AS hub
   FROM (SELECT id, "schoolId", row_number() OVER (ORDER BY "schoolId") - 1 AS n FROM "Person" WHERE "schoolId" IS NOT NULL) p
   JOIN (SELECT id, "hubId", row_number() OVER (ORDER BY id) - 1 AS n FROM "WorkGroup") g ON g.n = (p.n / 2) % (SELECT count(*) FROM "WorkGroup")`,
  `INSERT INTO "SchoolParticipation" (id, "hubId", "groupId", "schoolId", state, since, "seatedAt")
   SELECT DISTINCT ON ("group", school) gen_random_uuid(), hub, "group", school, 'CONFIRMED'::"PlaceState", now(), now() FROM placed`,
  `INSERT INTO "Membership" (id, "hubId", "groupId", "personId", "participationId", state, "jobTitle", "yearGroups", "agreementVersion", "agreedAt", "joinedAt")
   SELECT gen_random_uuid(), m.hub, m."group", m.person, p.id, 'JOINED', 'Teacher', '{}', 1, now(), now()
   FROM placed m JOIN "SchoolParticipation" p ON p."groupId" = m."group" AND p."schoolId" = m.school`,
  'INSERT INTO "HubPerson" ("hubId", "personId", "welcomedAt") SELECT DISTINCT hub, person, now() FROM placed',
];

/** People of the first hub with an account in its workspace and a school of their own: those who press in the benchmark. */
const visitors = (count: number): string[] => [
  `INSERT INTO "School" (id, urn, name, town, postcode, "laName", phases, "searchText")
   SELECT gen_random_uuid(), 500000 + n, 'Visiting School ' || n, 'Town', 'V1 1AA', 'Authority', '{PRIMARY}', 'visiting school ' || n FROM generate_series(1, ${count}) n`,
  `INSERT INTO "Person" (id, name, "schoolId", "schoolStanding")
   SELECT gen_random_uuid(), 'Visitor ' || n, s.id, 'AT_SCHOOL' FROM generate_series(1, ${count}) n JOIN "School" s ON s.urn = 500000 + n`,
  `INSERT INTO "Account" (id, platform, tenant, "externalId", "personId", "lastSeenAt")
   SELECT gen_random_uuid(), 'SLACK', 'TBENCH1', 'U' || substr(name, 9), id, '2026-11-24 10:00+00' FROM "Person" WHERE name LIKE 'Visitor %'`,
  `INSERT INTO "HubPerson" ("hubId", "personId", "welcomedAt") SELECT h.id, p.id, now() FROM "Hub" h, "Person" p WHERE h.slug = 'hub-1' AND p.name LIKE 'Visitor %'`,
];

/** Fills an empty, migrated database to a size, with `count` visitors U1, U2, … who may press. */
export async function plantNation(prisma: PrismaClient, pool: pg.Pool, size: Size, count: number): Promise<void> {
  await plantHubs(prisma, size.hubs);
  const session = await pool.connect();
  try {
    await session.query('SET statement_timeout = 0');
    for (const statement of [...statements(size), ...visitors(count)]) await session.query(statement);
    await session.query('ANALYZE');
  } finally {
    session.release(true);
  }
}
