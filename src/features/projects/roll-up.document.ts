import type { DocumentKind } from '../../core/document.ts';
import type { RollUp } from '../../core/nation.ts';
import { may } from '../../core/rights.ts';
import { programmeYearName } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import { countsOver } from './roll-up.reads.ts';

const head = [
  'Year',
  'Code',
  'Project',
  'Mandatory',
  'Hub',
  'Opted in',
  'Started',
  'Schools',
  'Teachers',
  'Sessions held',
];

const yesNo = (is: boolean) => (is ? 'yes' : 'no');

/** One line for the project over all hubs, then one for each hub. */
function linesOf(row: RollUp, year: string): string[][] {
  const about = [year, row.code ?? '', row.title, yesNo(row.isMandatory)];
  const all = [row.hubsIn, row.hubsStarted, row.schools, row.teachers, row.sessionsHeld].map(String);
  const hubs = row.hubs.map(({ hub, takesPart, hasStarted, schools, teachers, sessionsHeld }) => [
    ...about,
    hub,
    yesNo(takesPart),
    yesNo(hasStarted),
    ...[schools, teachers, sessionsHeld].map(String),
  ]);
  return [[...about, 'All hubs', ...all], ...hubs];
}

/** Excel takes a cell that begins so for a formula. */
const safe = (cell: string) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const csvOf = (rows: string[][]) =>
  `\uFEFF${rows.map((row) => row.map((cell) => quoted(safe(cell))).join(',')).join('\r\n')}\r\n`;

/** The counts over hubs as a table: the same numbers that the view shows, the small ones hidden. */
export const rollUpFile: DocumentKind<Db> = {
  name: 'roll-up',
  title: 'Counts over hubs',
  produce: async ({ year: asked, project }, { actor, nation }) => {
    const year = Number(asked);
    if (!may(actor, 'see counts over hubs', {}) || !nation || !Number.isInteger(year)) return 'gone';
    const rows = await countsOver({ nation }, year);
    const wanted = rows.filter((row) => project === undefined || row.projectId === project);
    const name = programmeYearName(year);
    return {
      filename: `counts-over-hubs-${name.replace('/', '-')}.csv`,
      type: 'text/csv',
      body: csvOf([head, ...wanted.flatMap((row) => linesOf(row, name))]),
    };
  },
};
