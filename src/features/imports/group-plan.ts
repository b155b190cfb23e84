import type { Findings } from '../../core/document.ts';
import { fold } from '../../core/fold.ts';
import type { Prisma, Project } from '../../store/generated/client.ts';
import type { Change } from '../planning/group.moves.ts';
import { readCode } from '../work-groups/project-code.ts';
import type { GroupRow } from './group-row.ts';
import type { HubPeople, HubPerson } from './hub-people.reads.ts';
import type { Dated } from './session-cell.ts';

export const withDates = {
  sessions: true,
  leads: { where: { to: null } },
  _count: { select: { participations: { where: { state: { in: ['HELD', 'CONFIRMED'] } } } } },
} satisfies Prisma.WorkGroupInclude;
type Existing = Prisma.WorkGroupGetPayload<{ include: typeof withDates }>;

type Catalogued = Pick<Project, 'id' | 'code' | 'title' | 'year' | 'phases' | 'audience'>;

/** What the hub has, as a file of groups is compared with it. */
export type Known = {
  groups: Map<string, Existing>;
  projects: Catalogued[];
  partners: Map<string, string>;
  people: HubPeople;
  year: number;
};

type Lead = { person: HubPerson; capacity: 'LEAD' | 'CO_LEAD' };

/** What one line does: it makes a group or changes one, with dates and leads that are not there yet. */
export type GroupPlan = {
  line: number;
  key: string;
  existing: Existing | undefined;
  project: Catalogued | undefined;
  year: number;
  state: GroupRow['state'];
  values: Change;
  newDates: Dated[];
  movedDates: { id: string; date: Dated }[];
  newLeads: Lead[];
};

/** The project a cell names: its code, its title, or both; the one of that year before others. */
function projectNamed(cell: string, year: number, projects: Catalogued[]): Catalogued | string {
  const wanted = fold(cell);
  const code = readCode(cell);
  const fits = ({ code: its, title }: Catalogued) =>
    fold(title) === wanted || fold(`${its ?? ''} ${title}`) === wanted || (code !== undefined && its === code);
  const found = projects.filter(fits);
  const ofYear = found.filter((project) => project.year === year);
  const newest = Math.max(...found.map((project) => project.year));
  const meant = ofYear.length > 0 ? ofYear : found.filter((project) => project.year === newest);
  const [only, ...others] = meant;
  if (!only)
    return `The catalogue has no project “${cell.slice(0, 60)}”. Make it first, or write its code or title as it is there.`;
  return others.length === 0 ? only : `“${cell.slice(0, 60)}” names several projects: write code and title.`;
}

const sameDate = (one: Existing['sessions'][number], date: Dated, venue: string) =>
  one.day.toISOString().slice(0, 10) === date.day &&
  one.from === date.from &&
  one.to === date.to &&
  one.venue === (date.venue ?? venue);

/** Dates that are new or moved; one that was held, or that members already know, is moved elsewhere. */
function planDates(row: GroupRow, existing: Existing | undefined, faults: string[]) {
  const [newDates, movedDates]: [Dated[], GroupPlan['movedDates']] = [[], []];
  const venue = row.values.venue ?? existing?.venue ?? '';
  for (const date of row.sessions) {
    const known = existing?.sessions.find(({ number }) => number === date.number);
    if (!known) newDates.push(date);
    else if (sameDate(known, date, venue)) continue;
    else if (known.state === 'HELD' || known.state === 'CANCELLED')
      faults.push(`Session ${date.number} was ${known.state.toLowerCase()}: a file can’t move it.`);
    else if (existing && existing._count.participations > 0)
      faults.push(`Session ${date.number} is known to schools: move it in Slack or Teams, so that they are told.`);
    else movedDates.push({ id: known.id, date });
  }
  return { newDates, movedDates };
}

function planLeads(row: GroupRow, existing: Existing | undefined, { people }: Known, faults: string[]): Lead[] {
  return row.leads.flatMap(({ who, capacity }) => {
    const person = people.called(who);
    if (person === 'nobody') faults.push(`Nobody in the hub is called “${who.slice(0, 60)}”: import people first.`);
    if (person === 'several') faults.push(`Several people are called “${who.slice(0, 60)}”: write the e-mail address.`);
    if (typeof person === 'string') return [];
    return existing?.leads.some(({ personId }) => personId === person.id) ? [] : [{ person, capacity }];
  });
}

/** Only what is not so already. */
function differing(values: Change, existing: Existing | undefined): Change {
  if (!existing) return values;
  const known = new Map<string, unknown>(Object.entries(existing));
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => JSON.stringify(known.get(name)) !== JSON.stringify(value)),
  );
}

function planPartner({ partner }: GroupRow, { partners }: Known, faults: string[]): Change {
  if (partner === '') return {};
  const id = partners.get(fold(partner));
  if (!id) faults.push(`The hub has no partner called “${partner.slice(0, 60)}”.`);
  return id ? { partnerId: id } : {};
}

/** What one line would do, and what is wrong with it. */
export function planGroup(row: GroupRow, known: Known): { plan: GroupPlan; faults: string[] } {
  const faults: string[] = [];
  const existing = known.groups.get(row.key);
  const year = row.year ?? existing?.year ?? known.year;
  const named = existing ? undefined : projectNamed(row.project, year, known.projects);
  if (!existing && row.project === '') faults.push('Name the project of this new group, by code or title.');
  else if (typeof named === 'string') faults.push(named);
  if (!existing && !row.state) faults.push('Column “state” takes draft, open or running for a new group.');
  if (existing && row.year !== undefined && row.year !== existing.year)
    faults.push('A group keeps its year: copy it with “new year”.');
  if (existing && ['CLOSED', 'CANCELLED'].includes(existing.state) && row.sessions.length > existing.sessions.length)
    faults.push('This group is over: it takes no new dates.');
  if ((row.values.capacitySchools ?? Infinity) < (existing?._count.participations ?? 0))
    faults.push(`${existing?._count.participations} schools have a place already: it can’t take fewer.`);
  const partner = planPartner(row, known, faults);
  const plan: GroupPlan = {
    line: row.line,
    key: row.key,
    existing,
    project: typeof named === 'string' ? undefined : named,
    year,
    state: row.state,
    values: differing({ ...row.values, ...partner }, existing),
    ...planDates(row, existing, faults),
    newLeads: planLeads(row, existing, known, faults),
  };
  return { plan, faults };
}

/** Whether a line changes anything. */
export const changes = ({ existing, values, newDates, movedDates, newLeads }: GroupPlan): boolean =>
  !existing || Object.keys(values).length + newDates.length + movedDates.length + newLeads.length > 0;

const names: Record<string, string> = {
  capacitySchools: 'schools',
  teachersPerSchool: 'teachers',
  minimumSchools: 'minimum',
  entryConditions: 'who can join',
  timeNeeded: 'time',
  localAuthority: 'local authority',
  chargePence: 'cost',
  absenceChargePence: 'absence charge',
  paidToSchools: 'paid to schools',
  fundingSource: 'funding source',
  deliveredBy: 'run by',
  briefedOn: 'lead briefed',
  partnerId: 'partner',
};

const some = (count: number, one: string, many: string) =>
  count === 0 ? [] : [count === 1 ? `1 ${one}` : `${count} ${many}`];

/** What one line would do, in words. */
export function sayPlan({
  line,
  key,
  existing,
  project,
  values,
  newDates,
  movedDates,
  newLeads,
}: GroupPlan): Findings['changes'][number] {
  const more = [
    ...some(newDates.length, 'new date', 'new dates'),
    ...some(movedDates.length, 'date moved', 'dates moved'),
    ...newLeads.map(({ person }) => `led by ${person.name}`),
  ];
  if (!existing) return { line, what: [`${key} is made: ${values.title ?? project?.title}`, ...more].join(', ') };
  const fields = Object.keys(values).map((name) => names[name] ?? name);
  return { line, what: `${key} changes: ${[...fields, ...more].join(', ')}` };
}
