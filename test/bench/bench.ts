import { randomBytes } from 'node:crypto';
import { ask, filled } from './fill.ts';
import { inTurn, type Measured, measure, ratio, say } from './measure.ts';
import { measureJoins } from './measure-joins.ts';
import { onOwnServer } from './on-own-server.ts';
import { type Pinned, startPinned } from './pinned.ts';
import { nation, oneHub } from './plant-nation.ts';
import { commandShots, workspace } from './shots.ts';

const secret = randomBytes(16).toString('hex');
const now = '2026-11-24T10:00:00Z';
const connections = 50;
const rounds = 3;

const serveApp = (url: string): Promise<Pinned> => startPinned('./serve-app.ts', [secret, url, now, workspace]);

/** The size of our answer to help, so that the yardstick sends as much. */
async function sizeOfHelp(url: string): Promise<number> {
  const { path, body, headers } = commandShots(secret, 'help')(0);
  const ask = () => fetch(new URL(path, url), { method: 'POST', body, headers });
  await ask(); // the first answer also welcomes
  return (await (await ask()).text()).length;
}

const volleyOf = (server: Pinned, text: string) => () => measure(server, connections, commandShots(secret, text));

async function againstBare(app: Pinned): Promise<Measured> {
  const bare = await startPinned('./serve-bare.ts', [secret, String(await sizeOfHelp(app.url))]);
  const [yardstick, help, browse] = await inTurn(rounds, [
    volleyOf(bare, 'help'),
    volleyOf(app, 'help'),
    volleyOf(app, 'browse primary'),
  ]);
  await bare.stop();
  say('bare Bolt, fixed answer', yardstick);
  say('/workgroups help, one hub', help);
  say('/workgroups browse primary, one hub', browse);
  ratio('help against bare Bolt, CPU a request (aim 1.0, at most 1.3)', help.cpuMs, yardstick.cpuMs);
  ratio('browse against bare Bolt, CPU a request (at most 3)', browse.cpuMs, yardstick.cpuMs);
  return browse;
}

async function againstOneHub(near: Pinned, far: Pinned): Promise<void> {
  await inTurn(rounds, [volleyOf(far, 'help'), volleyOf(far, 'browse primary')]); // as warm as the other is by now
  const [one, many] = await inTurn(rounds, [volleyOf(near, 'browse primary'), volleyOf(far, 'browse primary')]);
  say('/workgroups browse primary, one hub', one);
  say('/workgroups browse primary, 40 hubs', many);
  ratio('browse in 40 hubs against one, CPU a request (at most 1.2)', many.cpuMs, one.cpuMs);
  ratio('browse in 40 hubs against one, p50 (at most 1.2)', many.p50, one.p50);
}

/** Fifty groups of the first hub get a lead each, who are those that ask; they go again, so that joins tell nobody more. */
const leads = `
  INSERT INTO "WorkGroupLead" (id, "hubId", "groupId", "personId", capacity, "from")
  SELECT gen_random_uuid(), g."hubId", g.id, p.id, 'LEAD', '2026-09-01'
  FROM (SELECT g.id, g."hubId", row_number() OVER (ORDER BY g.key) AS n
    FROM "WorkGroup" g JOIN "Hub" h ON h.id = g."hubId" WHERE h.slug = 'hub-1') g
  JOIN "Person" p ON p.name = 'Visitor ' || g.n WHERE g.n <= 50`;

async function rosters(near: Pinned, far: Pinned, urls: string[]): Promise<void> {
  for (const url of urls) await ask(url, leads);
  await inTurn(1, [volleyOf(near, 'roster'), volleyOf(far, 'roster')]);
  const [one, many] = await inTurn(rounds, [volleyOf(near, 'roster'), volleyOf(far, 'roster')]);
  for (const url of urls) await ask(url, 'DELETE FROM "WorkGroupLead"');
  say('/workgroups roster, one hub', one);
  say('/workgroups roster, 40 hubs', many);
  ratio('the roster in 40 hubs against one, CPU a request (at most 1.2)', many.cpuMs, one.cpuMs);
  ratio('the roster in 40 hubs against one, p50 (at most 1.2)', many.p50, one.p50);
}

onOwnServer('bench', async (connection) => {
  const small = await filled(connection, 'one_hub', oneHub);
  const large = await filled(connection, 'nation', nation);
  const near = await serveApp(small);
  await againstBare(near);
  const far = await serveApp(large);
  await againstOneHub(near, far);
  await rosters(near, far, [small, large]);
  await far.stop();
  await measureJoins(near, small, secret);
  await near.stop();
});
