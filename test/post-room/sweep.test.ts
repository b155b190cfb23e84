import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { DueKind } from '../../src/core/due.ts';
import type { Db } from '../../src/store/db.ts';
import { openTown, telling } from '../support/post-room.ts';
import { createReminding, day, later, numbers, set } from '../support/post-room-due.ts';
import { makePerson } from '../support/post-room-people.ts';

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
    const room = await town.openRoom({ dueKinds: [kind], pace: { dueAtOnce: 50 } });
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
      expected: async () => [],
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

describe('what only reads and tells is done many at a time', () => {
  const reminding = (fails: (subjectId: string) => boolean = () => false) => {
    const { ran, kind } = createReminding();
    const many: DueKind<Db> = {
      ...kind,
      only: 'reads and tells',
      run: async (subjectId, happening) => {
        if (fails(subjectId)) throw new Error('not today');
        await happening.tell(telling(subjectId, 'due', { occasion: 'once' }));
        await kind.run(subjectId, happening);
      },
    };
    return { ran, many };
  };

  test('each is told once, also what was told before, and later ones have their job', async () => {
    const town = await openTown();
    const { many } = reminding();
    const room = await town.openRoom({ dueKinds: [many] });
    const people = await Promise.all(numbers(5).map((number) => makePerson(town.store.prisma, `P${number}`)));
    await room.say(telling(people[0] ?? '', 'due', { occasion: 'once' }));
    for (const person of people) await set(town, room, person, later(town, 0));
    await Promise.all([room.sweep(), room.sweep()]);
    await room.sweep();
    expect((await town.notices()).length).toBe(10);
    expect(await town.store.prisma.dueRow.count({ where: { doneAt: null } })).toBe(0);
    const { rowCount } = await room.store.pool.query(`SELECT 1 FROM pgboss.job WHERE name = 'lanes'`);
    expect(rowCount).toBeGreaterThanOrEqual(10);
    expect(town.faults).toEqual([]);
  });

  test('one that fails keeps no other, and is tried again', async () => {
    const town = await openTown();
    const people = await Promise.all(numbers(4).map((number) => makePerson(town.store.prisma, `P${number}`)));
    let broken = true;
    const { many } = reminding((subjectId) => broken && subjectId === people[2]);
    const room = await town.openRoom({ dueKinds: [many] });
    for (const person of people) await set(town, room, person, later(town, 0));
    await room.sweep();
    expect((await town.notices()).length).toBe(6);
    expect(town.faults.splice(0)).toEqual(['what was due could not be done: Error: not today']);
    broken = false;
    await room.sweep();
    expect((await town.notices()).length).toBe(8);
    expect(town.faults).toEqual([]);
  });
});
