import { stringify } from 'csv-stringify/sync';
import type { Document } from '../core/document.ts';

/**
 * A table as a file that Excel opens rightly by a double click: it says that it is UTF-8, ends lines as Windows does,
 * and keeps what begins like a formula from being one.
 */
export const csvFile = (filename: string, rows: string[][]): Document => ({
  filename,
  type: 'text/csv',
  body: stringify(rows, { bom: true, record_delimiter: '\r\n', escape_formulas: true }),
});
