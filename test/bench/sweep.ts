import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { offered } from '../../src/features/rooms.ts';
import { openPostRoom } from '../../src/post-room/start.ts';
import { createHubs } from '../../src/store/hubs.ts';
import { type OpenStore, openStore } from '../../src/store/open-store.ts';
import { nation, oneHub, plantNation, type Size } from './plant-nation.ts';

// What a sweep costs: when nothing is due, when 30,000 reminders are, and when the same number is due in one, ten and
// forty hubs. Briefs stand for all reminders: 15,000 sessions with two leads each. node test/bench/sweep.ts; with the word
// nation only the last of them.

const now = new Date('2026-11-24T10:00:00Z');
const holidays: unknown = JSON.parse(
  readFileSync(new URL('../../prisma/data/bank-holidays-england-and-wales.json', import.meta.url), 'utf8'),
);
const allSizes: Size[] = [oneHub, { hubs: 10, schools: 6_000, memberships: 8_750 }, nation];
const sizes = process.argv.includes('nation') ? [nation] : allSizes;

/** Two leads for each group, a sixth session, and a brief for each session, in a fortnight. */
const plan = [
  `INSERT INTO "Session" (id, "hubId", "groupId", number, day, "from", "to", "startsAt", "endsAt", length, meets)
   SELECT gen_random_uuid(), "hubId", id, 6, '2027-05-10', '16:00', '18:00', '2027-05-10 15:00+00', '2027-05-10 17:00+00', 'TWILIGHT', 'VENUE' FROM "WorkGroup"`,
  `INSERT INTO "WorkGroupLead" (id, "hubId", "groupId", "personId", capacity, "from")
   SELECT gen_random_uuid(), g."hubId", g.id, p.id, CASE WHEN p.n % 2 = 0 THEN 'LEAD' ELSE 'CO_LEAD' END::"LeadCapacity", now()
   FROM (SELECT *, row_number() OVER (ORDER BY id) - 1 AS n FROM "WorkGroup") g
   JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM "Person") p ON p.n / 2 = g.n % (SELECT count(*) / 2 FROM "Person")`,
  `INSERT INTO "DueRow" (id, "hubId", kind, "subjectId", "dueAt")
   SELECT gen_random_uuid(), "hubId", 'session brief', id, '2026-12-08 07:30+00' FROM "Session"`,
  'ANALYZE',
];

const makeDue = (count: number, where: string) => [
  'TRUNCATE "Notice"',
  `DELETE FROM pgboss.job WHERE name = 'lanes'`,
  `UPDATE "DueRow" SET "doneAt" = NULL, "dueAt" = '2026-12-08 07:30+00' WHERE "dueAt" <= '${now.toISOString()}'`,
  `UPDATE "DueRow" SET "dueAt" = '2026-11-24 07:30+00' WHERE id IN
     (SELECT d.id FROM "DueRow" d JOIN "Hub" h ON h.id = d."hubId" WHERE ${where} ORDER BY d.id LIMIT ${count})`,
];

async function open(store: OpenStore) {
  return openPostRoom({
    ...store,
    ...{ hubs: createHubs(store.prisma, holidays, () => now).byId, clock: () => now, messengers: {} },
    ...{ kinds: offered.noticeKinds, dueKinds: offered.dueKinds, onGivenUp: async () => {} },
    log: { warn: () => {}, error: (about, message) => console.error(message, about) },
    links: () => async () => '',
  });
}

const median = (times: number[]) => times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;

async function times(store: OpenStore, sweep: () => Promise<void>, rounds: number, before: string[] = []) {
  const all: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    for (const statement of before) await store.pool.query(statement);
    const begun = performance.now();
    await sweep();
    if (round > 0) all.push(performance.now() - begun); // the first warms up
  }
  return median(all);
}

async function told(store: OpenStore, wanted: number) {
  const count = await store.prisma.notice.count();
  if (count !== wanted) throw new Error(`${count} notices were told, not ${wanted}`);
}

const due = 360;
const costs: number[] = [];
for (const size of sizes) {
  const dataDir = await mkdtemp(join(tmpdir(), 'workgroups-sweep-'));
  const store = await openStore({ dataDir });
  const room = await open(store);
  try {
    await plantNation(store.prisma, store.pool, size, 0);
    const session = await store.pool.connect();
    await session.query('SET statement_timeout = 0');
    for (const statement of plan) await session.query(statement);
    session.release(true);
    if (size === nation) {
      console.log(`an idle sweep, ${size.hubs} hubs: ${(await times(store, room.sweep, 50)).toFixed(1)} ms`);
    }
    const cost = await times(store, room.sweep, 5, makeDue(due, `h.slug = 'hub-1'`));
    await told(store, due * 2);
    costs.push(cost);
    const spread = await times(store, room.sweep, 3, makeDue(due, 'true'));
    console.log(
      `${due} due among ${size.hubs} hubs: ${cost.toFixed(0)} ms in one of them (${(cost / (costs[0] ?? cost)).toFixed(2)} x), ${spread.toFixed(0)} ms over all`,
    );
    if (size === nation) {
      for (const statement of makeDue(15_000, 'true')) await store.pool.query(statement);
      const [begun, usage] = [performance.now(), process.cpuUsage()];
      await room.sweep();
      const [seconds, { user, system }] = [(performance.now() - begun) / 1000, process.cpuUsage(usage)];
      await told(store, 30_000);
      const own = ((user + system) / 1e6).toFixed(1);
      console.log(`15,000 due rows told to 30,000: ${seconds.toFixed(1)} s, ${own} s of them this process at work`);
    }
  } finally {
    await room.stop();
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}
console.log(
  `load of the machine: ${loadavg()
    .map((load) => load.toFixed(1))
    .join(', ')}`,
);
