import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Hub } from '../core/hub.ts';
import { countFading, retention as nightly } from '../features/privacy/retention.moves.ts';
import { createHubs } from '../store/hubs.ts';
import { type OpenStore, openStore } from '../store/open-store.ts';
import type { Base, Errand } from './errand.ts';

const usage = [
  'retention [--dry-run]                       let go of what is too old, as each night does; --dry-run only counts it',
];

const holidays = (): unknown =>
  JSON.parse(readFileSync(new URL('../../prisma/data/bank-holidays-england-and-wales.json', import.meta.url), 'utf8'));

/** What would go now, by hub; says how many rows there are in all. */
async function count(store: OpenStore, hub: Hub, { say, clock }: Base): Promise<void> {
  const rows = (await countFading(store.read(hub), hub, clock())).filter((row) => row.count > 0);
  say(rows.length > 0 ? `${hub.name} has too old by now:` : `${hub.name}: nothing is too old.`);
  for (const row of rows) say(`  ${row.count} ${row.what}`);
}

/** Portion by portion, as the night does it. */
async function letGo(store: OpenStore, hub: Hub, { clock }: Base): Promise<void> {
  const portion = () => store.change(hub, (db) => nightly.run({ db, hub, now: clock() }));
  while ((await portion()) === 'more');
}

async function run(words: string[], base: Base): Promise<number> {
  const options = { 'dry-run': { type: 'boolean', default: false } } as const;
  const { values } = parseArgs({ args: words, options });
  const store = await openStore(base.config().database);
  try {
    const hubs = await createHubs(store.prisma, holidays(), base.clock).all();
    for (const hub of hubs) {
      await count(store, hub, base);
      if (!values['dry-run']) await letGo(store, hub, base);
    }
    base.say(values['dry-run'] ? 'A dry run: nothing was changed.' : 'All of it is gone, or stands under a pseudonym.');
    return 0;
  } finally {
    await store.close();
  }
}

/** Lets go of what hubs keep no longer by their settings, or says what that would be. */
export const retention: Errand = { usage, run };
