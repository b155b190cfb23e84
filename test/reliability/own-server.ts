import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);
const installed = '/usr/lib/postgresql';

/** The newest PostgreSQL server's programs on this machine. */
async function programs(): Promise<string | undefined> {
  const versions = await readdir(installed).catch(() => []);
  const newest = versions.toSorted((one, other) => Number(other) - Number(one))[0];
  return newest && path.join(installed, newest, 'bin');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** PostgreSQL refuses to run as root. */
const asPostgres = (command: string) =>
  process.getuid?.() === 0 ? run('su', ['postgres', '-s', '/bin/sh', '-c', command]) : run('/bin/sh', ['-c', command]);

/** A PostgreSQL server of one's own that can be taken away and brought back; undefined where its programs are not installed. */
export async function openOwnServer() {
  const bin = await programs();
  if (!bin) return undefined;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'own-server-'));
  await chmod(folder, 0o777);
  const [data, port] = [path.join(folder, 'pg'), await freePort()];
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c max_connections=200`;
  const start = () => asPostgres(`${bin}/pg_ctl -D ${data} -w -l ${folder}/log -o '${options}' start`);
  const stop = () => asPostgres(`${bin}/pg_ctl -D ${data} -m immediate stop`);
  await asPostgres(`${bin}/initdb -D ${data} -U postgres --auth=trust -E UTF8 --locale=C.UTF-8`);
  await start();
  return {
    url: (database = 'postgres') => `postgresql://postgres@127.0.0.1:${port}/${database}`,
    start,
    stop,
    close: async () => {
      await stop().catch(() => {});
      await asPostgres(`rm -rf ${data}`);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type OwnServer = NonNullable<Awaited<ReturnType<typeof openOwnServer>>>;
