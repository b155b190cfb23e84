import { expect, onTestFinished, test } from 'vitest';
import { openLanes } from '../../src/post-room/lanes.ts';
import { openBoss } from '../../src/post-room/open-boss.ts';
import { usualPace } from '../../src/post-room/ports.ts';
import { sendLaneJob } from '../../src/post-room/queues.ts';
import { freshDatabase } from '../support/database.ts';
import { eventually } from '../support/post-room.ts';

const log = { warn: () => {}, error: () => {} };

test('a lane called while it is being drained is drained once more: it may have looked too early', async () => {
  const { pool, drop } = await freshDatabase();
  const boss = await openBoss(pool, log, () => {});
  const drained: string[] = [];
  const gate = Promise.withResolvers<void>();
  const drain = async (lane: string) => {
    drained.push(lane);
    await gate.promise;
  };
  const lanes = openLanes(boss, drain, { ...usualPace, pollMs: 10 }, log);
  onTestFinished(async () => {
    await lanes.stop();
    await boss.stop({ close: false });
    await drop();
  });
  const jobs = async () => (await pool.query(`SELECT 1 FROM pgboss.job WHERE name = 'lanes'`)).rowCount;
  lanes.start();
  await sendLaneJob(boss, 'person/ada', 0);
  await eventually(() => drained).toEqual(['person/ada']);
  for (const _ of [1, 2]) await sendLaneJob(boss, 'person/ada', 0);
  await eventually(jobs).toBe(0);
  expect(drained).toEqual(['person/ada']);
  gate.resolve();
  await eventually(() => drained).toEqual(['person/ada', 'person/ada']);
  await lanes.stop();
  expect(drained).toHaveLength(2);
});
