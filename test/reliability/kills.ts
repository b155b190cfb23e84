/**
 * Kills a sending process a hundred times (kill -9, at random moments, two of them at work side by side) while a
 * thousand notices are told and delivered. Prints what became of them; nothing may be lost, and nothing may arrive twice
 * but a reminder whose first answer was lost where the platform cannot be asked.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import type { Notice } from '../../src/store/generated/client.ts';
import { openStore } from '../../src/store/open-store.ts';
import { makeHub, makePerson } from '../support/post-room-people.ts';
import { openInbox } from './inbox.ts';
import { openSender, type Workplace } from './sender.ts';

const kills = 100;
const notices = 1_000;
const atOnce = 2;
const killUntil = Date.now() + 100_000;
const deadline = killUntil + 40_000;
const script = path.join(import.meta.dirname, 'child.ts');

/** One life of a sender: some are killed while they start, most while they send. */
async function live(place: Workplace, last: number): Promise<'starting' | 'sending'> {
  const child: ChildProcess = fork(script, [JSON.stringify(place), String(last)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const early = Math.random() < 0.15;
  const ready = once(child, 'message').then(() => 'sending' as const);
  const moment = await Promise.race([
    ready,
    ended.then(() => fail('a sender ended by itself')),
    ...(early ? [after(Math.random() * 600, 'starting' as const)] : []),
  ]);
  if (moment === 'sending') await after(Math.random() * 500);
  child.kill('SIGKILL');
  await ended;
  return moment;
}

function fail(why: string): never {
  throw new Error(why);
}

/** Takes turns until the kills are used up; each life is to tell its share of the notices. */
async function killAll(place: Workplace) {
  const moments = { starting: 0, sending: 0 };
  let lives = 0;
  const turn = async () => {
    while (lives < kills && Date.now() < killUntil) {
      lives += 1;
      moments[await live(place, Math.ceil((lives * notices) / kills))] += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, turn));
  return moments;
}

/** The last sender lives until everything is settled, or time is up. */
async function finish(place: Workplace): Promise<Notice[]> {
  const { room, store, tellUpTo } = await openSender(place);
  await room.start();
  await tellUpTo(notices);
  const open = { state: { in: ['WAITING' as const, 'CLAIMED' as const] } };
  while ((await store.prisma.notice.count({ where: open })) > 0 && Date.now() < deadline) {
    await room.sweep();
    await after(100);
  }
  await room.stop();
  const all = await store.prisma.notice.findMany();
  await store.close();
  return all;
}

function judge(all: Notice[], arrived: Map<string, number>, cannotBeAsked: Set<string>) {
  const times = ({ id }: Notice) => arrived.get(id) ?? 0;
  const sent = all.filter(({ state }) => state === 'SENT');
  const uncertain = all.filter(({ state }) => state === 'UNCERTAIN');
  const twice = all.filter((notice) => times(notice) > 1);
  const mayBeTwice = ({ kind, attempts, personId }: Notice) =>
    kind === 'reminder' && attempts > 1 && cannotBeAsked.has(personId ?? '');
  return {
    sent: sent.length,
    uncertain: uncertain.length,
    uncertainButArrived: uncertain.filter((notice) => times(notice) > 0).length,
    lost: notices - sent.filter((notice) => times(notice) > 0).length - uncertain.length,
    saidAgainOnPurpose: twice.filter((notice) => mayBeTwice(notice) && times(notice) === 2).length,
    doubled: twice.filter((notice) => !mayBeTwice(notice) || times(notice) > 2).length,
    uncertainWithoutNeed: uncertain.filter(({ personId }) => !cannotBeAsked.has(personId ?? '')).length,
  };
}

const dataDir = await mkdtemp(path.join(os.tmpdir(), 'kills-'));
const inbox = await openInbox(40);
const store = await openStore({ dataDir });
try {
  const hub = await makeHub(store.prisma);
  const askable = await Promise.all(Array.from({ length: 25 }, (_, index) => makePerson(store.prisma, `S${index}`)));
  const others = await Promise.all(
    Array.from({ length: 25 }, (_, index) =>
      makePerson(store.prisma, `T${index}`, [{ platform: 'teams', user: `T${index}` }]),
    ),
  );
  const place = { dataDir, inbox: inbox.url, hubId: hub.id, people: [...askable, ...others] };
  const killed = await killAll(place);
  const verdict = judge(await finish(place), inbox.arrived, new Set(others));
  console.log({ killedWhile: killed, told: notices, ...verdict, seconds: Math.round(process.uptime()) });
  const wrong = verdict.lost + verdict.doubled + verdict.uncertainWithoutNeed;
  process.exitCode = wrong > 0 ? 1 : 0;
} finally {
  inbox.close();
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
}
