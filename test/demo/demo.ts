import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { plantSampleHub } from '../../prisma/sample/plant-sample-hub.ts';
import { startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { makeClaimCode } from '../../src/store/claim-codes.ts';
import type { PrismaClient } from '../../src/store/generated/client.ts';
import type { DoorDriver } from '../doors/driver.ts';
import { openSlackWorld } from '../doors/slack-world.ts';
import { openTeamsWorld } from '../doors/teams-world.ts';
import { createQuietLog } from '../support/quiet-log.ts';
import { playLastYear } from './last-year.ts';
import { playLeading } from './lead.ts';
import { playLogging } from './log.ts';
import { playMonday } from './monday.ts';
import { playMainJob } from './play.ts';
import { playFirstDay } from './play-first-day.ts';
import { playWaitingList } from './wait.ts';

const { values } = parseArgs({ options: { once: { type: 'boolean', default: false } } });

/** Stays up until Ctrl-C. */
const interrupted = () => new Promise<void>((resolve) => void process.once('SIGINT', () => resolve()));

async function openEverything(dataDir: string) {
  const slack = await openSlackWorld();
  const teams = await openTeamsWorld();
  const log = createQuietLog();
  const app = await startApp({
    config: readConfig({ PORT: '0', DATA_DIR: dataDir, ...slack.env, ...teams.env }),
    clock: () => new Date(),
    log,
    outside: { ...slack.outside, ...teams.outside },
    prepare: async ({ prisma }, now) => void (await plantSampleHub(prisma, now)),
  });
  const doors = [await slack.driver(app.url), await teams.driver(app.url)];
  const faults = () => [...log.faults.map(({ message }) => message), ...slack.refused, ...teams.refused];
  const close = async () => {
    for (const door of doors) await door.close();
    await app.stop();
    await Promise.all([slack.close(), teams.close()]);
  };
  const claimCode = async () => {
    const { id } = await app.store.prisma.hub.findFirstOrThrow();
    return makeClaimCode(app.store.prisma, id, new Date());
  };
  return { url: app.url, doors, faults, claimCode, close, prisma: app.store.prisma };
}

/** One waiting list seen from Slack and from Teams. */
async function waitAcross([slack, teams]: DoorDriver[]): Promise<void> {
  if (!slack || !teams) throw new Error('the demo needs both doors');
  const [ada, ben] = [
    { id: 'demo-3', name: 'Ada Lund' },
    { id: 'demo-4', name: 'Ben Okoro' },
  ];
  await playWaitingList({ door: slack, ...ada, school: 'Twerton' }, { door: teams, ...ben, school: 'Prince Edward' });
}

/** A group gets its lead: the hub is on Slack, the leader in Teams. */
async function leadAcross([slack, teams]: DoorDriver[], prisma: PrismaClient): Promise<void> {
  if (!slack || !teams) throw new Error('the demo needs both doors');
  const hub = { door: slack, id: 'demo-5', name: 'Nora Vale' };
  await playLeading(prisma, hub, { door: teams, id: 'demo-6', name: 'Cy Marsh' });
}

/** A session is logged on Slack; a member in Teams answers what it asks for. */
async function logAcross([slack, teams]: DoorDriver[], prisma: PrismaClient): Promise<void> {
  if (!slack || !teams) throw new Error('the demo needs both doors');
  const lead = { door: slack, id: 'demo-7', name: 'Mo Reyes' };
  await playLogging(prisma, lead, { door: teams, id: 'demo-8', name: 'Iva Strand', school: 'Prince Edward' });
}

/** The hub lead of before begins the week on Slack. */
async function mondayOf([slack]: DoorDriver[], prisma: PrismaClient): Promise<void> {
  if (!slack) throw new Error('the demo needs Slack');
  await playMonday(prisma, { door: slack, id: 'demo-5', name: 'Nora Vale' });
}

/** And looks back at the year before. */
async function lastYearOf([slack]: DoorDriver[]): Promise<void> {
  if (!slack) throw new Error('the demo needs Slack');
  await playLastYear({ door: slack, id: 'demo-5', name: 'Nora Vale' });
}

async function play(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'work-groups-demo-'));
  const everything = await openEverything(dataDir);
  try {
    const people = [
      { id: 'demo-1', name: 'Tom Reed', school: 'Twerton' },
      { id: 'demo-2', name: 'Priya Sandhu', school: 'Prince Edward' },
    ];
    for (const [index, door] of everything.doors.entries()) {
      const { school, ...who } = people[index] ?? { id: 'demo', name: 'Somebody', school: 'Lacewood' };
      await playMainJob(door, who, school);
      await playFirstDay(door, { id: `demo-lead-${index}`, name: 'Mia Hart' }, await everything.claimCode());
    }
    await waitAcross(everything.doors);
    await leadAcross(everything.doors, everything.prisma);
    await logAcross(everything.doors, everything.prisma);
    await mondayOf(everything.doors, everything.prisma);
    await lastYearOf(everything.doors);
    const faults = everything.faults();
    if (faults.length > 0) throw new Error(`the service met faults: ${faults.join('; ')}`);
    console.log('\nEverything was as told, in Slack and in Teams.');
    if (values.once) return;
    console.log(`The service stays up at ${everything.url} until Ctrl-C.`);
    await interrupted();
  } finally {
    await everything.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

play().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(`\nNot as told: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);
