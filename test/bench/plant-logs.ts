import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { ask } from './fill.ts';

/** How often each group of the hub has met, and how many members it has. */
const sessions = 10;
const members = 16;

/** Of the first hub: its groups have sixteen members with accounts, a visitor who leads, and sessions that are over. */
const statements = [
  `DELETE FROM "Membership" USING "Hub" h WHERE h.id = "hubId" AND h.slug = 'hub-1'`,
  `DELETE FROM "SchoolParticipation" USING "Hub" h WHERE h.id = "hubId" AND h.slug = 'hub-1'`,
  `CREATE TABLE logged AS SELECT g."hubId" AS hub, g.id AS "group", substr(g.key, 3)::int AS number
   FROM "WorkGroup" g JOIN "Hub" h ON h.id = g."hubId" WHERE h.slug = 'hub-1'`,
  `CREATE TABLE logging AS SELECT l.hub, l."group", n AS order_in, gen_random_uuid() AS person, gen_random_uuid() AS place, gen_random_uuid() AS membership, s.id AS school
   FROM logged l CROSS JOIN generate_series(1, ${members}) n JOIN "School" s ON s.urn = 500000 + (l.number - 1) * ${members} + n`,
  `INSERT INTO "Person" (id, name, "schoolId", "schoolStanding") SELECT person, 'Member ' || order_in || ' of ' || school, school, 'AT_SCHOOL' FROM logging`,
  `INSERT INTO "HubPerson" ("hubId", "personId", "welcomedAt") SELECT hub, person, now() FROM logging`,
  `INSERT INTO "Account" (id, platform, tenant, "externalId", "personId", "lastSeenAt")
   SELECT gen_random_uuid(), 'SLACK', 'TBENCH1', 'M' || person, person, '2026-11-24 10:00+00' FROM logging`,
  `INSERT INTO "SchoolParticipation" (id, "hubId", "groupId", "schoolId", state, since) SELECT place, hub, "group", school, 'CONFIRMED', now() FROM logging`,
  `INSERT INTO "Membership" (id, "hubId", "groupId", "personId", "participationId", state, "jobTitle", "yearGroups", "agreementVersion", "agreedAt", "joinedAt")
   SELECT membership, hub, "group", person, place, 'JOINED', 'Teacher', '{}', 1, now(), now() FROM logging`,
  `INSERT INTO "WorkGroupLead" (id, "hubId", "groupId", "personId", capacity, "from")
   SELECT gen_random_uuid(), l.hub, l."group", p.id, 'LEAD', '2026-09-01' FROM logged l JOIN "Person" p ON p.name = 'Visitor ' || l.number`,
  `INSERT INTO "Session" (id, "hubId", "groupId", number, day, "from", "to", "startsAt", "endsAt", length, meets)
   SELECT gen_random_uuid(), hub, "group", 5 + n, '2026-09-01'::date + 8 * n, '16:00', '18:00', ('2026-09-01'::date + 8 * n) + interval '16 hours', ('2026-09-01'::date + 8 * n) + interval '18 hours', 'TWILIGHT', 'VENUE'
   FROM logged CROSS JOIN generate_series(1, ${sessions}) n`,
  'ANALYZE',
];

const rows = z.array(z.object({ session: z.string(), lead: z.number(), members: z.array(z.string()) }));

/** A log that can be saved: of which session, by which visitor, and who may be ticked. */
export type ToLog = z.infer<typeof rows>[number];

/** Makes what there is to log; the logs come group after group, so that those at once are of different groups. */
export async function plantLogs(url: string): Promise<ToLog[]> {
  for (const statement of statements) await ask(url, statement);
  return rows.parse(
    await ask(
      url,
      `SELECT s.id AS session, l.number AS lead, array(SELECT membership::text FROM logging m WHERE m."group" = l."group") AS members
       FROM logged l JOIN "Session" s ON s."groupId" = l."group" WHERE s.number > 5 ORDER BY s.number, l.number`,
    ),
  );
}

const counted = z.tuple([z.object({ logs: z.number(), rows: z.number() })]);

/** How many logs there are; throws unless each has everybody in it. A log that waited too long was refused, and is not there. */
export async function countLogs(url: string): Promise<number> {
  const sql = `SELECT (SELECT count(*)::int FROM "SessionLog") AS logs, (SELECT count(*)::int FROM "Attendance") AS rows`;
  const [{ logs, rows: attendances }] = counted.parse(await ask(url, sql));
  if (attendances !== logs * members) throw new Error(`${logs} logs with ${attendances} attendances`);
  return logs;
}

const open = z.tuple([z.object({ open: z.number() })]);

/** Comes back when every message that the logs cause is sent. */
export async function allSent(url: string): Promise<void> {
  const sql = `SELECT count(*)::int AS open FROM "Notice" WHERE state IN ('WAITING', 'CLAIMED')`;
  while (open.parse(await ask(url, sql))[0].open > 0) await setTimeout(200);
}
