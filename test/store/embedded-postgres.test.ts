import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { findBinaries } from '../../src/store/create-cluster.ts';
import { type Embedded, startEmbedded } from '../../src/store/embedded-postgres.ts';

type OtherProcess = { pid: number; stop(): Promise<void>; kill(): Promise<void>; pause(): void };

const source = new URL('../../src/store/embedded-postgres.ts', import.meta.url).href;
const otherProcess = `
  const { startEmbedded } = await import(${JSON.stringify(source)});
  const server = await startEmbedded(process.argv[1]);
  console.log('ready');
  process.stdin.once('data', async () => { await server.stop(); process.exit(0); });
`;

let folder: string;
const leftRunning: OtherProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'embedded-'));
  await queryAndStop(await startEmbedded(folder), 'CREATE TABLE note (text text)');
});
afterEach(async () => {
  for (const other of leftRunning.splice(0)) await other.kill();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function startInOtherProcess(dataDir: string): Promise<OtherProcess> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', otherProcess, dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const ready = once(readline.createInterface({ input: child.stdout }), 'line');
  const [first] = await Promise.race([ready, gone]);
  expect(first).toBe('ready');
  const other = {
    pid: child.pid ?? 0,
    stop: async () => {
      child.stdin.write('stop\n');
      expect(await gone).toEqual([0, null]);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    pause: () => void child.kill('SIGSTOP'),
  };
  leftRunning.push(other);
  return other;
}

async function query(server: Embedded, sql: string): Promise<unknown[]> {
  const session = new pg.Client(server.connection);
  session.on('error', () => {});
  await session.connect();
  const { rows } = await session.query({ text: sql, rowMode: 'array' });
  await session.end();
  return rows.flat();
}

async function queryAndStop(server: Embedded, sql: string): Promise<unknown[]> {
  const rows = await query(server, sql);
  await server.stop();
  return rows;
}

const startOfServer = 'SELECT pg_postmaster_start_time()::text';

test('a second process uses the running server and leaves it running for the first', async () => {
  const first = await startInOtherProcess(folder);
  const second = await startEmbedded(folder);
  const started = await queryAndStop(second, startOfServer);
  expect(await query(second, startOfServer)).toEqual(started);
  await first.stop();
  await expect(query(second, 'SELECT 1')).rejects.toThrow(/ENOENT/);
});

test('a server that another process still uses outlives the process that started it, and stops with the last', async () => {
  const first = await startInOtherProcess(folder);
  const second = await startEmbedded(folder);
  await first.stop();
  expect(await query(second, 'SELECT 1')).toEqual([1]);
  await second.stop();
  await second.stop();
  await expect(query(second, 'SELECT 1')).rejects.toThrow(/ENOENT/);
});

test('takes over the server of a process that was killed, and is then the one to stop it', async () => {
  const killed = await startInOtherProcess(folder);
  const beside = await startEmbedded(folder);
  await query(beside, "INSERT INTO note VALUES ('before the kill')");
  const started = await queryAndStop(beside, startOfServer);
  await killed.kill();
  const taker = await startEmbedded(folder);
  expect(await query(taker, startOfServer)).toEqual(started);
  expect(await queryAndStop(taker, "SELECT count(*)::int FROM note WHERE text = 'before the kill'")).toEqual([1]);
  await expect(query(taker, 'SELECT 1')).rejects.toThrow(/ENOENT/);
});

test('starts again, with everything committed, when the server was killed and its dead process not cleared away', async () => {
  const parent = await startInOtherProcess(folder);
  const beside = await startEmbedded(folder);
  await query(beside, "INSERT INTO note VALUES ('before the crash')");
  await beside.stop();
  parent.pause();
  const [server = ''] = fs.readFileSync(path.join(folder, 'cluster', 'postmaster.pid'), 'utf8').split('\n');
  process.kill(Number(server), 'SIGKILL');
  const again = await startEmbedded(folder);
  expect(await query(again, "SELECT count(*)::int FROM note WHERE text = 'before the crash'")).toEqual([1]);
  await parent.kill();
  await again.stop();
  await expect(query(again, 'SELECT 1')).rejects.toThrow(/ENOENT/);
});

test('processes that start together on an empty folder share one server', async () => {
  const empty = await mkdtemp(path.join(os.tmpdir(), 'embedded-'));
  const [other, one, two] = await Promise.all([startInOtherProcess(empty), startEmbedded(empty), startEmbedded(empty)]);
  expect(await query(one, startOfServer)).toEqual(await query(two, startOfServer));
  expect(fs.readdirSync(path.join(empty, 'in-use'))).toHaveLength(3);
  await Promise.all([other.stop(), one.stop(), two.stop()]);
  await expect(query(one, 'SELECT 1')).rejects.toThrow(/ENOENT/);
  await rm(empty, { recursive: true });
});

test('clears away what a first start left behind that was killed half way', async () => {
  const half = path.join(folder, 'cluster.half-done');
  fs.mkdirSync(path.join(half, 'base'), { recursive: true });
  expect(await queryAndStop(await startEmbedded(folder), 'SELECT 1')).toEqual([1]);
  expect(fs.existsSync(half)).toBe(false);
});

test('finds the letters of names with accents in every spelling', async () => {
  const sql = `SELECT 'RENÉE' ILIKE 'renée', upper('Ñandú'), 'é' = ANY (regexp_split_to_array('née', ''))`;
  expect(await queryAndStop(await startEmbedded(folder), sql)).toEqual([true, 'ÑANDÚ', true]);
});

test('a path too long for a socket is refused with the remedy', async () => {
  const deep = path.join(folder, 'x'.repeat(90));
  await expect(startEmbedded(deep)).rejects.toThrow(/bytes too long.*Choose a shorter one, or set DATABASE_URL/s);
});

test('a folder that may not be written to is refused with the remedy', async () => {
  const closed = await mkdtemp(path.join(os.tmpdir(), 'embedded-'));
  fs.chmodSync(closed, 0o500);
  await expect(startEmbedded(path.join(closed, 'data'))).rejects.toThrow(
    /permission denied.*reach the data folder.*or set DATABASE_URL/is,
  );
  await rm(closed, { recursive: true });
});

test('a platform without the built-in server is refused with the remedy', async () => {
  await expect(findBinaries('plan9-mips')).rejects.toThrow(/no built-in PostgreSQL for plan9-mips.*set DATABASE_URL/s);
  await expect(findBinaries('win32-x64')).rejects.toThrow(/set DATABASE_URL/);
});
