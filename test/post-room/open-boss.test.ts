import { once } from 'node:events';
import { createServer } from 'node:net';
import pg from 'pg';
import { expect, test } from 'vitest';
import { patiently } from '../../src/post-room/open-boss.ts';
import { isBusy, isNotConnected } from '../../src/store/fault-codes.ts';

const query = (pool: pg.Pool) => pool.query('SELECT 1').then(() => 'answered', String);

test('a first connection that takes too long is asked for again, up to a limit; what PostgreSQL refuses is not', async () => {
  const silent = createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const address = silent.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const pool = new pg.Pool({ host: '127.0.0.1', port, connectionTimeoutMillis: 20 });
  let asked = 0;
  const slow = patiently(() => {
    asked += 1;
    return pool.query('SELECT 1');
  });
  const error: unknown = await slow.catch((met: unknown) => met);
  expect([asked, isNotConnected(error), isBusy(error)]).toEqual([5, true, true]);
  expect(await query(pool)).toContain('Connection terminated due to connection timeout');
  const refused = Object.assign(new Error('no such table'), { code: '42P01' });
  await expect(patiently(() => Promise.reject(refused))).rejects.toBe(refused);
  await expect(patiently(async () => 'had')).resolves.toBe('had');
  await pool.end();
  silent.close();
});
