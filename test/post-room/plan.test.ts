import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { DueKind } from '../../src/core/due.ts';
import type { Db } from '../../src/store/db.ts';
import { openTown } from '../support/post-room.ts';
import { createReminding, day, drop, later, set } from '../support/post-room-due.ts';
import { makePerson } from '../support/post-room-people.ts';

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
      expected: async () => [],
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
      expected: async () => [],
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
