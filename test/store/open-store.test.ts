import { describe, expect, test } from 'vitest';
import { Busy, Unsettled } from '../../src/core/ports.ts';
import { codesOf, isAnswer, isBusy, isCollision, isTaken } from '../../src/store/fault-codes.ts';
import { createLine } from '../../src/store/wait-in-line.ts';
import { openHouse } from '../support/house.ts';

const house = await openHouse();

describe('a change', () => {
  test('is undone as a whole when it fails', async () => {
    const hub = await house.hub();
    const group = await house.group();
    const failing = house.store.change(hub, async (db) => {
      await db.workGroup.update({ where: { id: group.id }, data: { venue: 'changed' } });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect((await house.db.workGroup.findUniqueOrThrow({ where: { id: group.id } })).venue).toBe('Tapton School');
  });

  test('that waits too long for a row is Busy, and nothing of it is kept', async () => {
    const hub = await house.hub();
    const group = await house.group();
    const holder = await house.store.pool.connect();
    try {
      await holder.query('BEGIN');
      await holder.query('SELECT 1 FROM "WorkGroup" WHERE id = $1 FOR UPDATE', [group.id]);
      const change = house.store.change(hub, (db) =>
        db.workGroup.update({ where: { id: group.id }, data: { venue: 'x' } }),
      );
      await expect(change).rejects.toThrow(Busy);
    } finally {
      await holder.query('ROLLBACK');
      holder.release();
    }
    expect((await house.db.workGroup.findUniqueOrThrow({ where: { id: group.id } })).venue).toBe('Tapton School');
  });

  test('two that lock each other out are both done', async () => {
    const hub = await house.hub();
    const groups = [await house.group(), await house.group()];
    const locked = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const change = (mine: number, other: number) =>
      house.store.change(hub, async (db) => {
        const touch = (index: number) =>
          db.workGroup.update({ where: { id: groups[index]?.id ?? '' }, data: { version: { increment: 1 } } });
        await touch(mine);
        locked[mine]?.resolve();
        await locked[other]?.promise;
        await touch(other);
      });
    await Promise.all([change(0, 1), change(1, 0)]);
    const rows = await house.db.workGroup.findMany({ where: { id: { in: groups.map(({ id }) => id) } } });
    expect(rows.map(({ version }) => version)).toEqual([3, 3]);
  });

  test('whose connection is lost while it is kept is Unsettled: perhaps kept, perhaps not', async () => {
    const hub = await house.hub();
    const group = await house.group();
    const change = house.store.change(hub, async (db) => {
      await db.workGroup.update({ where: { id: group.id }, data: { venue: 'x' } });
      const [row] = await db.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
      await house.store.pool.query('SELECT pg_terminate_backend($1)', [row?.pid]);
      const gone = 'SELECT 1 FROM pg_stat_activity WHERE pid = $1';
      await expect.poll(async () => (await house.store.pool.query(gone, [row?.pid])).rowCount).toBe(0);
    });
    await expect(change).rejects.toThrow(Unsettled);
  });
});

describe('what a database error means', () => {
  test.each([
    ['40001', true],
    ['23505', true],
    ['57P01', true],
    ['XX000', true],
    ['P2002', true],
    ['P2028', true],
    ['08006', false],
    ['08003', false],
    ['P1017', false],
    ['P1001', false],
    ['EPIPE', false],
    ['ECONNRESET', false],
  ])('%s is an answer: %s', (code, answer) => {
    expect(isAnswer({ cause: { code } })).toBe(answer);
  });

  test('is found however deep Prisma wraps it', () => {
    const wrapped = { code: 'P2039', meta: { driverAdapterError: { cause: { originalCode: '55P03' } } } };
    expect(codesOf(wrapped)).toEqual(['P2039', '55P03']);
    expect([isBusy(wrapped), isCollision(wrapped), isTaken(wrapped)]).toEqual([true, false, false]);
    expect(isCollision({ cause: { originalCode: '40P01' } })).toBe(true);
    expect(codesOf('text')).toEqual([]);
  });
});

describe('changes in line', () => {
  test('come in so many at a time, in order, also after one has failed', async () => {
    const line = createLine(2, 1_000);
    const doors = [1, 2, 3, 4].map(() => Promise.withResolvers<void>());
    const came: number[] = [];
    const all = doors.map((door, index) =>
      line.enter(async () => {
        came.push(index);
        await door.promise;
      }),
    );
    await Promise.resolve();
    expect(came).toEqual([0, 1]);
    doors[1]?.reject(new Error('no'));
    await expect(all[1]).rejects.toThrow('no');
    expect(came).toEqual([0, 1, 2]);
    for (const door of doors) door.resolve();
    await Promise.allSettled(all);
    expect(came).toEqual([0, 1, 2, 3]);
    await expect(line.enter(async () => 'free')).resolves.toBe('free');
  });

  test('are Busy when their turn does not come in time, and leave the line', async () => {
    const line = createLine(1, 20);
    const door = Promise.withResolvers<void>();
    const first = line.enter(() => door.promise);
    await expect(line.enter(async () => 'second')).rejects.toThrow(Busy);
    door.resolve();
    await first;
    await expect(line.enter(async () => 'third')).resolves.toBe('third');
  });

  test('let work that can wait go on when the last of them has left, or when it has waited long enough', async () => {
    const line = createLine(2, 1_000);
    await line.quiet(60_000);
    const door = Promise.withResolvers<void>();
    const change = line.enter(() => door.promise);
    await line.quiet(5);
    let wentOn = false;
    const patient = line.quiet(60_000).then(() => {
      wentOn = true;
    });
    await Promise.resolve();
    expect(wentOn).toBe(false);
    door.resolve();
    await Promise.all([change, patient]);
  });
});
