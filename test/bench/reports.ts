import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import type pg from 'pg';
import { z } from 'zod';
import { planReports } from '../../src/features/reports/plan-reports.ts';
import { stepsOf } from '../../src/features/reports/question.ts';
import { usualQuestions } from '../../src/features/reports/usual-questions.ts';
import { offered } from '../../src/features/rooms.ts';
import { openPostRoom } from '../../src/post-room/start.ts';
import { createHubs } from '../../src/store/hubs.ts';
import { openStore } from '../../src/store/open-store.ts';
import { ask, filled } from './fill.ts';
import { measure, say } from './measure.ts';
import { onOwnServer } from './on-own-server.ts';
import { type Pinned, startPinned } from './pinned.ts';
import { nation } from './plant-nation.ts';
import { plantReports } from './plant-reports.ts';
import { commandShots, workspace } from './shots.ts';

// How long a lead waits for a report that drafts itself, how long a term's reports of a nation take to open and how they
// are spread, and how long a hub waits for its counts. npm run bench:reports

const secret = randomBytes(16).toString('hex');
const inTerm = '2026-11-24T10:00:00Z';
const inTheNight = new Date('2026-11-18T02:00:00Z');
/** The morning on which reports open in Bristol, when the last of them is due. */
const opened = new Date('2026-11-27T12:00:00Z');
const hubOf710 = { hubs: 1, schools: 710, memberships: 1_420 };
const few = { count: 400, warm: 100 };
const holidays: unknown = JSON.parse(
  readFileSync(new URL('../../prisma/data/bank-holidays-england-and-wales.json', import.meta.url), 'utf8'),
);

/** Those who ask are administrators, who may count. */
const administrators = `
  INSERT INTO "HubRole" (id, "hubId", "personId", "roleWordId", "from")
  SELECT gen_random_uuid(), w."hubId", p.id, w.id, '2026-09-01'
  FROM "Person" p, "RoleWord" w JOIN "Hub" h ON h.id = w."hubId"
  WHERE h.slug = 'hub-1' AND w.word = 'Hub Administrator' AND p.name ~ '^Visitor [0-9]{1,2}$'`;

/** Everybody has had a place since September, whatever the day of the machine. */
const begun = [
  `UPDATE "SchoolParticipation" SET since = '2026-09-10', "seatedAt" = '2026-09-10'`,
  `UPDATE "Membership" SET "joinedAt" = '2026-09-10'`,
];

/** Throws unless what is typed is answered with these words: a refusal would be quick, too. */
async function mustSay(server: Pinned, typed: string, words: string): Promise<void> {
  const { path, body, headers } = commandShots(secret, typed)(0);
  const ask = async () => (await fetch(new URL(path, server.url), { method: 'POST', body, headers })).text();
  await ask(); // the first answer also welcomes
  const said = await ask();
  if (!said.includes(words)) throw new Error(`“${typed}” is answered: ${said.slice(0, 300)}`);
}

/** One person after the other, as a lead or an administrator waits: counts of 710 schools, then reports of sixteen members. */
async function answers(connection: pg.PoolConfig): Promise<void> {
  const url = await filled(connection, 'one_hub', hubOf710);
  for (const statement of [administrators, ...begun]) await ask(url, statement);
  const counting = await startPinned('./serve-app.ts', [secret, url, inTerm, workspace]);
  await mustSay(counting, 'counts', 'Schools signed up: 710');
  say('counts, 72 groups and 710 schools (≤ 200 ms)', await measure(counting, 1, commandShots(secret, 'counts'), few));
  await counting.stop();
  await ask(url, 'DELETE FROM "HubRole"');
  await plantReports(url);
  const drafting = await startPinned('./serve-app.ts', [secret, url, inTerm, workspace]);
  await mustSay(drafting, 'report', 'From the records');
  say('a report, 7 sessions, 16 members (≤ 100 ms)', await measure(drafting, 1, commandShots(secret, 'report'), few));
  await drafting.stop();
}

const most = z.tuple([z.object({ most: z.number() })]).transform(([{ most: number }]) => number);
const counted = z.tuple([z.object({ count: z.number() })]).transform(([{ count }]) => count);

/** One lead for each group of the nation. */
const leads = `
  INSERT INTO "WorkGroupLead" (id, "hubId", "groupId", "personId", capacity, "from")
  SELECT gen_random_uuid(), g."hubId", g.id, p.id, 'LEAD', '2026-09-01'
  FROM (SELECT id, "hubId", row_number() OVER (ORDER BY id) AS n FROM "WorkGroup") g
  JOIN (SELECT id, row_number() OVER (ORDER BY id) AS n FROM "Person") p USING (n)`;

/** A term's reports of all hubs are planned in a night and open on one morning. */
async function opening(connection: pg.PoolConfig): Promise<void> {
  const url = await filled(connection, 'nation', nation);
  await ask(url, leads);
  const store = await openStore({ url, dataDir: '' });
  let now = inTheNight;
  const hubs = createHubs(store.prisma, holidays, () => now);
  const room = await openPostRoom({
    ...store,
    ...{ hubs: hubs.byId, clock: () => now, messengers: {}, onGivenUp: async () => {} },
    ...{ kinds: offered.noticeKinds, dueKinds: offered.dueKinds, links: () => async () => '' },
    log: { warn: () => {}, error: (about, message) => console.error(message, about) },
  });
  for (const hub of await hubs.all())
    await store.change(hub, (db) => planReports.run({ db, hub, now, tell: async () => {} }));
  const minute = `SELECT max(n)::int AS most FROM (SELECT count(*) AS n FROM "DueRow" WHERE kind = 'report opens' GROUP BY`;
  const all = most.parse(await ask(url, `${minute} date_trunc('minute', "dueAt")) x`));
  const ofOneHub = most.parse(await ask(url, `${minute} "hubId", date_trunc('minute', "dueAt")) x`));
  now = opened;
  const from = performance.now();
  await room.sweep();
  const seconds = (performance.now() - from) / 1000;
  const open = counted.parse(await ask(url, `SELECT count(*)::int FROM "Report" WHERE state = 'OPEN'`));
  const lane = most.parse(
    await ask(url, 'SELECT max(n)::int AS most FROM (SELECT count(*) AS n FROM "Notice" GROUP BY lane) x'),
  );
  console.log(`${open} reports of 40 hubs open: ${seconds.toFixed(1)} s (2,880 in at most 30 s)`);
  console.log(`→ at most ${all} in one minute over all hubs, ${ofOneHub} of one hub, ${lane} notices in one lane`);
  await room.stop();
  await store.close();
}

/** What it takes to write one, with a press on each form's button and on each choice that is asked for. */
function sayPresses(): void {
  const questions = usualQuestions('TERM');
  const asked = questions.filter(({ optional }) => !optional);
  const chosen = asked.filter(({ kind }) => kind !== 'words').length;
  const forms = stepsOf(questions).length;
  console.log(
    `a termly report: ${1 + 1 + forms + 1} presses on buttons, ${chosen} answers to choose, ${asked.length - chosen} to write`,
  );
}

onOwnServer('bench-reports', async (connection) => {
  sayPresses();
  await answers(connection);
  await opening(connection);
  console.log(
    `load of the machine: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(', ')}`,
  );
});
