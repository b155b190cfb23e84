import { setTimeout } from 'node:timers/promises';
import { type Volley, volley } from './load.ts';
import type { Pinned } from './pinned.ts';
import type { Shot } from './shots.ts';

export type Measured = Volley & { cpuMs: number; rssMb: number };

/** Comes back when a server does hardly anything by itself: one that has just started plans what will be due. */
export async function atRest(server: Pinned): Promise<void> {
  for (let before = await server.usage(); ; ) {
    await setTimeout(1_000);
    const after = await server.usage();
    if (after.cpuMicros - before.cpuMicros < 50_000) return;
    before = after;
  }
}

/** Requests of a round, and those before it that warm the server up, which are not counted. */
type Round = { count: number; warm: number; overMs?: number; settled?: () => Promise<void> };

const usual: Round = { count: 4_000, warm: 1_500 };

/**
 * Sends a round of requests and asks the server what it used for it, what follows from them included where `settled`
 * waits for that. Throws when one is not answered with 200.
 */
export async function measure(
  server: Pinned,
  connections: number,
  next: (index: number) => Shot,
  { count, warm, overMs, settled }: Round = usual,
): Promise<Measured> {
  await volley(server.url, connections, warm, next);
  const before = await server.usage();
  const fired = await volley(server.url, connections, count, (index) => next(warm + index), overMs);
  await settled?.();
  const after = await server.usage();
  if (fired.failed > 0) throw new Error(`${fired.failed} of ${fired.count} requests were not answered with 200`);
  return { ...fired, cpuMs: (after.cpuMicros - before.cpuMicros) / 1000 / count, rssMb: after.rssMb };
}

const median = (numbers: number[]) =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;

function middle(measured: Measured[]): Measured {
  const of = (figure: keyof Measured) => median(measured.map((one) => one[figure]));
  const [count, failed, seconds, p50, p99] = [of('count'), of('failed'), of('seconds'), of('p50'), of('p99')];
  return { count, failed, seconds, p50, p99, cpuMs: of('cpuMs'), rssMb: of('rssMb') };
}

/** Measures several things in turn, so that what else the machine does falls on all of them; the median round of each. */
export async function inTurn<const Works extends (() => Promise<Measured>)[]>(
  rounds: number,
  works: Works,
): Promise<{ [Index in keyof Works]: Measured }>;
export async function inTurn(rounds: number, works: (() => Promise<Measured>)[]): Promise<Measured[]> {
  const all: Measured[][] = works.map(() => []);
  for (let round = 0; round < rounds; round += 1)
    for (const [index, work] of works.entries()) all[index]?.push(await work());
  return all.map(middle);
}

/** One line of the table. */
export const say = (what: string, { cpuMs, p50, p99, rssMb }: Measured) =>
  console.log(
    `${what.padEnd(42)} ${cpuMs.toFixed(2)} ms CPU a request, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${rssMb.toFixed(0)} MB`,
  );

export const ratio = (what: string, one: number, other: number) =>
  console.log(`→ ${what}: ${(one / other).toFixed(2)} x`);
