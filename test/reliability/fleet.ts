import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import type { Notice } from '../../src/store/generated/client.ts';
import { openSender, type Workplace } from './sender.ts';

const script = path.join(import.meta.dirname, 'child.ts');

/** A sending process that first tells the notices up to a number. */
export const send = (place: Workplace, last: number): ChildProcess =>
  fork(script, [JSON.stringify(place), String(last)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });

function fail(why: string): never {
  throw new Error(why);
}

/** One life of a sender: some are killed while they start, most while they send. */
async function live(place: Workplace, last: number, withinMs: number): Promise<'starting' | 'sending'> {
  const child = send(place, last);
  const ended = once(child, 'exit');
  const early = Math.random() < 0.15;
  const ready = once(child, 'message').then(() => 'sending' as const);
  const moment = await Promise.race([
    ready,
    ended.then(() => fail('a sender ended by itself')),
    ...(early ? [after(Math.random() * 600, 'starting' as const)] : []),
  ]);
  if (moment === 'sending') await after(Math.random() * withinMs);
  child.kill('SIGKILL');
  await ended;
  return moment;
}

type Killing = { kills: number; notices: number; atOnce: number; until: number; withinMs: number };

/** Takes turns until the kills are used up; each life is to tell its share of the notices. */
export async function killAll(place: Workplace, { kills, notices, atOnce, until, withinMs }: Killing) {
  const moments = { starting: 0, sending: 0 };
  let lives = 0;
  const turn = async () => {
    while (lives < kills && Date.now() < until) {
      lives += 1;
      moments[await live(place, Math.ceil((lives * notices) / kills), withinMs)] += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, turn));
  return moments;
}

type Sender = Awaited<ReturnType<typeof openSender>>;

/** Comes back when nothing is open any more, or time is up; the sweep is woken as by the clock. */
export async function settle({ room, store }: Pick<Sender, 'room' | 'store'>, deadline: number): Promise<Notice[]> {
  const open = { state: { in: ['WAITING' as const, 'CLAIMED' as const] } };
  const look = () => store.prisma.notice.count({ where: open }).catch(() => 1);
  while ((await look()) > 0 && Date.now() < deadline) {
    await room.sweep().catch(() => {});
    await after(100);
  }
  return store.prisma.notice.findMany();
}

/** The last sender lives until everything is settled, or time is up. */
export async function finish(place: Workplace, notices: number, deadline: number): Promise<Notice[]> {
  const sender = await openSender(place);
  await sender.room.start();
  await sender.tellUpTo(notices);
  const all = await settle(sender, deadline);
  await sender.room.stop();
  await sender.store.close();
  return all;
}

/** What became of all of them, counted where they arrive: lost, doubled, and what a person must look at. */
export function judge(all: Notice[], notices: number, arrived: Map<string, number>, cannotBeAsked: Set<string>) {
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

/** Whether something went wrong that must not. */
export const isWrong = ({ lost, doubled, uncertainWithoutNeed }: ReturnType<typeof judge>): boolean =>
  lost + doubled + uncertainWithoutNeed > 0;
