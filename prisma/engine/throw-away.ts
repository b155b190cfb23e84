import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startEmbedded } from '../../src/store/embedded-postgres.ts';

/** Whether prisma.config.ts asks for an empty database that lasts for one command, as no DATABASE_URL was set. */
export function isThrowAway(url: string | undefined): boolean {
  return url === undefined || new URL(url).username === 'throw-away';
}

/** Starts an empty server in a temporary folder; `discard` stops it and removes the folder. */
export async function openThrowAway(): Promise<{ url: string; discard(): Promise<void> }> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'schema-engine-'));
  const server = await startEmbedded(folder);
  const { host, port, user, database } = server.connection;
  return {
    url: `postgresql://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}&sslmode=disable`,
    discard: async () => {
      await server.stop();
      fs.rmSync(folder, { recursive: true });
    },
  };
}
