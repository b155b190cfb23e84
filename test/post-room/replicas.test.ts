import { expect, test } from 'vitest';
import { eventually, openTown, telling } from '../support/post-room.ts';
import { makePerson } from '../support/post-room-people.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test('three processes on one database never say anything twice, nor out of order', async () => {
  const town = await openTown();
  const rooms = await Promise.all([town.openRoom(), town.openRoom(), town.openRoom()]); // the very first start, too
  const people = await Promise.all(numbers(12).map((number) => makePerson(town.store.prisma, `P${number}`)));
  await Promise.all(rooms.map((room) => room.start()));
  const words = numbers(10).map((number) => `number ${number}`);
  const sweeping = rooms.map(async (room) => {
    while (town.platform.received.length < 120) await room.sweep();
  });
  for (const [index, say] of words.entries()) {
    await rooms[index % 3]?.sayAll(people.map((person) => telling(person, say)));
  }
  await Promise.all([...sweeping, town.platform.until(120)]);
  await Promise.all(rooms.map((room) => room.stop()));
  expect(town.platform.received).toHaveLength(120);
  for (const number of numbers(12)) {
    const got = town.platform.received.filter(({ user }) => user === `P${number}`).map(({ said }) => said);
    expect(got).toEqual(words);
  }
  expect(town.faults).toEqual([]);
});

test('a process that stops finishes what it is sending and leaves the rest to the others at once', async () => {
  const town = await openTown();
  const stopping = await town.openRoom();
  const ada = await makePerson(town.store.prisma, 'Ada');
  const gate = Promise.withResolvers<void>();
  town.platform.answer(async (_, count) => {
    if (count === 1) await gate.promise;
    return { kind: 'sent', id: 'x' };
  });
  await stopping.start();
  await stopping.sayAll([telling(ada, 'one'), telling(ada, 'two')]);
  await town.platform.until(1);
  const other = await town.openRoom();
  await other.start();
  const stopped = stopping.stop();
  gate.resolve();
  await stopped;
  await town.platform.until(2);
  await other.stop();
  expect(town.platform.said()).toEqual(['one', 'two']);
  expect(await town.states()).toEqual(['SENT', 'SENT']);
});

test('what was told while nothing ran is sent when a process starts', async () => {
  const town = await openTown();
  const before = await town.openRoom();
  const ada = await makePerson(town.store.prisma, 'Ada');
  await before.say(telling(ada, 'one'));
  await before.stop();
  await town.store.pool.query('DELETE FROM pgboss.job'); // as after a restore: the notice is there, its job is not
  const after = await town.openRoom();
  await after.start('* * * * *');
  await town.platform.until(1);
  expect(town.platform.said()).toEqual(['one']);
});

test('a lost connection to the database is replaced, and messages are on their way at once again', async () => {
  const town = await openTown();
  const room = await town.openRoom({ pace: { pollMs: 60_000 } });
  const ada = await makePerson(town.store.prisma, 'Ada');
  await room.start();
  const listeners = () =>
    town.store.pool.query(`SELECT pid FROM pg_stat_activity
      WHERE datname = current_database() AND (query LIKE 'LISTEN%' OR query = 'SELECT 1')`);
  const { rows: before } = await listeners();
  expect(before).toHaveLength(1);
  await town.store.pool.query('SELECT pg_terminate_backend($1)', [before[0]?.pid]);
  const renewed = async () => (await listeners()).rows.filter(({ pid }) => pid !== before[0]?.pid).length;
  await eventually(renewed).toBe(1);
  await room.say(telling(ada, 'still there'));
  await town.platform.until(1);
});
