import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { startEmbedded } from '../../src/store/embedded-postgres.ts';

async function runIn(name: string, measured: (connection: pg.PoolConfig) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), `wg-${name}-`));
  const embedded = await startEmbedded(folder);
  try {
    await measured(embedded.connection);
  } finally {
    await embedded.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Measures on a PostgreSQL of its own, which goes with it; then the process ends, whatever is still open. */
export function onOwnServer(name: string, measured: (connection: pg.PoolConfig) => Promise<void>): void {
  runIn(name, measured).then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
}
