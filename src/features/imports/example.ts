import { stringify } from 'csv-stringify/sync';
import type { Document } from '../../core/document.ts';

/** A file that shows the columns, as a spreadsheet opens it rightly. */
export const exampleOf = (filename: string, rows: string[][]): Document => ({
  filename,
  type: 'text/csv',
  body: stringify(rows, { bom: true, record_delimiter: '\r\n' }),
});
