import pg from 'pg';
import { reportFault } from './report-fault.ts';
import { isThrowAway } from './throw-away.ts';

/** Can the database be connected to, or create it, or drop it; tells the CLI when it cannot. */
export async function answerOnce(question: string, url: string): Promise<void> {
  if (isThrowAway(url)) return; // created with its server when it is first needed
  const target = new URL(url);
  const name = pg.escapeIdentifier(decodeURIComponent(target.pathname.slice(1)));
  if (question !== 'can-connect-to-database') target.pathname = '/postgres';
  const session = new pg.Client({ connectionString: target.href });
  try {
    await session.connect();
    if (question === 'create-database') await session.query(`CREATE DATABASE ${name}`);
    if (question === 'drop-database') {
      await session.query(`DROP DATABASE ${name}`);
      process.stderr.write('The database was successfully dropped');
    }
  } catch (error) {
    reportFault(error);
    process.exitCode = 1;
  } finally {
    await session.end().catch(() => {});
  }
}
