import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';

/**
 * A backup is gzipped lines of JSON: what it is, then each table by name with its columns, followed by its rows as lists of
 * PostgreSQL's own words for each value (or null), and at the end how many rows there are of each, so that half a file is known for
 * what it is.
 */
export const format = 'work-groups backup 1';

const start = z.object({ format: z.literal(format), at: z.string(), migrations: z.array(z.string()) });
const table = z.object({ table: z.string(), columns: z.array(z.string()) });
const end = z.object({ rows: z.record(z.string(), z.number()) });

export type Start = z.infer<typeof start>;
type Line = Start | z.infer<typeof table> | z.infer<typeof end>;

/** What a line says: a row is handed on as it stands. */
export type Said = { row: string } | { table: z.infer<typeof table> } | { start: Start } | { end: z.infer<typeof end> };

/** A line of the file for anything but a row. */
export const lineOf = (line: Line): string => `${JSON.stringify(line)}\n`;

function read(line: string): Said {
  if (line.startsWith('[')) return { row: line };
  const said: unknown = JSON.parse(line);
  const found = { start: start.safeParse(said).data, table: table.safeParse(said).data, end: end.safeParse(said).data };
  if (found.start) return { start: found.start };
  if (found.table) return { table: found.table };
  if (found.end) return { end: found.end };
  throw new Error('a line that this version does not know');
}

const remedy = 'It may be cut off, or no backup of this service: take another one.';

/** Reads a backup line by line. Throws with a sentence when the file cannot be read or is cut off. */
export async function* readBackup(file: string): AsyncGenerator<Said> {
  const unzipped = createGunzip();
  const source = createReadStream(file).on('error', (error) => unzipped.destroy(error));
  try {
    let rest = '';
    for await (const chunk of source.pipe(unzipped).setEncoding('utf8')) {
      const lines = `${rest}${String(chunk)}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield read(line);
    }
    if (rest !== '') throw new Error('its last line has no end');
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The backup ${file} cannot be read: ${said}. ${remedy}`, { cause });
  } finally {
    source.destroy();
  }
}

/** What a backup says of itself, without reading the rest. */
export async function readStart(file: string): Promise<Start> {
  for await (const said of readBackup(file)) {
    if ('start' in said) return said.start;
    break;
  }
  throw new Error(`${file} is not a backup of this service.`);
}
