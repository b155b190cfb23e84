import { expect, test } from 'vitest';
import { openTown } from '../support/post-room.ts';

test('a wake said twice in a minute is one; a clock that went back finds its minutes free again', async () => {
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
  await pool.query(`UPDATE pgboss.job SET singleton_on = singleton_on - interval '1 hour'
      WHERE singleton_on = date_trunc('minute', created_on AT TIME ZONE 'UTC')`);
  await room.wake();
  expect(await wakes()).toBe(3);
});
