import { existsSync } from 'node:fs';
import pg from 'pg';
import type { Config } from '../config.ts';
import { placeIn } from '../store/create-cluster.ts';
import { startEmbedded } from '../store/embedded-postgres.ts';

/** One session on the service's database, and how to leave: a built-in server that others use goes on. */
export type Session = { session: pg.Client; close: () => Promise<void> };

/** Whether there is a database to open: the built-in one is made by the first start. */
export const isThere = ({ url, dataDir }: Config['database']): boolean =>
  url !== undefined || existsSync(placeIn(dataDir).cluster);

/** Opens the database as it stands: nothing is migrated. Throws with the remedy. */
export async function openSession({ url, dataDir }: Config['database'], purpose: string): Promise<Session> {
  const embedded = url ? undefined : await startEmbedded(dataDir);
  const session = new pg.Client({
    ...(embedded ? embedded.connection : { connectionString: url }),
    application_name: `work-groups ${purpose}`,
    connectionTimeoutMillis: 10_000,
  });
  session.on('error', () => {}); // a connection that is lost also fails the statement that waits on it
  const close = async () => {
    await session.end().catch(() => undefined);
    await embedded?.stop();
  };
  try {
    await session.connect();
    return { session, close };
  } catch (cause) {
    await close();
    const said = cause instanceof Error ? cause.message || ('code' in cause && cause.code) : cause;
    throw new Error(`The database cannot be opened: ${said}. Check DATABASE_URL and that its server runs.`, { cause });
  }
}
