/**
 * Three replicas on a PostgreSQL server of its own, and what can go wrong: processes killed, answers lost after the platform
 * stored the message, a platform that asks to wait, storms of 503, a database that is away for a minute. Counted where
 * messages arrive: nothing may be lost, nothing may come twice but what its kind says again on purpose; what nobody can
 * know is counted apart. Words after the command choose among them: npm run chaos -- kills storms
 */
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { setTimeout as after } from 'node:timers/promises';
import pg from 'pg';
import { openStore } from '../../src/store/open-store.ts';
import { finish, isWrong, judge, killAll, send, settle } from './fleet.ts';
import { type Coming, type Fate, openInbox } from './inbox.ts';
import { type OwnServer, openOwnServer } from './own-server.ts';
import { settleTown } from './people.ts';
import { openSender, type Workplace } from './sender.ts';

const replicas = 3;
const secondsAtMost = 300;

/** One message a second to one person, as Slack takes them; at its edge it asks to wait. */
function onePerSecond(): (coming: Coming) => Fate {
  const last = new Map<string, number>();
  return ({ to, isDelivery }) => {
    if (!isDelivery) return 'taken';
    if (performance.now() - (last.get(to) ?? -1_000) < 1_000) return 'later';
    last.set(to, performance.now());
    return 'taken';
  };
}

/** Three seconds of every six everything is a 503, and half of what was sent is stored all the same. */
function storms({ isDelivery }: Coming): Fate {
  if (performance.now() % 6_000 > 3_000) return 'taken';
  return isDelivery && Math.random() < 0.5 ? 'taken behind a 503' : '503';
}

const loseOneInTen = ({ isDelivery }: Coming): Fate => (isDelivery && Math.random() < 0.1 ? 'no answer' : 'taken');

type Scenario = { notices: number; fateOf?: (coming: Coming) => Fate; awaySeconds?: number; kills?: number };

const scenarios: Record<string, Scenario> = {
  kills: { notices: 1_000, kills: 50 },
  'lost-answers': { notices: 1_000, fateOf: loseOneInTen },
  'asked-to-wait': { notices: 300, fateOf: onePerSecond() },
  storms: { notices: 300, fateOf: storms },
  'database-away': { notices: 1_000, awaySeconds: 60 },
};

async function makeDatabase(server: OwnServer, name: string): Promise<string> {
  const session = new pg.Client({ connectionString: server.url() });
  await session.connect();
  await session.query(`CREATE DATABASE ${name}`);
  await session.end();
  return server.url(name);
}

/** Replicas deliver what was told; meanwhile the database may go away. How many of them ended by themselves, too. */
async function deliverAll(server: OwnServer, place: Workplace, { notices, awaySeconds }: Scenario, deadline: number) {
  const teller = await openSender(place);
  await teller.tellUpTo(notices);
  const senders = Array.from({ length: replicas }, () => send(place, 0));
  let died = 0;
  for (const sender of senders) sender.on('exit', () => (died += 1));
  if (awaySeconds) {
    await Promise.all(senders.map((sender) => once(sender, 'message')));
    await after(1_000);
    await server.stop();
    await after(awaySeconds * 1_000);
    await server.start();
  }
  const all = await settle(teller, deadline);
  const itself = died;
  for (const sender of senders) sender.kill('SIGKILL');
  await teller.room.stop();
  await teller.store.close();
  return { all, died: itself };
}

async function play(server: OwnServer, name: string, scenario: Scenario): Promise<boolean> {
  const { notices, fateOf, kills } = scenario;
  const [began, deadline] = [Date.now(), Date.now() + secondsAtMost * 1_000];
  const url = await makeDatabase(server, `chaos_${name.replaceAll('-', '_')}`);
  const inbox = await openInbox(40, fateOf);
  const store = await openStore({ url, dataDir: '' });
  const { cannotBeAsked, ...town } = await settleTown(store.prisma);
  await store.close();
  const place = { url, dataDir: '', inbox: inbox.url, staleSeconds: 3, ...town };
  const killed =
    kills && (await killAll(place, { kills, notices, atOnce: replicas, until: deadline - 60_000, withinMs: 1_500 }));
  const { all, died } = kills
    ? { all: await finish(place, notices, deadline), died: 0 }
    : await deliverAll(server, place, scenario, deadline);
  inbox.close();
  const verdict = judge(all, notices, inbox.arrived, cannotBeAsked);
  const seconds = Math.round((Date.now() - began) / 1000);
  const answers = Object.fromEntries(inbox.fates);
  console.log({
    scenario: name,
    told: notices,
    ...verdict,
    ...(killed && { killedWhile: killed }),
    answers,
    died,
    seconds,
  });
  return !isWrong(verdict) && died === 0;
}

const chosen = Object.keys(scenarios).filter((name) => process.argv.length < 3 || process.argv.includes(name));
const server = await openOwnServer();
if (!server) {
  console.error(
    'This needs the programs of a PostgreSQL server (initdb and pg_ctl): on Debian and Ubuntu the package postgresql puts them into /usr/lib/postgresql.',
  );
  process.exit(2);
}
try {
  for (const name of chosen) {
    const scenario = scenarios[name];
    if (scenario && !(await play(server, name, scenario))) process.exitCode = 1;
  }
} finally {
  await server.close();
  console.log(
    `load of the machine: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(', ')}`,
  );
}
