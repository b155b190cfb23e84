import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type Binaries, type Place, spawnOptions } from './create-cluster.ts';
import { lookUpProcess } from './look-up-process.ts';

/** A server that was started; `lastWords` are there once it has ended. */
export type Launched = { lastWords?: string };

const NO_PROCESS = 4_194_305; // above every number that Linux or macOS gives to a process

/** Starts the server apart from us: neither our Ctrl-C nor our death reaches it, and nobody need read what it says. */
export function launchServer(place: Place, binaries: Binaries): Launched {
  const launched: Launched = {};
  const log = fs.openSync(place.log, 'a', 0o600);
  if (fs.fstatSync(log).size > 1_000_000) fs.ftruncateSync(log);
  const start = fs.fstatSync(log).size;
  const child = spawn(binaries.postgres, ['-D', place.cluster, ...settings(place)], {
    ...spawnOptions,
    cwd: place.cluster,
    detached: true,
    stdio: ['ignore', log, log],
  });
  child.once('error', (error) => {
    launched.lastWords = String(error);
  });
  child.once('exit', () => {
    launched.lastWords ??= readIfThere(place.log).slice(start).trim(); // gone when a test removes the folder first
  });
  child.unref();
  fs.closeSync(log);
  return launched;
}

function settings(place: Place): string[] {
  const values = {
    listen_addresses: '',
    unix_socket_directories: `"${place.socket.host.replaceAll('"', '""')}"`, // a list: quoted, for commas in the path
    unix_socket_permissions: '0700',
    port: place.socket.port,
    shared_buffers: '32MB',
    max_connections: 60,
    log_min_messages: 'log', // not the refused statements: they quote what people typed
    log_checkpoints: 'off',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** The process number of the server that runs on this cluster, if one does. */
export function serverPid(place: Place): number | undefined {
  const pid = Number.parseInt(readLock(place), 10);
  return lookUpProcess(pid)?.command.includes(place.cluster) ? pid : undefined;
}

/**
 * Frees the lock of a server that was killed. PostgreSQL takes any living process for the one that wrote it, a stranger
 * with the same number too, or a dead one that nobody reaped. The lock is made to name nobody and keeps its other
 * lines, by which PostgreSQL sees that no orphan of the killed server still writes.
 */
export function freeAbandonedLock(place: Place): void {
  const [, ...rest] = readLock(place).split('\n');
  if (rest.length === 0 || serverPid(place)) return;
  fs.writeFileSync(place.lock, [NO_PROCESS, ...rest].join('\n'));
  fs.rmSync(place.socket.lock, { force: true });
}

/** Stops the server if one runs: open sessions end, everything is written down. Resolves when it is gone. */
export async function stopServer(place: Place): Promise<void> {
  const pid = serverPid(place);
  if (!pid) return;
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    return; // another process stopped it this moment
  }
  while (serverPid(place) === pid) await pause(5);
}

const readLock = (place: Place): string => readIfThere(place.lock);

function readIfThere(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
