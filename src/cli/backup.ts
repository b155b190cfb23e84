import { parseArgs } from 'node:util';
import { applyMigrations } from '../store/apply-migrations.ts';
import { readStart } from '../store/backup/backup-lines.ts';
import { appliedMigrations, ownMigrations } from '../store/backup/read-schema.ts';
import { countOccupied, isServiceConnected, restoreBackup } from '../store/backup/restore-backup.ts';
import { writeBackup } from '../store/backup/write-backup.ts';
import type { Base, Errand } from './errand.ts';
import { isThere, openSession } from './open-session.ts';

function fileIn(words: string[]): string {
  const [file, ...more] = words;
  if (!file || more.length > 0) throw new Error('Name one file: npm run workgroups -- backup work-groups.backup');
  return file;
}

async function runBackup(words: string[], { config, say, clock }: Base): Promise<number> {
  const file = fileIn(parseArgs({ args: words, allowPositionals: true }).positionals);
  const { database } = config();
  if (!isThere(database)) throw new Error(`There is no data in ${database.dataDir} yet: nothing to back up.`);
  const { session, close } = await openSession(database, 'backup');
  try {
    const migrations = await appliedMigrations(session);
    if (migrations.length === 0) throw new Error('This database was never opened by the service: nothing to back up.');
    await writeBackup(session, file, clock());
    say(`${file} holds everything as it stands now. It is personal data: keep it as safe as the database.`);
    return 0;
  } finally {
    await close();
  }
}

/** Only the very same schema takes a backup back: anything else would be guessing. */
function refuseOtherSchema(backup: string[], here: string[], where: string): void {
  const newer = backup.filter((name) => !here.includes(name));
  const missing = here.filter((name) => !backup.includes(name));
  if (newer.length > 0)
    throw new Error(`The backup is of a newer version: it has ${newer.join(', ')}, unknown to ${where}. Update first.`);
  if (missing.length > 0)
    throw new Error(
      `The backup is of an older version: it is without ${missing.join(', ')}, which ${where} has. Restore it into an empty database with the version that made it, then update.`,
    );
}

async function refuseOccupied(session: Parameters<typeof countOccupied>[0], isMeant: boolean): Promise<void> {
  if (await isServiceConnected(session)) throw new Error('The service is running on this database: stop it first.');
  const { hubs, people } = await countOccupied(session);
  if (hubs + people > 0 && !isMeant)
    throw new Error(
      `This database is in use: it holds ${hubs === 1 ? '1 hub' : `${hubs} hubs`} and ${people === 1 ? '1 person' : `${people} people`}, and all of it would be replaced. If that is meant, add --yes.`,
    );
}

async function runRestore(words: string[], { config, say }: Base): Promise<number> {
  const { positionals, values } = parseArgs({
    args: words,
    options: { yes: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const file = fileIn(positionals);
  const backup = await readStart(file);
  refuseOtherSchema(backup.migrations, await ownMigrations(), 'this version');
  const { session, close } = await openSession(config().database, 'restore');
  try {
    await refuseOccupied(session, values.yes);
    await applyMigrations(session, say);
    refuseOtherSchema(backup.migrations, await appliedMigrations(session), 'the database');
    const rows = await restoreBackup(session, file);
    say(
      `Everything is as it was at ${backup.at}: ${rows} rows. What was waiting to be said is said after the next start.`,
    );
    return 0;
  } finally {
    await close();
  }
}

/** Everything the service keeps, into one file. */
export const backup: Errand = {
  usage: [
    'backup FILE                                 everything, as it stands now, into a new file; the service may run',
  ],
  run: runBackup,
};

/** Everything out of such a file, in place of what is there. */
export const restore: Errand = {
  usage: ['restore FILE [--yes]                        everything out of such a file; --yes replaces what is there'],
  run: runRestore,
};
