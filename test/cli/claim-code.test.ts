import { expect, test } from 'vitest';
import { runErrand } from '../../src/cli/workgroups.ts';
import { readConfig } from '../../src/config.ts';
import { openStore } from '../../src/store/open-store.ts';
import { freshDatabase } from '../support/database.ts';
import { plantSmallHub } from '../support/small-hub.ts';

test('an operator makes a new code for the first lead; the one before is worth nothing', async () => {
  const database = await freshDatabase();
  const store = await openStore({ url: database.url, dataDir: '' });
  await plantSmallHub(store.prisma);
  const said: string[] = [];
  const base = {
    config: () => readConfig({ DATABASE_URL: database.url }),
    say: (line: string) => void said.push(line),
    clock: () => new Date(),
    user: 'operator',
  };
  expect(await runErrand(['claim-code'], base)).toBe(0);
  const first = await store.prisma.hubClaim.findFirstOrThrow();
  expect(await runErrand(['claim-code', 'wensum'], base)).toBe(0);
  const second = await store.prisma.hubClaim.findFirstOrThrow();
  expect(said[1]).toMatch(/^Wensum Maths Hub: its first lead types, once: claim \w{4}-\w{4}-\w{4}$/);
  expect(second.codeHash).not.toBe(first.codeHash);
  expect(await runErrand(['claim-code', 'elsewhere'], base)).toBe(1);
  expect(said.at(-1)).toBe('Name one hub: wensum.');
  await store.close();
  await database.drop();
});
