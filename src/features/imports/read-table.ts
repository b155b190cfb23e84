import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Findings } from '../../core/document.ts';
import { fold } from '../../core/fold.ts';

export type Fault = Findings['faults'][number];

/** A line of a table, with its cells by the column's name as it is compared: lower case, plain letters. */
export type Row = { line: number; cells: Record<string, string> };

const rowsOf = z.array(z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.number() }) }));

/** A spreadsheet was kept from taking the cell for a formula: the sign that did that is none of its words. */
const unguarded = (cell: string) => cell.replace(/^'(?=[=+\-@])/, '').trim();

function rowOf({ record, info }: z.infer<typeof rowsOf>[number]): Row {
  const cells = Object.entries(record).map(([name, cell]): [string, string] => [name, unguarded(cell)]);
  return { line: info.lines, cells: Object.fromEntries(cells) };
}

const notRead = (error: CsvError): Fault => ({
  line: 'lines' in error && typeof error.lines === 'number' ? error.lines : 1,
  what: 'This line cannot be read as CSV: a quotation mark may be missing.',
});

/** The lines of a CSV file that have anything in them; a column that is needed and not there is a fault. */
export function readTable(text: string, needed: string[]): { rows: Row[]; faults: Fault[] } {
  let header: string[] = [];
  try {
    const parsed: unknown = parse(text, {
      bom: true,
      columns: (names: string[]) => {
        header = names.map(fold);
        return header;
      },
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    });
    const missing = needed.filter((name) => !header.includes(fold(name)));
    const faults = missing.map((name) => ({ line: 1, what: `There is no column “${name}”.` }));
    return { rows: faults.length > 0 ? [] : rowsOf.parse(parsed).map(rowOf), faults };
  } catch (error) {
    if (error instanceof CsvError) return { rows: [], faults: [notRead(error)] };
    throw error;
  }
}

/** Parts of one cell, written one after the other with ";" between. */
export const partsOf = (cell = ''): string[] =>
  cell
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** How many lines a file has, in words: "1 person in the file". */
export const inTheFile = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many} in the file`;
