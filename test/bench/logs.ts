import { randomBytes } from 'node:crypto';
import { filled } from './fill.ts';
import { atRest, inTurn, measure, ratio, say } from './measure.ts';
import { onOwnServer } from './on-own-server.ts';
import { type Pinned, startPinned } from './pinned.ts';
import { allSent, countLogs, plantLogs, type ToLog } from './plant-logs.ts';
import { nation, oneHub } from './plant-nation.ts';
import { commandShots, logShot, workspace } from './shots.ts';

// How long a lead waits for the form of a session's log, of a group of sixteen, and for it to be saved: twenty at once,
// in one hub and in a nation. node test/bench/logs.ts

const secret = randomBytes(16).toString('hex');
const now = '2026-11-24T10:00:00Z';
const connections = 20;
const rounds = 3;

type Side = { server: Pinned; url: string; toLog: ToLog[] };

async function open(url: string): Promise<Side> {
  const toLog = await plantLogs(url);
  return { server: await startPinned('./serve-app.ts', [secret, url, now, workspace]), url, toLog };
}

/** Opens the form again and again, each lead for the own group; signed anew each round, as Slack's five minutes ask. */
const opening =
  ({ server }: Side) =>
  () =>
    measure(server, connections, commandShots(secret, 'log'), { count: 1_000, warm: 200 });

/** Saves what is left to log, so many each round: everybody came but two, with a gap task for the next session. */
function saving({ server, url, toLog }: Side) {
  let saved = 0;
  return (count: number, overMs?: number) => async () => {
    const from = saved;
    saved += count;
    const settled = () => allSent(url);
    const round = { count, warm: 0, settled, ...(overMs && { overMs }) };
    return measure(server, connections, (index) => logShot(secret, toLog[from + index]), round);
  };
}

/** Logs of a round without a pause; and how often twenty leads save one each within a second, their messages sent before the next twenty. */
const [pressing, seconds] = [160, 9];

async function compare(near: Side, far: Side): Promise<void> {
  for (const { server } of [near, far]) await atRest(server);
  const [save, saveFar] = [saving(near), saving(far)];
  const [opened, openedFar] = await inTurn(rounds, [opening(near), opening(far)]);
  const [kept, keptFar] = await inTurn(rounds, [save(pressing), saveFar(pressing)]);
  const [paced, pacedFar] = await inTurn(seconds, [save(connections, 1_000), saveFar(connections, 1_000)]);
  say('the log form is opened, one hub', opened);
  say('the log form is opened, 40 hubs', openedFar);
  say('the log is saved, one hub', kept);
  say('the log is saved, 40 hubs', keptFar);
  say('20 logs are saved in a second, one hub', paced);
  say('20 logs are saved in a second, 40 hubs', pacedFar);
  const all = rounds * pressing + seconds * connections;
  for (const [where, { url }] of Object.entries({ 'one hub': near, '40 hubs': far }))
    console.log(`→ ${await countLogs(url)} of ${all} logs were saved in ${where}, the others asked to try again`);
  ratio('opening in 40 hubs against one, p50 (at most 1.2)', openedFar.p50, opened.p50);
  ratio('opening in 40 hubs against one, CPU a request (at most 1.2)', openedFar.cpuMs, opened.cpuMs);
  ratio('saving in 40 hubs against one, p50 (at most 1.2)', keptFar.p50, kept.p50);
  ratio('saving in 40 hubs against one, CPU a request (at most 1.2)', keptFar.cpuMs, kept.cpuMs);
}

onOwnServer('bench-logs', async (connection) => {
  const near = await open(await filled(connection, 'one_hub', oneHub));
  const far = await open(await filled(connection, 'nation', nation));
  await compare(near, far);
  await near.server.stop();
  await far.server.stop();
});
