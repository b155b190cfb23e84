import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../../src/store/embedded-postgres.ts';
import { openStore } from '../../src/store/open-store.ts';
import { commandFields, submissionPayload } from '../support/slack-payloads.ts';
import { asCommand, asInteraction, type Letter } from '../support/slack-wire.ts';
import { type Shot, type Volley, volley } from './load.ts';
import { type Pinned, startPinned } from './pinned.ts';
import { nation, oneHub, plantNation, type Size } from './plant-nation.ts';

const secret = randomBytes(16).toString('hex');
const now = '2026-11-24T10:00:00Z';
const team = 'TBENCH1';
const requests = 4_000;
const joins = 300;

const shotOf = ({ body, headers }: Letter): Shot => ({
  path: '/slack/events',
  body,
  headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
});

const member = (number: number) => ({ id: `U${number}`, handle: `visitor.${number}`, team });

/** A slash command of one of fifty people. */
function commandShots(text: string): (index: number) => Shot {
  const shots = Array.from({ length: 50 }, (_, index) => {
    const channel = { id: 'C1', name: 'general' };
    const fields = commandFields({
      by: member(index + 1),
      trigger: `${index}.1.x`,
      text,
      channel,
      responseUrl: 'http://127.0.0.1:9/r',
    });
    return shotOf(asCommand(fields, secret));
  });
  return (index) => shots[index % shots.length] ?? { path: '/', headers: {}, body: '' };
}

/** A join form handed in by a teacher of a school of their own. */
const joinShots = (groupIds: string[]) => (index: number) => {
  const by = member(index + 1);
  const carried = { r: 'join', i: { group: groupIds[index % groupIds.length] }, p: randomUUID(), u: by.id };
  const view = {
    id: `V${index}`,
    type: 'modal' as const,
    hash: 'h',
    callback_id: 'form',
    private_metadata: JSON.stringify(carried),
    blocks: [],
  };
  const values = {
    role: { answer: { type: 'plain_text_input', value: 'Year 4 teacher' } },
    years: { answer: { type: 'checkboxes', selected_options: [{ value: 'Year 4' }] } },
    head: { answer: { type: 'radio_buttons', selected_option: { value: 'yes' } } },
    agree: { answer: { type: 'checkboxes', selected_options: [{ value: '1' }] } },
  };
  return shotOf(asInteraction(submissionPayload({ by, trigger: 't', view, values }), secret));
};

/** The size of our answer to help, so that the yardstick sends as much. */
async function sizeOfHelp(url: string): Promise<number> {
  const { path, body, headers } = commandShots('help')(0);
  const ask = () => fetch(new URL(path, url), { method: 'POST', body, headers });
  await ask(); // the first answer also welcomes
  return (await (await ask()).text()).length;
}

type Measured = Volley & { cpuMs: number; rssMb: number };

async function measure(
  server: Pinned,
  connections: number,
  count: number,
  next: (index: number) => Shot,
  warm = 500,
): Promise<Measured> {
  await volley(server.url, connections, warm, next);
  const before = await server.usage();
  const fired = await volley(server.url, connections, count, next);
  const after = await server.usage();
  if (fired.failed > 0) throw new Error(`${fired.failed} of ${fired.count} requests were not answered with 200`);
  return { ...fired, cpuMs: (after.cpuMicros - before.cpuMicros) / 1000 / count, rssMb: after.rssMb };
}

const say = (what: string, { cpuMs, p50, p99, rssMb }: Measured) =>
  console.log(
    `${what.padEnd(42)} ${cpuMs.toFixed(2)} ms CPU a request, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${rssMb.toFixed(0)} MB`,
  );

const ratio = (what: string, one: number, other: number) => console.log(`→ ${what}: ${(one / other).toFixed(2)} x`);

async function filled(connection: pg.PoolConfig, name: string, size: Size): Promise<string> {
  const admin = new pg.Client(connection);
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const url = `postgresql://${connection.user}@localhost/${name}?host=${encodeURIComponent(String(connection.host))}`;
  const store = await openStore({ url, dataDir: '' });
  await plantNation(store.prisma, store.pool, size, 2_000);
  await store.close();
  return url;
}

async function wrongPlaces(url: string): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query(`SELECT count(*)::int AS wrong FROM "WorkGroup" g WHERE g."capacitySchools" <
    (SELECT count(*) FROM "SchoolParticipation" p WHERE p."groupId" = g.id AND p.state IN ('HELD', 'CONFIRMED'))`);
  await client.end();
  return rows[0].wrong;
}

async function groupsToJoin(url: string): Promise<string[]> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } =
    await client.query(`UPDATE "WorkGroup" SET "capacitySchools" = 40 WHERE key IN ('G-1','G-2','G-3','G-4','G-5','G-6','G-7')
    AND "hubId" = (SELECT id FROM "Hub" WHERE slug = 'hub-1') RETURNING id`);
  await client.end();
  return rows.map((row) => row.id);
}

async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'wg-bench-'));
  const embedded = await startEmbedded(folder);
  try {
    const small = await filled(embedded.connection, 'one_hub', oneHub);
    const large = await filled(embedded.connection, 'nation', nation);
    const app = await startPinned('./serve-app.ts', [secret, small, now, team]);
    const bare = await startPinned('./serve-bare.ts', [secret, String(await sizeOfHelp(app.url))]);
    const yardstick = await measure(bare, 50, requests, commandShots('help'));
    say('bare Bolt, fixed answer', yardstick);
    await bare.stop();
    const help = await measure(app, 50, requests, commandShots('help'));
    say('/workgroups help, one hub', help);
    const browse = await measure(app, 50, requests, commandShots('browse primary'));
    say('/workgroups browse primary, one hub', browse);
    const groups = await groupsToJoin(small);
    const join = await measure(app, 20, joins, joinShots(groups), 100);
    say('join, 20 connections', join);
    console.log(`→ groups with more schools than places: ${await wrongPlaces(small)}`);
    await app.stop();

    const national = await startPinned('./serve-app.ts', [secret, large, now, team]);
    const far = await measure(national, 50, requests, commandShots('browse primary'));
    say('/workgroups browse primary, 40 hubs', far);
    await national.stop();

    ratio('help against bare Bolt, CPU a request (aim 1.0, at most 1.3)', help.cpuMs, yardstick.cpuMs);
    ratio('browse against bare Bolt, CPU a request (at most 3)', browse.cpuMs, yardstick.cpuMs);
    ratio('browse in 40 hubs against one, CPU a request (at most 1.2)', far.cpuMs, browse.cpuMs);
    ratio('browse in 40 hubs against one, p50 (at most 1.2)', far.p50, browse.p50);
  } finally {
    await embedded.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

run().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
