import { openStore } from '../store/open-store.ts';
import { createSealer } from '../store/seal.ts';
import { resealAll } from '../store/slack-installations.ts';
import type { Base, Errand } from './errand.ts';

const usage = ['keys rotate                                 close all stored workspace tokens with ENCRYPTION_KEY'];

async function rotate({ config, say, clock }: Base): Promise<number> {
  const { keys, database } = config();
  if (!keys) throw new Error('ENCRYPTION_KEY is not set: nothing is stored that needs it.');
  const store = await openStore(database);
  try {
    const { all, resealed, unreadable } = await resealAll(store.prisma, createSealer(keys), clock());
    for (const sentence of unreadable) say(sentence);
    say(`Closed with ENCRYPTION_KEY: ${all - unreadable.length} of ${all}, ${resealed} of them anew.`);
    if (unreadable.length === 0 && keys.old) say('ENCRYPTION_KEY_OLD is needed no longer: take it out.');
    return unreadable.length === 0 ? 0 : 1;
  } finally {
    await store.close();
  }
}

/** The keys that close what is stored of workspaces. */
export const keys: Errand = {
  usage,
  run: async ([verb, ...more], base) => {
    if (verb !== 'rotate' || more.length > 0) throw new Error(`Say what to do with keys:\n  ${usage[0]}`);
    return rotate(base);
  },
};
