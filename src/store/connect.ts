import pg from 'pg';
import { applyMigrations, type Warn } from './apply-migrations.ts';
import { startEmbedded } from './embedded-postgres.ts';

/** The open database: its one pool, where it runs, and `close`, which leaves the built-in server to others if any use it. */
export type Connected = { pool: pg.Pool; close(): Promise<void>; where: 'embedded' | 'server' };

type Target = pg.ClientConfig;

/** Opens the server at `url`, else the built-in one in `dataDir`, with every migration applied. Throws with the remedy. */
export async function connect(
  options: { url?: string | undefined; dataDir: string },
  warn: Warn = (message) => process.emitWarning(message),
): Promise<Connected> {
  const embedded = options.url ? undefined : await startEmbedded(options.dataDir);
  const target: Target = {
    ...(embedded ? embedded.connection : { connectionString: options.url }),
    application_name: 'work-groups',
  };
  try {
    await migrate(target, warn);
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
  const pool = openPool(target, warn);
  const close = async () => {
    await pool.end();
    await embedded?.stop();
  };
  return { pool, close, where: embedded ? 'embedded' : 'server' };
}

async function migrate(target: Target, warn: Warn): Promise<void> {
  const session = new pg.Client({ ...target, connectionTimeoutMillis: 10_000 });
  session.on('error', () => {}); // a connection that is lost also fails the statement that waits on it
  try {
    await session.connect();
  } catch (cause) {
    const said = cause instanceof Error ? cause.message || ('code' in cause && cause.code) : cause;
    throw new Error(`The database cannot be opened: ${said}\nCheck DATABASE_URL and that its server runs.`, { cause });
  }
  try {
    await applyMigrations(session, warn);
  } finally {
    await session.end();
  }
}

/** Waits at most two seconds for a connection and for a lock: Slack waits three for an answer. */
function openPool(target: Target, warn: Warn): pg.Pool {
  const pool = new pg.Pool({
    ...target,
    max: 10,
    connectionTimeoutMillis: 2_000,
    statement_timeout: 30_000,
    lock_timeout: 2_000,
  });
  // Without listeners a lost connection would end the process. Idle, the pool opens another; in use, the statement that
  // waits on it fails. The pool's end does not wait for last words, which may be that the server stops.
  pool.on('error', (error) => {
    if (!pool.ending) warn(`A database connection was lost while idle: ${error.message}`);
  });
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
