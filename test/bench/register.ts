import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import { parsing } from '../../src/cli/register/read-table.ts';
import { runErrand } from '../../src/cli/workgroups.ts';
import { readConfig } from '../../src/config.ts';
import { findSchools } from '../../src/features/schools/find-schools.ts';
import { type OpenStore, openStore } from '../../src/store/open-store.ts';
import { makeRegister } from './make-register.ts';

// The school register at the country's size: how long an import takes against the CSV parser alone on the same file,
// how much memory it needs, and how fast a school is found. Prints figures and ratios; node test/bench/register.ts

const schools = 52_000;
const searches = 2_000;

const percentile = (times: number[], part: number) =>
  times.toSorted((one, other) => one - other)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;

const rssMb = () => process.memoryUsage().rss / 1024 / 1024;

/** How long some work takes, in ms, and the most memory that the process grew by, in MB. */
async function measured(work: () => Promise<unknown>): Promise<{ ms: number; grownMb: number }> {
  globalThis.gc?.();
  const before = rssMb();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, rssMb());
  }, 20);
  const begun = performance.now();
  await work();
  clearInterval(timer);
  return { ms: performance.now() - begun, grownMb: Math.max(most, rssMb()) - before };
}

/** The yardstick: csv-parse reads every cell, and nothing is done with any. */
async function parseAlone(file: string): Promise<void> {
  let rows = 0;
  for await (const _row of createReadStream(file, { highWaterMark: 1 << 18 }).pipe(
    parse({ ...parsing, encoding: 'latin1' }),
  ))
    rows += 1;
  if (rows !== schools + 1) throw new Error(`${rows} rows were parsed`);
}

async function importFile(dataDir: string, ...files: string[]): Promise<string[]> {
  const said: string[] = [];
  const base = {
    config: () => readConfig({ DATA_DIR: dataDir }),
    say: (line: string) => void said.push(line),
    clock: () => new Date(),
    user: 'bench',
  };
  if ((await runErrand(['import', 'schools', ...files], base)) !== 0) throw new Error(said.join('\n'));
  return said;
}

/** What people type: common words, rare ones, two or three together, places, postcodes, URNs, slips. */
const typed = [
  ...['school', 'primary', 'st', 'a', 'high', 'academy', 'oak', 'zzz', 'qx', '1', 's10', '206123', 'norfolk', 'saint'],
  ...['st thereses', 'oakfield primary', 'st james primary sheffield', 'church of england', 'bristol city of', 'nr1 1'],
  ...['saint oswald catholic', 'brook junior', 'primary school', 'willowford', 'kings high school', 'maple lea s1'],
];

async function search({ prisma, read }: OpenStore): Promise<number[]> {
  const hub = await prisma.hub.findFirst({ select: { id: true } });
  const db = read(hub ?? { id: '00000000-0000-0000-0000-000000000000' });
  const times: number[] = [];
  for (let index = 0; index < searches + 100; index += 1) {
    const begun = performance.now();
    await findSchools(typed[index % typed.length] ?? '', { db });
    if (index >= 100) times.push(performance.now() - begun);
  }
  return times;
}

const say = (what: string, { ms, grownMb }: { ms: number; grownMb: number }) =>
  console.log(`${what.padEnd(42)} ${(ms / 1000).toFixed(2)} s, ${grownMb.toFixed(0)} MB more memory`);

async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'wg-register-'));
  const dataDir = await mkdtemp(join(tmpdir(), 'wg-register-data-'));
  const [file, links] = [join(folder, 'schools.csv'), join(folder, 'links.csv')];
  await makeRegister(file, links, schools);
  const store = await openStore({ dataDir });
  try {
    const first = await measured(() => importFile(dataDir, file));
    const alone = [await measured(() => parseAlone(file))];
    const again = await measured(() => importFile(dataDir, file, '--links', links));
    alone.push(await measured(() => parseAlone(file)));
    const yardstick = { ms: (alone[0]?.ms ?? 0) / 2 + (alone[1]?.ms ?? 0) / 2, grownMb: alone[1]?.grownMb ?? 0 };
    say('the CSV parser alone', yardstick);
    say(`import of ${schools} schools, the first`, first);
    say('the same again, with the links', again);
    const times = await search(store);
    console.log(
      `search in ${schools} schools: p50 ${percentile(times, 0.5).toFixed(1)} ms, p99 ${percentile(times, 0.99).toFixed(1)} ms`,
    );
    console.log(`→ first import against the parser alone (at most 2): ${(first.ms / yardstick.ms).toFixed(2)} x`);
    console.log(`→ import again against the parser alone (at most 2): ${(again.ms / yardstick.ms).toFixed(2)} x`);
    console.log(
      `the machine's load meanwhile: ${loadavg()
        .map((load) => load.toFixed(1))
        .join(', ')}`,
    );
  } finally {
    await store.close();
    for (const made of [folder, dataDir]) await rm(made, { recursive: true, force: true });
  }
}

await run();
