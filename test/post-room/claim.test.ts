import { expect, test } from 'vitest';
import { claimNext, takeOver } from '../../src/post-room/claim.ts';
import { usualPace } from '../../src/post-room/ports.ts';
import { eventually, openTown, telling } from '../support/post-room.ts';
import { makePerson } from '../support/post-room-people.ts';

async function openLane() {
  const town = await openTown();
  const room = await town.openRoom();
  const ada = await makePerson(town.store.prisma, 'Ada');
  await room.sayAll([telling(ada, 'one'), telling(ada, 'two')]);
  const claiming = { store: room.store, clock: town.clock.now, pace: usualPace };
  return { town, claiming, lane: `person/${ada}` };
}

test('two who claim in one lane at the same moment do not both get something', async () => {
  const { town, claiming, lane } = await openLane();
  const [, second] = await town.notices();
  const other = await town.store.pool.connect();
  await other.query('BEGIN');
  await other.query(`UPDATE "Notice" SET "state" = 'CLAIMED' WHERE "id" = $1`, [second?.id]);
  const claimed = claimNext(claiming, lane); // sees neither the other claim nor that there will be one
  const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  await eventually(async () => (await town.store.pool.query(waiting)).rowCount).toBe(1);
  await other.query('COMMIT');
  other.release();
  expect(await claimed).toBeUndefined();
  expect(await town.states()).toEqual(['WAITING', 'CLAIMED']);
});

test('two who take over a claim whose sender died get it once', async () => {
  const { town, claiming, lane } = await openLane();
  const claimed = await claimNext(claiming, lane);
  town.clock.forward(59);
  expect(await takeOver(claiming, lane)).toBeUndefined();
  town.clock.forward(1);
  const both = await Promise.all([takeOver(claiming, lane), takeOver(claiming, lane)]);
  expect(both.filter((one) => one !== undefined)).toEqual([{ ...claimed, attempts: 2 }]);
});
