import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { type } from '../cli/operator.ts';
import { openTeamsWorld } from '../doors/teams-world.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { createQuietLog } from '../support/quiet-log.ts';
import { plantSmallHub, tuesdayMorning } from '../support/small-hub.ts';
import { messageFrom } from '../support/teams-activities.ts';
import { sendSigned } from '../support/teams-fakes.ts';

const trust = '22222222-2222-4333-8444-555555555555';
const token = 'a-token-of-a-hub';

let teams: Awaited<ReturnType<typeof openTeamsWorld>>;
let database: TestDatabase;
let env: Record<string, string>;
let app: Awaited<ReturnType<typeof startApp>>;
let now = tuesdayMorning;
const log = createQuietLog();
beforeAll(async () => {
  teams = await openTeamsWorld();
  database = await freshDatabase();
  env = { ...teams.env, DATABASE_URL: database.url, METRICS_TOKEN: token };
  app = await startApp({
    config: readConfig({ PORT: '0', ...env }),
    clock: () => now,
    log,
    outside: teams.outside,
    prepare: async ({ prisma }) => void (await plantSmallHub(prisma)),
  });
}, 60_000);
afterAll(async () => {
  await app.stop();
  await teams.close();
  await database.drop();
  expect(log.faults).toEqual([]);
});

const metrics = async () =>
  (await fetch(`${app.url}/metrics`, { headers: { authorization: `Bearer ${token}` } })).text();

/** Somebody of the trust writes; what the bot says comes back. */
async function hear(words: string): Promise<string> {
  const activity = messageFrom(teams.connector.url, { user: 'stranger', tenant: trust }, words);
  await sendSigned(`${app.url}/api/messages`, teams.openId, activity);
  const answer = await teams.connector.until(() =>
    teams.connector.deliveries.find((one) => one.replyTo === activity.id),
  );
  return answer.body.summary ?? '';
}

test('a tenant is let in and out by command while the service runs, and known to nobody before', async () => {
  const { account } = app.store.prisma;
  const told = await hear('help');
  expect(told).toContain('Who to ask: the hub office, office@hub.example.');
  expect(told).toContain(trust);
  expect(await account.count()).toBe(0);
  expect(await metrics()).not.toContain('workgroups_interactions_total{');

  expect(await type(env, 'tenants', 'admit', trust)).toMatchObject({ code: 0 });
  now = new Date(now.getTime() + 30_000);
  expect(await hear('help')).toContain('What I can do');
  expect(await account.count()).toBe(1);
  expect(await metrics()).toContain('workgroups_interactions_total{platform="teams",command="help",outcome="reply"} 1');

  expect(await type(env, 'tenants', 'remove', trust)).toMatchObject({ code: 0 });
  now = new Date(now.getTime() + 30_000);
  const asked = await metrics();
  const activity = messageFrom(teams.connector.url, { user: 'stranger', tenant: trust }, 'help');
  expect((await sendSigned(`${app.url}/api/messages`, teams.openId, activity)).status).toBe(200);
  expect(asked.match(/workgroups_interactions_total\{.*/g)).toEqual(
    (await metrics()).match(/workgroups_interactions_total\{.*/g),
  );
});

test('its metrics say how much waits', async () => {
  const page = await metrics();
  expect(page).toContain('\nworkgroups_database_up 1\n');
  expect(page).toContain('\nworkgroups_lanes_waiting 0\n');
});
