import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { DueKind } from '../../src/core/due.ts';
import type { Db } from '../../src/store/db.ts';
import { openTown, type Town, telling } from '../support/post-room.ts';
import { makePerson } from '../support/post-room-people.ts';

/** What was run, and a kind that tells its subject (a person) once for each time it is run. */
function createReminding() {
  const ran: string[] = [];
  const kind: DueKind<Db> = {
    name: 'remind',
    run: async (subjectId, { tell }) => {
      ran.push(subjectId);
      await tell(telling(subjectId, 'due'));
    },
  };
  return { ran, kind };
}

const day = 24 * 3600;
const later = (town: Town, seconds: number) => new Date(town.clock.now().getTime() + seconds * 1000);
type Room = Awaited<ReturnType<Town['openRoom']>>;

const set = (town: Town, room: Room, subject: string, dueAt: Date, kind = 'remind') =>
  room.store.change(town.hub, (db) => room.plan(db, town.hub).set(kind, subject, dueAt));

const drop = (town: Town, room: Room, subject: string) =>
  room.store.change(town.hub, (db) => room.plan(db, town.hub).drop('remind', subject));

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('what is due', () => {
  test('is done once its time has come, and not before', async () => {
    const town = await openTown();
    const { ran, kind } = createReminding();
    const room = await town.openRoom({ dueKinds: [kind] });
    const ada = await makePerson(town.store.prisma, 'Ada');
    await set(town, room, ada, later(town, day));
    await room.sweep();
    expect(ran).toEqual([]);
    town.clock.forward(day);
    await room.sweep();
    await room.sweep();
    expect(ran).toEqual([ada]);
    const [row] = await town.store.prisma.dueRow.findMany();
    expect(row?.doneAt).toEqual(town.clock.now());
  });

  test('is done once each after two days in which nothing ran', async () => {
    const town = await openTown();
    const { ran, kind } = createReminding();
    const room = await town.openRoom({ dueKinds: [kind] });
    const people = await Promise.all(numbers(120).map((number) => makePerson(town.store.prisma, `P${number}`)));
    const same = later(town, 60); // many at one instant, more than the sweep reads at a time
    await room.store.change(town.hub, async (db) => {
      const plan = room.plan(db, town.hub);
      for (const [index, person] of people.entries())
        await plan.set('remind', person, index < 90 ? same : later(town, index));
    });
    town.clock.forward(2 * day);
    await room.start();
    await room.wake();
    await town.platform.until(120);
    await room.sweep();
    await room.stop();
    expect(ran.toSorted()).toEqual(people.toSorted());
    expect(town.platform.received).toHaveLength(120);
  });

  test('is done once by three processes that are woken at the same moment, twice each', async () => {
    const town = await openTown();
    const { ran, kind } = createReminding();
    const rooms = [];
    for (const _ of numbers(3)) rooms.push(await town.openRoom({ dueKinds: [kind] }));
    const [first] = rooms;
    const people = await Promise.all(numbers(30).map((number) => makePerson(town.store.prisma, `P${number}`)));
    for (const person of people) if (first) await set(town, first, person, later(town, 1));
    town.clock.forward(1);
    await Promise.all(rooms.map((room) => room.start()));
    await Promise.all([...rooms, ...rooms].flatMap((room) => [room.wake(), room.sweep()]));
    await town.platform.until(30);
    await Promise.all(rooms.map((room) => room.stop()));
    expect(ran).toHaveLength(30);
    expect(await town.states()).toEqual(numbers(30).map(() => 'SENT'));
    expect(town.platform.received).toHaveLength(30);
    expect(town.faults).toEqual([]);
  });

  test('is not done again when the clock goes back, and what comes after is still done', async () => {
    const town = await openTown();
    const { ran, kind } = createReminding();
    const room = await town.openRoom({ dueKinds: [kind] });
    const [ada, ben] = [await makePerson(town.store.prisma, 'Ada'), await makePerson(town.store.prisma, 'Ben')];
    await set(town, room, ada, later(town, 60));
    await set(town, room, ben, later(town, 120));
    town.clock.forward(60);
    await room.sweep();
    town.clock.forward(-3600);
    await room.sweep();
    town.clock.forward(3600);
    await room.sweep();
    expect(ran).toEqual([ada]);
    town.clock.forward(60);
    await room.sweep();
    expect(ran).toEqual([ada, ben]);
  });

  test('undone, leaves nothing; it is tried again, and the others are done meanwhile', async () => {
    const town = await openTown();
    let broken = true;
    const { ran, kind } = createReminding();
    const fragile: DueKind<Db> = {
      name: 'remind',
      run: async (subjectId, happening) => {
        await kind.run(subjectId, happening);
        if (broken && subjectId === ada) throw new Error('not today');
      },
    };
    const room = await town.openRoom({ dueKinds: [fragile] });
    const [ada, ben] = [await makePerson(town.store.prisma, 'Ada'), await makePerson(town.store.prisma, 'Ben')];
    await set(town, room, ada, later(town, 1));
    await set(town, room, ben, later(town, 2));
    town.clock.forward(2);
    await room.sweep();
    expect(ran).toEqual([ada, ben]);
    expect(town.faults).toEqual(['what was due could not be done: Error: not today']);
    expect((await town.notices()).map(({ personId }) => personId)).toEqual([ben]);
    broken = false;
    await room.sweep();
    expect((await town.notices()).map(({ personId }) => personId)).toEqual([ben, ada]);
  });

  test('is done however many before it cannot be', async () => {
    const town = await openTown();
    const { ran, kind } = createReminding();
    const room = await town.openRoom({ dueKinds: [kind] });
    const ada = await makePerson(town.store.prisma, 'Ada');
    await room.store.change(town.hub, async (db) => {
      const plan = room.plan(db, town.hub);
      for (const _ of numbers(60)) await plan.set('unknown', randomUUID(), later(town, -1));
      await plan.set('remind', ada, later(town, 0));
    });
    await room.sweep();
    expect(ran).toEqual([ada]);
    expect(town.faults).toHaveLength(60);
  });

  test('of a kind nobody knows waits for somebody who does', async () => {
    const town = await openTown();
    const { ran, kind } = createReminding();
    const older = await town.openRoom();
    const newer = await town.openRoom({ dueKinds: [kind] });
    const ada = await makePerson(town.store.prisma, 'Ada');
    await set(town, older, ada, later(town, -1));
    await older.sweep();
    expect(town.faults).toHaveLength(1);
    await newer.sweep();
    expect(ran).toEqual([ada]);
  });
});

describe('a plan', () => {
  test('set again it moves, dropped it is gone', async () => {
    const town = await openTown();
    const { ran, kind } = createReminding();
    const room = await town.openRoom({ dueKinds: [kind] });
    const [ada, ben] = [await makePerson(town.store.prisma, 'Ada'), await makePerson(town.store.prisma, 'Ben')];
    for (const person of [ada, ben]) await set(town, room, person, later(town, 60));
    await set(town, room, ada, later(town, 120));
    await drop(town, room, ben);
    town.clock.forward(60);
    await room.sweep();
    expect(ran).toEqual([]);
    town.clock.forward(60);
    await room.sweep();
    expect(ran).toEqual([ada]);
  });

  test('set again to what was done stays done; set to another day it is due again', async () => {
    const town = await openTown();
    const { ran, kind } = createReminding();
    const room = await town.openRoom({ dueKinds: [kind] });
    const ada = await makePerson(town.store.prisma, 'Ada');
    const dueAt = later(town, 0);
    await set(town, room, ada, dueAt);
    await room.sweep();
    await set(town, room, ada, dueAt);
    await room.sweep();
    expect(ran).toEqual([ada]);
    await set(town, room, ada, later(town, 5));
    town.clock.forward(5);
    await room.sweep();
    expect(ran).toEqual([ada, ada]);
  });

  test('undone with its change', async () => {
    const town = await openTown();
    const room = await town.openRoom();
    const undone = room.store.change(town.hub, async (db) => {
      await room.plan(db, town.hub).set('remind', randomUUID(), later(town, 1));
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await town.store.prisma.dueRow.count()).toBe(0);
  });

  test('a kind that plans its own next time is due then, and not before', async () => {
    const town = await openTown();
    const ran: Date[] = [];
    const weekly: DueKind<Db> = {
      name: 'weekly',
      run: async (subjectId, { now, plan }) => {
        ran.push(now);
        await plan.set('weekly', subjectId, new Date(now.getTime() + 7 * day * 1000));
      },
    };
    const room = await town.openRoom({ dueKinds: [weekly] });
    const first = town.clock.now();
    await set(town, room, randomUUID(), first, 'weekly');
    await room.sweep();
    await room.sweep();
    town.clock.forward(7 * day);
    await room.sweep();
    expect(ran).toEqual([first, town.clock.now()]);
  });

  test('a change that holds the subject and then moves its due row does not collide with the sweep', async () => {
    const town = await openTown();
    const waiting = Promise.withResolvers<void>();
    const { ran, kind } = createReminding();
    const locking: DueKind<Db> = {
      name: 'remind',
      run: async (subjectId, happening) => {
        waiting.resolve();
        await happening.db.$queryRaw`SELECT 1 FROM "Person" WHERE "id" = ${subjectId}::uuid FOR NO KEY UPDATE`;
        await kind.run(subjectId, happening);
      },
    };
    const room = await town.openRoom({ dueKinds: [locking] });
    const ada = await makePerson(town.store.prisma, 'Ada');
    await set(town, room, ada, later(town, 0));
    let sweeping = Promise.resolve();
    await room.store.change(town.hub, async (db) => {
      await db.$queryRaw`SELECT 1 FROM "Person" WHERE "id" = ${ada}::uuid FOR NO KEY UPDATE`;
      sweeping = room.sweep();
      await waiting.promise;
      await room.plan(db, town.hub).set('remind', ada, later(town, 3600));
    });
    await sweeping;
    expect(town.faults).toEqual([]);
    expect(ran).toEqual([ada]);
    // The row was moved while it was being run: nothing was told, and the new time stands
    expect(await town.notices()).toEqual([]);
    const [row] = await town.store.prisma.dueRow.findMany();
    expect(row).toMatchObject({ dueAt: later(town, 3600), doneAt: null });
  });
});

describe('a wake', () => {
  test('said twice in a minute is one; a clock that went back finds its minutes free again', async () => {
    const town = await openTown();
    const room = await town.openRoom();
    const { pool } = town.store;
    const wakes = async () => (await pool.query(`SELECT 1 FROM pgboss.job WHERE name = 'wakes'`)).rowCount;
    await Promise.all([room.wake(), room.wake()]);
    expect(await wakes()).toBe(1);
    town.clock.forward(60);
    await room.wake();
    expect(await wakes()).toBe(2);
    // An hour goes by for the database, and the clock here is put back by it
    await pool.query(`UPDATE pgboss.job SET singleton_on = singleton_on - interval '1 hour'`);
    await room.wake();
    expect(await wakes()).toBe(3);
  });
});
