import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { eventually, openTown, telling } from '../support/post-room.ts';
import { makePerson } from '../support/post-room-people.ts';

test('counts what waits and since when, what went wrong, and what is late', async () => {
  const town = await openTown();
  const room = await town.openRoom();
  expect(await room.counts()).toEqual({
    waiting: 0,
    lanes: 0,
    oldestWaitingSeconds: 0,
    uncertain: 0,
    failed: 0,
    dueLate: 0,
    planDifferences: 0,
  });
  const ada = await makePerson(town.store.prisma, 'Ada');
  const cannot = await makePerson(town.store.prisma, 'Ben', []);
  const { prisma } = town.store;
  await room.start();
  await room.sayAll([telling(ada, 'sent'), telling(cannot, 'failed')]);
  await eventually(town.states).toEqual(['SENT', 'FAILED']);
  await room.stop();
  const now = town.clock.now();
  await room.store.change(town.hub, async (db) => {
    for (const minutes of [3, 1, -1]) {
      await room.plan(db, town.hub).set('remind', randomUUID(), new Date(now.getTime() - minutes * 60_000));
    }
  });
  const told = { hubId: town.hub.id, kind: 'reminder', facts: {}, lane: 'person/x', createdAt: now };
  const notices = [
    { key: 'a', state: 'WAITING' as const, notBefore: new Date(now.getTime() - 90_000) },
    { key: 'b', state: 'CLAIMED' as const, notBefore: now },
    { key: 'c', state: 'WAITING' as const, notBefore: new Date(now.getTime() + 90_000) },
    { key: 'd', state: 'UNCERTAIN' as const, notBefore: now },
  ];
  await prisma.notice.createMany({ data: notices.map((notice) => ({ ...told, ...notice })) });
  expect(await room.counts()).toEqual({
    waiting: 2,
    lanes: 1,
    oldestWaitingSeconds: 90,
    uncertain: 1,
    failed: 1,
    dueLate: 1,
    planDifferences: 0,
  });
});
