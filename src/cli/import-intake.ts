import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { decodeText } from '../core/decode-text.ts';
import type { Findings, IntakeKind } from '../core/document.ts';
import type { Hub } from '../core/hub.ts';
import { offered } from '../features/rooms.ts';
import { openPostRoom } from '../post-room/start.ts';
import type { Db } from '../store/db.ts';
import { createHubs } from '../store/hubs.ts';
import { type OpenStore, openStore } from '../store/open-store.ts';
import type { Base } from './errand.ts';

export const usage = [
  'import groups FILE [--hub SLUG] [--dry-run]  Work Groups with dates and leads, from CSV; known by their keys',
  'import members FILE [--hub SLUG] [--dry-run] schools and teachers of groups, from CSV',
  'import people FILE [--hub SLUG] [--dry-run]  people with their roles and designations, from CSV',
  'import terms FILE [--hub SLUG] [--dry-run]   term dates of the hub, an authority or a school, from CSV',
];

/** Lines said of what changes; what is wrong is said in full. */
const mostChanges = 50;

const bankHolidays = new URL('../../prisma/data/bank-holidays-england-and-wales.json', import.meta.url);

/** Carries what is wrong with a file out of the transaction. */
class Faulty extends Error {
  readonly findings: Findings;
  constructor(findings: Findings) {
    super('the file has faults');
    this.findings = findings;
  }
}

const hubsOf = (store: OpenStore, clock: Base['clock']) =>
  createHubs(store.prisma, JSON.parse(readFileSync(bankHolidays, 'utf8')), clock);

async function hubMeant(store: OpenStore, slug: string | undefined, clock: Base['clock']): Promise<Hub> {
  const hubs = await hubsOf(store, clock).all();
  const hub = slug === undefined && hubs.length === 1 ? hubs[0] : hubs.find((one) => one.slug === slug);
  if (!hub) throw new Error(`Name one hub by --hub: ${hubs.map((one) => one.slug).join(', ') || 'there is none yet'}.`);
  return hub;
}

function say({ summary, changes, faults }: Findings, base: Base): void {
  base.say(summary);
  for (const { line, what } of changes.slice(0, mostChanges)) base.say(`  line ${line}: ${what}`);
  if (changes.length > mostChanges) base.say(`  and ${changes.length - mostChanges} more`);
  for (const { line, what } of faults) base.say(`To mend, line ${line}: ${what}`);
}

type Handed = { intake: IntakeKind<Db>; text: string; hub: Hub; isDry: boolean };

/** What the file would change, or, in one transaction, the change; notices wait for the service that runs. */
async function hand({ intake, text, hub, isDry }: Handed, store: OpenStore, { clock, say: tellOperator }: Base) {
  const post = await openPostRoom({
    ...store,
    ...{ hubs: async () => hub, clock, messengers: {}, kinds: offered.noticeKinds, dueKinds: offered.dueKinds },
    log: { warn: () => {}, error: (_about, message) => tellOperator(message) },
    onGivenUp: async () => {},
    links: () => async () => '', // nothing is composed here: the service that runs says it
  });
  const now = clock();
  const taking = (db: Db) => ({ db, hub, now, tell: post.tell(db, hub, now), plan: post.plan(db, hub) });
  try {
    if (isDry) return await intake.check(text, taking(store.read(hub)));
    return await store.change(hub, async (db) => {
      const findings = await intake.take(text, taking(db));
      if (findings.faults.length > 0) throw new Faulty(findings);
      if (intake.settles) await post.replan(db, await hubsOf(store, clock).within(db, hub.id), now);
      return findings;
    });
  } catch (error) {
    if (error instanceof Faulty) return error.findings;
    throw error;
  } finally {
    await post.stop();
  }
}

/** Hands a file in for a hub, as a person does on the page behind a link; with a fault nothing is changed. */
export const importIntake =
  (name: string) =>
  async (words: string[], base: Base): Promise<number> => {
    const options = { hub: { type: 'string' }, 'dry-run': { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true });
    const [file, ...others] = positionals;
    const intake = offered.intakes.find((one) => one.name === name);
    if (!intake) throw new Error(`nothing is called ${name}`);
    if (!file || others.length > 0) throw new Error(`Name one CSV file. ${intake.explain}`);
    const bytes = await readFile(file).catch(() => {
      throw new Error(`The file ${file} cannot be read.`);
    });
    const store = await openStore(base.config().database);
    try {
      const hub = await hubMeant(store, values.hub, base.clock);
      const isDry = values['dry-run'] ?? false;
      const findings = await hand({ intake, text: decodeText(bytes), hub, isDry }, store, base);
      say(findings, base);
      if (findings.faults.length > 0) base.say('Nothing was changed.');
      else base.say(isDry ? `Nothing was changed: this was a dry run for ${hub.name}.` : `Done, in ${hub.name}.`);
      return findings.faults.length > 0 ? 1 : 0;
    } finally {
      await store.close();
    }
  };
