import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { keepArrived, sendOnceMore } from '../../src/features/channels/send-again.moves.ts';
import { openStore } from '../../src/store/open-store.ts';
import { freshDatabase } from '../support/database.ts';
import { makeChannel, makeHub, makePerson } from '../support/post-room-people.ts';
import { openAnnouncer } from './announcer.ts';
import { openSquare } from './square.ts';

const child = path.join(import.meta.dirname, 'announcing-child.ts');

const people = Array.from({ length: 49 }, (_, index) => `${index % 2 ? 'S' : 'T'}${index}`);
const channels = ['C-llmes', 'C-leads', '19:leads'];
const withoutAccount = 'S47';
const switchedOff = 'S45';
const askedToWait = ['S5', 'T6', 'C-leads'];
const killedAfter = 20;

// A morning of term that goes on as time does: nothing is announced at night, or in a holiday
const aheadMs = new Date('2026-11-24T10:00:00Z').getTime() - Date.now();
const clock = () => new Date(Date.now() + aheadMs);

async function plant(prisma: Awaited<ReturnType<typeof openStore>>['prisma']) {
  const { id: hubId } = await makeHub(prisma);
  const { id: kindId } = await prisma.designationKind.create({ data: { hubId, word: 'Mastery Specialist' } });
  const platformOf = (name: string) => (name.startsWith('S') ? ('slack' as const) : ('teams' as const));
  for (const name of people) {
    const accounts = name === withoutAccount ? [] : [{ platform: platformOf(name), user: name }];
    const personId = await makePerson(prisma, name, accounts);
    await prisma.designation.create({ data: { hubId, personId, kindId, from: new Date('2020-01-01') } });
  }
  for (const name of channels) await makeChannel(prisma, hubId, name, name.startsWith('19') ? teams : {});
  const personId = await makePerson(prisma, 'Mia');
  const now = clock();
  const { id } = await prisma.announcement.create({
    data: {
      hubId,
      audience: 'LLME_NETWORK',
      state: 'SCHEDULED',
      inChannels: true,
      inPrivate: true,
      text: 'The network meets on 14 July.',
      personId,
      at: now,
      goesAt: now,
    },
  });
  await prisma.dueRow.create({ data: { hubId, kind: 'announcement', subjectId: id, dueAt: now } });
  return { hubId, id };
}
const teams = { platform: 'TEAMS' as const, workspace: '19:team' };

test('an announcement to 49 local leaders and three channels reaches each once through a kill -9, two who can’t be reached and a platform that asks to wait; the list is true', async () => {
  const database = await freshDatabase();
  const store = await openStore({ url: database.url, dataDir: '' });
  const killed = Promise.withResolvers<void>();
  let taken = 0;
  let dead = false;
  const square = await openSquare((to, tries) => {
    if (to === switchedOff) return 'refused';
    if (askedToWait.includes(to) && tries === 1) return 'later';
    taken += 1;
    if (taken < killedAfter) return 'taken';
    if (taken === killedAfter) killed.resolve();
    // Whoever sends is dead before it hears: these have arrived, and nobody knows
    return dead ? 'taken' : 'no answer';
  });
  onTestFinished(async () => {
    square.close();
    await store.close();
    await database.drop();
  });
  const { hubId, id } = await plant(store.prisma);
  const place = { url: database.url, square: square.url, hubId, aheadMs };
  const first = fork(child, [JSON.stringify(place)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await killed.promise;
  const ended = once(first, 'exit');
  first.kill('SIGKILL');
  await ended;
  dead = true;

  const second = await openAnnouncer(place);
  await second.room.start();
  const states = async () => {
    const rows = await store.prisma.notice.groupBy({ by: ['state'], where: { kind: 'announcement' }, _count: true });
    return Object.fromEntries(rows.map(({ state, _count }) => [state, _count]));
  };
  const settled = async () => {
    await second.room.sweep();
    const { WAITING = 0, CLAIMED = 0, ...others } = await states();
    return WAITING + CLAIMED === 0 && Object.keys(others).length > 0;
  };
  await expect.poll(settled, { timeout: 60_000, interval: 300 }).toBe(true);

  // Where nobody can ask the platform, a person looks: it is sent again only where it did not arrive
  const uncertain = await store.prisma.notice.findMany({
    where: { kind: 'announcement', state: 'UNCERTAIN' },
    include: { channel: true, person: true },
  });
  for (const { id: notice, channel, person } of uncertain) {
    const isThere = square.arrived.has(channel?.externalId ?? person?.name ?? '');
    const about = { id: notice, now: clock() };
    const db = second.store.read(second.hub);
    expect(await (isThere ? keepArrived(db, about) : sendOnceMore(db, about))).toBe(true);
  }
  await expect.poll(settled, { timeout: 30_000, interval: 300 }).toBe(true);
  await second.close();

  const reached = [...people, ...channels].filter((name) => name !== withoutAccount && name !== switchedOff);
  expect([...square.arrived.keys()].toSorted()).toEqual(reached.toSorted());
  expect([...square.arrived].filter(([, keys]) => keys.length !== 1)).toEqual([]);
  expect(await states()).toEqual({ SENT: 50, FAILED: 2 });
  const failed = await store.prisma.notice.findMany({
    where: { kind: 'announcement', state: 'FAILED' },
    include: { person: true },
  });
  expect(failed.map(({ person }) => person?.name).toSorted()).toEqual([switchedOff, withoutAccount].toSorted());
  expect(await store.prisma.announcement.findUnique({ where: { id } })).toMatchObject({ state: 'SENT' });
  expect(second.faults).toEqual([]);
}, 150_000);
