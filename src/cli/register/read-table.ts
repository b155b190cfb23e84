import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';

/** One line of a table: its number in the file and the cells of the wanted columns, or why it has none. */
export type Line = { line: number; cells: string[] } | { line: number; fault: string };

/** What windows-1252 has where Latin-1 has control signs: curly quotes, dashes, the euro. */
const windows = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const controls = /[\x80-\x9f]/g;
const fromWindows = (text: string) => text.replace(controls, (sign) => windows.charAt(sign.charCodeAt(0) - 0x80));

/** UTF-8 where every byte is, else Windows-1252: the register says nowhere which it is. */
export async function encodingOf(file: string): Promise<'utf8' | 'windows-1252'> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18 }))
      decoder.decode(chunk, { stream: true });
    decoder.decode();
    return 'utf8';
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252';
    throw new Error(`${file} cannot be read: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

function placesOf(columns: string[], head: string[], file: string): number[] {
  const missing = columns.filter((column) => !head.includes(column));
  if (missing.length === columns.length)
    throw new Error(`${file} is not such a table: it has no column ${columns[0]}.`);
  if (missing.length > 0) throw new Error(`${file} is without the column ${missing.join(', ')}.`);
  return columns.map((column) => head.indexOf(column));
}

/** Picks line, fault and wanted cells out of each record, so that nothing else is kept; the first record says where they are. */
function createPicker(columns: string[], file: string, tidy: (text: string) => string) {
  let places: number[] | undefined;
  let width = 0;
  let last = { line: 0, isWhole: true };
  const pick = (record: string[], line: number): string[] | null => {
    if (!places) {
      width = record.length;
      const head = record.map((name) => name.trim());
      places = placesOf(columns, head, file);
      return null;
    }
    last = { line, isWhole: record.length === width };
    if (!last.isWhole) return [String(line), `it has ${record.length} of ${width} cells`];
    return [String(line), '', ...places.map((place) => tidy(record[place] ?? '').trim())];
  };
  return { pick, last: () => last, isBegun: () => places !== undefined };
}

function lineOf([line, fault = '', ...cells]: string[]): Line {
  return fault ? { line: Number(line), fault } : { line: Number(line), cells };
}

const sayFault = (error: unknown, file: string): Error => {
  if (!(error instanceof CsvError)) return error instanceof Error ? error : new Error(String(error));
  return new Error(`${file} is cut off or not a table of comma-separated values: ${error.message}.`, { cause: error });
};

/** How the file is parsed, whoever does it: the benchmark's yardstick, too. */
export const parsing = {
  bom: true,
  relax_column_count: true,
  skip_empty_lines: true,
  max_record_size: 200_000,
} as const;

/**
 * The wanted columns of a table, line by line, found by their names; `seen` hears how many bytes were read. Throws when
 * the file is no such table, lacks a column, or ends in the middle of a line.
 */
export async function* readTable(
  file: string,
  columns: string[],
  encoding: 'utf8' | 'windows-1252',
  seen: (bytes: number) => void,
): AsyncGenerator<Line> {
  const isWindows = encoding === 'windows-1252';
  const picker = createPicker(columns, file, isWindows ? fromWindows : (text) => text);
  const parser = parse({
    ...parsing,
    encoding: isWindows ? 'latin1' : 'utf8',
    on_record: (record: string[], { lines }) => picker.pick(record, lines),
  });
  const stream = createReadStream(file, { highWaterMark: 1 << 18 });
  stream.on('data', (chunk) => seen(chunk.length)).on('error', (error) => parser.destroy(error));
  try {
    for await (const picked of stream.pipe(parser)) yield lineOf(picked);
  } catch (error) {
    throw sayFault(error, file);
  } finally {
    stream.destroy();
  }
  if (!picker.isBegun()) throw new Error(`${file} is empty.`);
  if (!picker.last().isWhole)
    throw new Error(`${file} is cut off: it ends in the middle of line ${picker.last().line}.`);
}
