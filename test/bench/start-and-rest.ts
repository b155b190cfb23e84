import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { openStore } from '../../src/store/open-store.ts';
import { visitors } from './fill.ts';
import { nation, plantNation } from './plant-nation.ts';
import { cpuSecondsOf, memoryOf } from './process-tree.ts';

// The service as operators start it, on an embedded database that holds a nation: how soon it answers, what it takes at rest.
const starts = 5;
const restSeconds = 20;
const main = new URL('../../src/main.ts', import.meta.url).pathname;

const slack = {
  SLACK_SIGNING_SECRET: randomBytes(16).toString('hex'),
  SLACK_BOT_TOKEN: 'xoxb-bench',
  SLACK_API_URL: 'http://127.0.0.1:9/api/',
};
const teams = {
  TEAMS_APP_ID: randomUUID(),
  TEAMS_APP_PASSWORD: 'none',
  TEAMS_TENANT_ID: randomUUID(),
};

type Started = { child: ChildProcess; pid: number; seconds: number; cpuSeconds: number };

const isReady = (url: string) =>
  fetch(new URL('/readyz', url)).then(
    ({ ok }) => ok,
    () => false,
  );

/** The address the service says that it runs at. */
async function addressOf({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('the service has no voice');
  for await (const line of createInterface(stdout)) {
    const address = /running at (\S+)/.exec(line)?.[1];
    if (address) return address;
  }
  throw new Error('the service ended before it was ready');
}

async function start(folder: string, settings: Record<string, string>): Promise<Started> {
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'error', ...settings };
  const begun = performance.now();
  const child = spawn(process.execPath, ['--disable-warning=DeprecationWarning', main], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressOf(child);
  while (!(await isReady(url))) await pause(5);
  const pid = child.pid ?? 0;
  return { child, pid, seconds: (performance.now() - begun) / 1000, cpuSeconds: cpuSecondsOf(pid) };
}

async function stop({ child }: Started): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

const median = (numbers: number[]) =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;

/** The embedded server stands apart from the service that started it. */
const serverOf = (folder: string) =>
  Number.parseInt(readFileSync(join(folder, 'cluster', 'postmaster.pid'), 'utf8'), 10);

async function measure(what: string, folder: string, settings: Record<string, string>): Promise<void> {
  const all: Started[] = [];
  for (let index = 1; index < starts; index += 1) {
    const started = await start(folder, settings);
    all.push(started);
    await stop(started);
  }
  const last = await start(folder, settings);
  all.push(last);
  await pause(restSeconds * 1000);
  const service = memoryOf([last.pid]);
  const server = memoryOf([serverOf(folder)]);
  await stop(last);
  const seconds = all.map((one) => one.seconds);
  const cpu = median(all.map((one) => one.cpuSeconds));
  console.log(
    `${what}: ready after ${median(seconds).toFixed(2)} s (${seconds.map((one) => one.toFixed(2)).join(', ')}), ${cpu.toFixed(2)} s CPU`,
  );
  console.log(
    `${what}: ${(service + server).toFixed(0)} MB after ${restSeconds} s of rest: service ${service.toFixed(0)}, database ${server.toFixed(0)}`,
  );
}

async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'wg-rest-'));
  try {
    const store = await openStore({ dataDir: folder });
    await plantNation(store.prisma, store.pool, nation, visitors);
    await store.close();
    await measure('Slack and Teams', folder, { ...slack, ...teams });
    await measure('Slack alone', folder, slack);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await run();
