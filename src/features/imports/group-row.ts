import { fold } from '../../core/fold.ts';
import { isLink } from '../../core/link-answer.ts';
import type { Phase } from '../../core/people.ts';
import { daySchema } from '../../core/uk-time.ts';
import type { WorkGroupState } from '../../store/generated/enums.ts';
import type { Change } from '../planning/group.moves.ts';
import { meetingWords, recruitmentWords } from '../planning/group-sheet.ts';
import { readYear } from '../planning/read-year.ts';
import { allPhases, sayPhase } from '../work-groups/work-group.ts';
import { partsOf, type Row } from './read-table.ts';
import { type Dated, readSession } from './session-cell.ts';

/** A group as a line of a file says it: only what it says, the rest stays as it is. */
export type GroupRow = {
  line: number;
  key: string;
  year: number | undefined;
  project: string;
  partner: string;
  /** How a new group begins; nothing where the word is not known. */
  state: WorkGroupState | undefined;
  values: Change;
  leads: { who: string; capacity: 'LEAD' | 'CO_LEAD' }[];
  sessions: Dated[];
};

const states: Record<string, WorkGroupState> = {
  draft: 'PLANNED',
  planned: 'PLANNED',
  open: 'RECRUITING',
  recruiting: 'RECRUITING',
  running: 'RUNNING',
};

const phaseOf = (word: string): Phase | undefined => allPhases.find((phase) => fold(sayPhase(phase)) === fold(word));

const chosen = <Value extends string>(words: Record<Value, string>, cell: string) =>
  Object.entries(words).find(([, word]) => fold(String(word)) === fold(cell))?.[0];

/** Reads the cells of one line; each that cannot be read is said. */
function createReader({ cells }: Row, faults: string[]) {
  const cell = (name: string) => cells[name] ?? '';
  const given = <Value>(name: string, read: (typed: string) => Value | undefined, how: string): Value | undefined => {
    const typed = cell(name);
    if (typed === '') return undefined;
    const value = read(typed);
    if (value === undefined) faults.push(`${how} “${typed.slice(0, 40)}” is something else.`);
    return value;
  };
  return {
    cell,
    given,
    words: (name: string, most: number) =>
      given(name, (typed) => (typed.length <= most ? typed : undefined), `Column “${name}” takes ${most} characters.`),
    number: (name: string, least: number, most: number) =>
      given(
        name,
        (typed) => (/^\d+$/.test(typed) && Number(typed) >= least && Number(typed) <= most ? Number(typed) : undefined),
        `Column “${name}” takes a whole number from ${least} to ${most}.`,
      ),
    pence: (name: string) =>
      given(
        name,
        (typed) =>
          /^£?\d{1,4}(\.\d{1,2})?$/.test(typed) ? Math.round(Number(typed.replace('£', '')) * 100) : undefined,
        `Column “${name}” takes pounds, such as 75 or 75.50.`,
      ),
  };
}
type Reader = ReturnType<typeof createReader>;

/** Without what is not said. */
const said = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

const readPhases = ({ given }: Reader) =>
  given(
    'phases',
    (typed) => {
      const phases = partsOf(typed.replaceAll(',', ';')).map(phaseOf);
      return phases.every((phase) => phase !== undefined) ? phases : undefined;
    },
    'Column “phases” takes Early Years, Primary, Secondary or Post-16, with “;” between.',
  );

const readLink = ({ given }: Reader) =>
  given(
    'link',
    (typed) => (isLink(typed) ? typed : undefined),
    'Column “link” takes an address that begins with https://.',
  );

function readValues(reader: Reader): Change {
  const { words, number, pence, given } = reader;
  return said({
    title: words('title', 120),
    phases: readPhases(reader),
    capacitySchools: number('schools', 1, 500),
    teachersPerSchool: number('teachers', 1, 2),
    minimumSchools: number('minimum', 0, 500),
    recruitment: given(
      'recruitment',
      (typed) => chosen(recruitmentWords, typed),
      'Column “recruitment” takes open, selection or invitation.',
    ),
    entryConditions: words('who can join', 600),
    timeNeeded: words('time', 200),
    rationale: words('rationale', 600),
    outcomes: words('outcomes', 600),
    meets: given('meets', (typed) => chosen(meetingWords, typed), 'Column “meets” takes in person, online or blended.'),
    venue: words('venue', 120),
    localAuthority: words('local authority', 60),
    link: readLink(reader),
    chargePence: pence('cost'),
    absenceChargePence: pence('absence charge'),
    paidToSchools: words('paid to schools', 200),
    fundingSource: words('funding source', 120),
    deliveredBy: words('run by', 120),
    contact: words('contact', 200),
    briefedOn: given(
      'lead briefed',
      (typed) => (daySchema.safeParse(typed).success ? new Date(typed) : undefined),
      'Column “lead briefed” takes a day such as 2026-09-14.',
    ),
  });
}

function readSessions({ cells }: Row, faults: string[]): Dated[] {
  return Object.entries(cells).flatMap(([name, cell]) => {
    const number = /^session (\d{1,2})$/.exec(name)?.[1];
    if (!number || cell === '') return [];
    const session = readSession(Number(number), cell);
    if (typeof session !== 'string') return [session];
    faults.push(session);
    return [];
  });
}

/** Reads one line of a file of groups. */
export function readGroupRow(row: Row): { group: GroupRow; faults: string[] } {
  const faults: string[] = [];
  const reader = createReader(row, faults);
  const key = reader.words('key', 40) ?? '';
  if (key === '') faults.push('Give the group a key of its own, such as SYMH-26-014.');
  const year = reader.given('year', (typed) => readYear(typed).year, 'Column “year” takes a year such as 2026/27.');
  const named = (column: string, capacity: 'LEAD' | 'CO_LEAD') =>
    partsOf(reader.cell(column)).map((who) => ({ who, capacity }));
  const group: GroupRow = {
    line: row.line,
    key,
    year,
    project: reader.cell('project'),
    partner: reader.cell('partner'),
    state: states[reader.cell('state').toLowerCase() || 'draft'],
    values: readValues(reader),
    leads: [...named('lead', 'LEAD'), ...named('co lead', 'CO_LEAD')],
    sessions: readSessions(row, faults),
  };
  return { group, faults };
}
