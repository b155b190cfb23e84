import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { plantSampleHub } from '../../prisma/sample/plant-sample-hub.ts';
import { type OpenStore, openStore } from '../../src/store/open-store.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { type } from './operator.ts';

let database: TestDatabase;
let store: OpenStore;
const now = new Date('2026-11-24T10:00:00Z');

beforeAll(async () => {
  database = await freshDatabase();
  store = await openStore({ url: database.url, dataDir: '' });
  await plantSampleHub(store.prisma, now);
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

const sweep = (...words: string[]) => type({ DATABASE_URL: database.url }, 'sweep', ...words);

/** Everything that a sweep could change. */
const state = async () => ({
  due: await store.prisma.dueRow.findMany({ orderBy: { id: 'asc' } }),
  notices: await store.prisma.notice.count(),
  places: await store.prisma.schoolParticipation.findMany({ orderBy: { id: 'asc' } }),
  jobs: (await store.pool.query('SELECT 1 FROM pgboss.job')).rowCount,
});

const rehearsal = z.object({
  hubs: z.array(
    z.object({
      hub: z.string(),
      tells: z.array(
        z.object({
          to: z.string(),
          kind: z.string(),
          title: z.string(),
          at: z.iso.datetime(),
          because: z.object({ kind: z.string(), dueAt: z.iso.datetime() }),
        }),
      ),
      failed: z.array(z.unknown()),
    }),
  ),
});

describe('a dry run', () => {
  test('says what would be told until a moment, to whom, why and when, and changes nothing', async () => {
    await sweep('--dry-run'); // the queue is made the first time it is opened
    const before = await state();
    const { code, said } = await sweep('--dry-run', '--at', '2026-12-12T08:00:00Z');
    expect(code).toBe(0);
    expect(said.at(-1)).toBe('A dry run: nothing was changed, and nobody was told.');
    const brief = said.findLast((line) => line.includes('(brief,'));
    expect(brief).toMatch(
      /^ {2}\w+day \d+ \w+, 7:35am {2}.+: “.+” \(brief, because of: session brief, due .+, 7:30am\)$/,
    );
    expect(await state()).toEqual(before);
  });

  test('tells what comes of what comes: a place that lapses is told in the hub’s hours after its last day', {
    timeout: 120_000,
  }, async () => {
    const { said } = await sweep('--dry-run', '--at', '2027-02-01T08:00:00Z', '--json', '--hub', 'sample');
    const { hubs } = rehearsal.parse(JSON.parse(said.join('\n')));
    expect(hubs.map(({ hub, failed }) => [hub, failed])).toEqual([['sample', []]]);
    const lapsed = hubs.flatMap(({ tells }) => tells).filter(({ kind }) => kind === 'place lapsed');
    expect(lapsed.length).toBeGreaterThan(0);
    for (const { at, because } of lapsed) {
      expect(because.kind).toBe('held place lapses');
      expect(because.dueAt.slice(11, 16)).toBe('00:00');
      expect(at.slice(11, 16)).toBe('07:30');
      expect(at > because.dueAt).toBe(true);
    }
  });
});

describe('it refuses kindly', () => {
  test.each([
    [['--at', '2026-12-12T08:00:00Z'], /To see what another moment would bring, add --dry-run/],
    [['--hub', 'wensum'], /--hub and --json go with --dry-run/],
    [['--dry-run', '--at', 'tomorrow'], /Write the moment as 2026-12-01T08:00:00Z/],
    [['--dry-run', '--at', '2026-11-01T08:00:00Z'], /That moment is over/],
    [['--dry-run', '--hub', 'nowhere'], /There is no hub nowhere/],
  ])('%o', async (words, sentence) => {
    const { code, said } = await sweep(...words);
    expect([code, said.join('\n')]).toEqual([1, expect.stringMatching(sentence)]);
  });
});

test('a sweep does what is due by now, and the service that runs sends it', async () => {
  const [row] = await store.prisma.dueRow.findMany({ where: { kind: 'session brief' }, orderBy: { dueAt: 'asc' } });
  await store.prisma.dueRow.update({ where: { id: row?.id ?? '' }, data: { dueAt: now } });
  expect(await sweep()).toEqual({ code: 0, said: ['What was due is done.'] });
  expect(await store.prisma.dueRow.count({ where: { id: row?.id ?? '', doneAt: now } })).toBe(1);
  expect(await store.prisma.notice.count({ where: { kind: 'brief' } })).toBeGreaterThan(0);
});
