import type { Whose } from '../../core/calendar/own-days.ts';
import type { HalfTerm } from '../../core/calendar.ts';
import type { Taking } from '../../core/document.ts';
import { programmeYearName } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import type { CalendarTerm } from '../../store/generated/client.ts';
import { saveHalfTerms } from '../calendars/calendar.moves.ts';
import { namesOf } from '../calendars/calendar.reads.ts';
import { faultOf } from '../calendars/calendar.ts';
import { exampleOf } from './example.ts';
import { type Fault, inTheFile, readTable } from './read-table.ts';
import { intakeOf, type Planned } from './take-planned.ts';
import { readTermRow, type TermRow } from './term-row.ts';

/** A year of half-terms as the file gives it, for whom, with the lines that say so. */
type ComingYear = { year: number; whose: Whose; rows: TermRow[]; halfTerms: HalfTerm[] };

const six = ['AUTUMN 1', 'AUTUMN 2', 'SPRING 1', 'SPRING 2', 'SUMMER 1', 'SUMMER 2'];
const nameOf = ({ term, half }: Pick<HalfTerm, 'term' | 'half'>) => `${term} ${half}`;

function yearsIn(rows: TermRow[]): ComingYear[] {
  const years = Map.groupBy(rows, ({ year, whose }) => `${year}/${whose}`);
  return [...years.values()].map((own) => {
    const sorted = own.toSorted((a, b) => six.indexOf(nameOf(a.halfTerm)) - six.indexOf(nameOf(b.halfTerm)));
    const { year = 0, whose = '' } = own[0] ?? {};
    return { year, whose, rows: own, halfTerms: sorted.map(({ halfTerm }) => halfTerm) };
  });
}

/** A year comes whole or not at all: half of one would make the rest a holiday. */
function faultsOf({ year, rows, halfTerms }: ComingYear): Fault[] {
  const line = rows[0]?.line ?? 1;
  const names = halfTerms.map(nameOf);
  const what =
    names.join() === six.join()
      ? faultOf(halfTerms, year)
      : `${programmeYearName(year)} needs its six half-terms, each once: Autumn 1 to Summer 2.`;
  return what ? [{ line, what }] : [];
}

const isAsIs = ({ year, whose, halfTerm }: TermRow, known: CalendarTerm[]) =>
  known.some(
    (one) =>
      one.year === year &&
      one.whose === whose &&
      !one.guessed &&
      nameOf(halfTerm) === `${one.term} ${one.half}` &&
      one.starts.toISOString().slice(0, 10) === halfTerm.start &&
      one.ends.toISOString().slice(0, 10) === halfTerm.end,
  );

const title = (name: string) => name.charAt(0) + name.slice(1).toLowerCase();

async function plan(text: string, { db }: Taking<Db>): Promise<Planned<ComingYear>> {
  const table = readTable(text, ['Year', 'Term', 'First day', 'Last day']);
  const urns = table.rows.map(({ cells }) => Number(cells.urn)).filter((urn) => Number.isInteger(urn) && urn > 0);
  const schools = await db.school.findMany({ where: { urn: { in: urns } }, select: { id: true, urn: true } });
  const ids = new Map(schools.flatMap(({ id, urn }) => (urn === null ? [] : [[urn, id] as const])));
  const read = table.rows.map((row) => ({ line: row.line, ...readTermRow(row, ids) }));
  const rows = read.flatMap(({ row }) => row ?? []);
  const unread: Fault[] = read.flatMap(({ line, faults }) => faults.map((what) => ({ line, what })));
  const years = yearsIn(rows);
  const known = await db.calendarTerm.findMany();
  const names = await namesOf({ db }, [...new Set(rows.map(({ whose }) => whose))]);
  const coming = rows.filter((row) => !isAsIs(row, known));
  const faults = [...table.faults, ...unread, ...(unread.length > 0 ? [] : years.flatMap(faultsOf))];
  return {
    wanted: years.filter((one) => one.rows.some((row) => coming.includes(row))),
    findings: {
      summary: `${inTheFile(rows.length, 'half-term', 'half-terms')}: ${coming.length} new or changed, ${rows.length - coming.length} as they are.`,
      changes: coming.map(({ line, year, whose, halfTerm }) => ({
        line,
        what: `${title(nameOf(halfTerm))} of ${programmeYearName(year)}, ${names.get(whose)}: ${halfTerm.start} to ${halfTerm.end}`,
      })),
      faults: faults.toSorted((a, b) => a.line - b.line),
    },
  };
}

async function write(years: ComingYear[], { db, hub, now, by }: Taking<Db>): Promise<void> {
  for (const { year, whose, halfTerms } of years) {
    await saveHalfTerms({ db, hub }, { year, whose, halfTerms, guessed: false });
    const after = { year: String(year), ...(whose && { whose }) };
    const what = 'took term dates from a file';
    await db.auditEvent.create({
      data: { hubId: hub.id, at: now, personId: by ?? null, subjectId: hub.id, what, after },
    });
  }
}

/** Term dates of the hub from a file, or an authority’s or a school’s where they are their own. */
export const termsIntake = intakeOf(
  {
    name: 'import-terms',
    title: 'Import term dates',
    explain: [
      'One line a half-term: “Year” (2026/27), “Term” (Autumn 1 to Summer 2), “First day” and “Last day” of pupils. A year comes with all six.',
      '“Local authority” or “URN” may name whose dates they are where they are not the whole hub’s: an authority’s own win over the hub’s, a school’s own over both.',
      'What is due by the calendar moves at once. Days that people were told stay. Nobody is told.',
    ].join('\n'),
    right: 'edit the hub',
    settles: 'the hub',
    example: exampleOf('term-dates-example.csv', [
      ['Year', 'Term', 'First day', 'Last day', 'Local authority', 'URN'],
      ['2026/27', 'Autumn 1', '2026-09-03', '2026-10-23', '', ''],
      ['2026/27', 'Autumn 2', '2026-11-02', '2026-12-18', '', ''],
      ['2026/27', 'Spring 1', '2027-01-04', '2027-02-12', '', ''],
      ['2026/27', 'Spring 2', '2027-02-22', '2027-03-25', '', ''],
      ['2026/27', 'Summer 1', '2027-04-12', '2027-05-28', '', ''],
      ['2026/27', 'Summer 2', '2027-06-07', '2027-07-23', '', ''],
    ]),
  },
  plan,
  write,
);
