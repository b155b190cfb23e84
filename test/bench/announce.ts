/**
 * How long the preview of an announcement takes with 2,000 local leaders in one hub, as many as the whole network has.
 * Prints milliseconds: median, and the slowest of so many.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { withAbout } from '../../src/features/announcements/announcement.ts';
import { reachOf } from '../../src/features/announcements/preview.ts';
import { openStore } from '../../src/store/open-store.ts';
import { hubWith, makeHub } from '../support/post-room-people.ts';

const leaders = 2_000;
const times = 20;

const dataDir = await mkdtemp(path.join(os.tmpdir(), 'announce-'));
const store = await openStore({ dataDir });
try {
  const { prisma } = store;
  const { id: hubId } = await makeHub(prisma);
  const { id: kindId } = await prisma.designationKind.create({ data: { hubId, word: 'Mastery Specialist' } });
  const people = Array.from({ length: leaders }, (_, index) => ({ id: crypto.randomUUID(), name: `Leader ${index}` }));
  await prisma.person.createMany({ data: people });
  const now = new Date();
  await prisma.account.createMany({
    data: people.slice(50).map(({ id }, index) => ({
      platform: index % 2 ? ('SLACK' as const) : ('TEAMS' as const),
      tenant: 'T1',
      externalId: id,
      personId: id,
      lastSeenAt: now,
    })),
  });
  const from = new Date('2020-01-01');
  await prisma.designation.createMany({ data: people.map(({ id }) => ({ hubId, personId: id, kindId, from })) });
  const [author] = people;
  const row = await prisma.announcement.create({
    data: {
      hubId,
      audience: 'LLME_NETWORK',
      inChannels: true,
      inPrivate: true,
      text: 'x',
      personId: author?.id ?? '',
      at: now,
    },
    include: withAbout,
  });
  const base = { db: store.read(hubWith(hubId)), now };
  const taken: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const began = performance.now();
    const reach = await reachOf(row, base);
    taken.push(performance.now() - began);
    if (reach.people.length !== leaders || reach.unreached.length !== 50) throw new Error('the head count is wrong');
  }
  const sorted = taken.map(Math.round).toSorted((one, other) => one - other);
  console.log({ leaders, first: Math.round(taken[0] ?? 0), median: sorted[times / 2], slowest: sorted.at(-1) });
} finally {
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
}
