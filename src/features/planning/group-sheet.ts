import { programmeYearName } from '../../core/uk-time.ts';
import type { Session, WorkGroup } from '../../store/generated/client.ts';
import type { Meeting, Recruitment } from '../../store/generated/enums.ts';
import { sayPhase } from '../work-groups/work-group.ts';

// One layout for groups as a file: what goes out by an export comes in again by an import.

/** How a sheet says in what way a group meets, and how schools come in. */
export const meetingWords: Record<Meeting, string> = { VENUE: 'in person', ONLINE: 'online', BLENDED: 'blended' };
export const recruitmentWords: Record<Recruitment, string> = {
  OPEN: 'open',
  SELECTION: 'selection',
  INVITATION: 'invitation',
};

type Sheeted = WorkGroup & {
  project: { code: string | null; title: string };
  partner: { name: string } | null;
  leads: { capacity: 'LEAD' | 'CO_LEAD'; person: { name: string; email: string | null } }[];
  sessions: Session[];
};

const pounds = (pence: number) => (pence % 100 === 0 ? String(pence / 100) : (pence / 100).toFixed(2));

const leadsOf = ({ leads }: Sheeted, capacity: 'LEAD' | 'CO_LEAD') =>
  leads
    .filter((lead) => lead.capacity === capacity)
    .map(({ person }) => person.email ?? person.name)
    .join('; ');

/** The columns of a group's line before its dates. */
export const groupColumns: [name: string, of: (group: Sheeted) => string][] = [
  ['Key', ({ key }) => key],
  ['Year', ({ year }) => programmeYearName(year)],
  ['Project', ({ project }) => [project.code, project.title].filter(Boolean).join(' ')],
  ['Title', ({ title }) => title],
  ['Phases', ({ phases }) => phases.map(sayPhase).join('; ')],
  ['State', ({ state }) => state.toLowerCase().replace('_', ' ')],
  ['Schools', ({ capacitySchools }) => String(capacitySchools)],
  ['Teachers', ({ teachersPerSchool }) => String(teachersPerSchool)],
  ['Minimum', ({ minimumSchools }) => String(minimumSchools)],
  ['Recruitment', ({ recruitment }) => recruitmentWords[recruitment]],
  ['Who can join', ({ entryConditions }) => entryConditions],
  ['Time', ({ timeNeeded }) => timeNeeded],
  ['Rationale', ({ rationale }) => rationale],
  ['Outcomes', ({ outcomes }) => outcomes],
  ['Meets', ({ meets }) => meetingWords[meets]],
  ['Venue', ({ venue }) => venue],
  ['Local authority', ({ localAuthority }) => localAuthority],
  ['Link', ({ link }) => link],
  ['Cost', ({ chargePence }) => pounds(chargePence)],
  ['Absence charge', ({ absenceChargePence }) => pounds(absenceChargePence)],
  ['Paid to schools', ({ paidToSchools }) => paidToSchools],
  ['Funding source', ({ fundingSource }) => fundingSource],
  ['Partner', ({ partner }) => partner?.name ?? ''],
  ['Run by', ({ deliveredBy }) => deliveredBy],
  ['Contact', ({ contact }) => contact],
  ['Lead briefed', ({ briefedOn }) => briefedOn?.toISOString().slice(0, 10) ?? ''],
  ['Lead', (group) => leadsOf(group, 'LEAD')],
  ['Co-lead', (group) => leadsOf(group, 'CO_LEAD')],
];

function sessionCell(group: Sheeted, session: Session): string {
  const place = session.venue && session.venue !== group.venue ? `, ${session.venue}` : '';
  return `${session.day.toISOString().slice(0, 10)} ${session.from}-${session.to}${place}`;
}

/** Groups as a table: a line each, with as many columns "Session 1", "Session 2" as the longest has dates. */
export function groupTable(groups: Sheeted[]): string[][] {
  const most = Math.max(0, ...groups.flatMap(({ sessions }) => sessions.map(({ number }) => number)));
  const numbers = Array.from({ length: most }, (_, index) => index + 1);
  const lineOf = (group: Sheeted) => [
    ...groupColumns.map(([, of]) => of(group)),
    ...numbers.map((number) => {
      const session = group.sessions.find((one) => one.number === number && one.state !== 'CANCELLED');
      return session ? sessionCell(group, session) : '';
    }),
  ];
  return [
    [...groupColumns.map(([name]) => name), ...numbers.map((number) => `Session ${number}`)],
    ...groups.map(lineOf),
  ];
}
