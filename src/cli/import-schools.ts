import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { linkColumns, readLink, readSchool, schoolColumns } from '../features/schools/register.ts';
import { applyMigrations } from '../store/apply-migrations.ts';
import { countStaged, findLikenesses, saveLinks, saveSchools } from '../store/register/save-register.ts';
import { openStage } from '../store/register/stage-register.ts';
import type { Base } from './errand.ts';
import { openSession } from './open-session.ts';
import { encodingOf, readTable } from './register/read-table.ts';
import { type BadRow, sayBadRows, sayLikenesses, sayLinks, saySchools } from './register/say-import.ts';
import { createBar } from './register/show-bar.ts';

export const usage = [
  'import schools FILE [--links FILE]          the school register (a GIAS extract); repeat it as often as you like',
  '  --dry-run says what it would change; --part takes an extract of a part of the country',
];

const options = {
  links: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  part: { type: 'boolean', default: false },
} as const;

/** What was read of a file: how many rows, in which writing, and which were left out. */
type Read = { rows: number; encoding: string; bad: BadRow[] };

type Stage = Awaited<ReturnType<typeof openStage>>;

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new Error(`There is no file ${file}.`);
  return found.size;
}

/** Reads a table row by row; `take` puts a row away, or says why not. */
async function readRows(
  file: string,
  columns: string[],
  take: (cells: string[]) => Promise<string | undefined>,
  seen: (bytes: number) => void,
): Promise<Read> {
  const encoding = await encodingOf(file);
  const bad: BadRow[] = [];
  let rows = 0;
  for await (const one of readTable(file, columns, encoding, seen)) {
    rows += 1;
    const fault = 'fault' in one ? one.fault : await take(one.cells);
    if (fault !== undefined) bad.push({ line: one.line, fault });
  }
  if (rows === 0) throw new Error(`${file} has a head and no rows.`);
  if (bad.length * 10 > rows)
    throw new Error(
      `${bad.length} of ${rows} rows of ${file} cannot be read, so nothing was changed. The first is line ${bad[0]?.line}: ${bad[0]?.fault}.`,
    );
  return { rows, encoding, bad };
}

function readSchools(file: string, stage: Stage, seen: (bytes: number) => void): Promise<Read> {
  const urns = new Set<number>();
  const take = async (cells: string[]) => {
    const school = readSchool(cells);
    if (typeof school === 'string') return school;
    if (urns.has(school.urn)) return `the URN ${school.urn} came before`;
    urns.add(school.urn);
    await stage.addSchool(school);
    return undefined;
  };
  return readRows(file, schoolColumns, take, seen);
}

function readLinks(file: string, stage: Stage, seen: (bytes: number) => void): Promise<Read> {
  const take = async (cells: string[]) => {
    const link = readLink(cells);
    if (typeof link === 'object') await stage.addLink(link);
    return typeof link === 'string' ? link : undefined;
  };
  return readRows(file, linkColumns, take, seen);
}

/** A file that lacks a tenth of the known schools was cut off between two lines, or is a part of the country. */
function refuseTooFew({ staged, known, notInFile }: Awaited<ReturnType<typeof countStaged>>, isPart: boolean): void {
  if (!isPart && notInFile * 10 > known)
    throw new Error(
      `The file has ${staged} schools, and ${notInFile} of the ${known} that are known are not among them: it is cut off, or a part of the country. Nothing was changed. If a part is meant, add --part.`,
    );
}

type Asked = { schools: string; links?: string | undefined; isDry: boolean; isPart: boolean };

/** One transaction: all of it, or nothing. One import at a time. */
async function inOneGo<Done>(session: pg.Client, isDry: boolean, work: () => Promise<Done>): Promise<Done> {
  await session.query('BEGIN');
  try {
    await session.query(`SELECT pg_advisory_xact_lock(hashtext('import schools'))`);
    const done = await work();
    await session.query(isDry ? 'ROLLBACK' : 'COMMIT');
    return done;
  } catch (error) {
    await session.query('ROLLBACK');
    throw error;
  }
}

async function save(session: pg.Client, asked: Asked) {
  const counts = await countStaged(session);
  refuseTooFew(counts, asked.isPart);
  const schools = await saveSchools(session, counts);
  const links = asked.links ? await saveLinks(session, !asked.isPart) : undefined;
  return { schools, links, likenesses: await findLikenesses(session) };
}

async function readAndSave(session: pg.Client, asked: Asked, base: Base) {
  const total = (await sizeOf(asked.schools)) + (asked.links ? await sizeOf(asked.links) : 0);
  const bar = createBar(total, base.draw);
  const stage = await openStage(session);
  const schools = await readSchools(asked.schools, stage, bar.add).finally(bar.end);
  const links = asked.links ? await readLinks(asked.links, stage, bar.add).finally(bar.end) : undefined;
  await stage.end();
  return { schools, links, saved: await save(session, asked) };
}

async function takeIn(session: pg.Client, asked: Asked, base: Base): Promise<void> {
  const { schools, links, saved } = await inOneGo(session, asked.isDry, () => readAndSave(session, asked, base));
  if (!asked.isDry) await session.query('VACUUM (ANALYZE) "School", "SchoolLink"'); // or a search would be planned for what was there
  saySchools(base.say, schools, saved.schools, asked.isDry);
  if (saved.links) sayLinks(base.say, saved.links, asked.isDry);
  sayBadRows(base.say, asked.schools, schools.bad);
  if (links && asked.links) sayBadRows(base.say, asked.links, links.bad);
  sayLikenesses(base.say, saved.likenesses);
}

/** Brings the school register up to a file of GIAS, whole or not at all. */
export async function importSchools(words: string[], base: Base): Promise<number> {
  const { positionals, values } = parseArgs({ args: words, options, allowPositionals: true });
  const [schools, ...others] = positionals;
  if (!schools || others.length > 0) throw new Error(`Name one file of schools:\n  ${usage[0]}`);
  const asked = { schools, links: values.links, isDry: values['dry-run'], isPart: values.part };
  const { session, close } = await openSession(base.config().database, 'import');
  try {
    await applyMigrations(session, base.say);
    await takeIn(session, asked, base);
    return 0;
  } finally {
    await close();
  }
}
