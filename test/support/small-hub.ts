import { readFileSync } from 'node:fs';
import { readTermDates } from '../../src/core/calendar/term-dates.ts';
import { fold } from '../../src/core/fold.ts';
import type { Phase } from '../../src/core/people.ts';
import { instantOf } from '../../src/core/uk-time.ts';
import { schoolSearchText } from '../../src/features/schools/school.ts';
import type { Prisma, PrismaClient } from '../../src/store/generated/client.ts';

/** Tuesday 24 November 2026, 10 in the morning: a school day in the autumn term. */
export const tuesdayMorning = instantOf('2026-11-24', '10:00');

const termDates = () =>
  readTermDates(JSON.parse(readFileSync(new URL('../../prisma/data/term-dates.json', import.meta.url), 'utf8'))).find(
    (dates) => dates.localAuthority.startsWith('Bristol') && dates.programmeYear === 2026,
  );

const schools = [
  {
    urn: 900001,
    name: 'Millbeck Primary School',
    town: 'Barnsley',
    postcode: 'S70 1AA',
    laName: 'Barnsley',
    phases: ['PRIMARY'],
  },
  {
    urn: 900002,
    name: 'Fernside Grammar School',
    town: 'Sheffield',
    postcode: 'S36 7XX',
    laName: 'Sheffield',
    phases: ['SECONDARY'],
  },
  {
    urn: 900003,
    name: 'St Osyth’s School',
    town: 'Norwich',
    postcode: 'NR1 1AA',
    laName: 'Norfolk',
    phases: ['PRIMARY'],
  },
  { urn: 900004, name: 'St Osyth’s School', town: 'Ipswich', postcode: 'IP1 1AA', laName: 'Suffolk', phases: [] },
] satisfies Omit<Prisma.SchoolCreateManyInput, 'searchText'>[];

const phasesOf = (...phases: Phase[]) => phases;

type Group = Prisma.WorkGroupCreateManyInput;
type Given = Pick<Group, 'key' | 'title'> & {
  code: string | null;
  phases?: Phase[];
  capacitySchools?: number;
  teachersPerSchool?: number;
};

const group = (
  hubId: string,
  projectId: string,
  { key, title, code, phases, capacitySchools, teachersPerSchool }: Given,
): Group => ({
  hubId,
  projectId,
  key,
  title,
  code,
  year: 2026,
  phases: phases ?? ['PRIMARY', 'SECONDARY'],
  state: 'RECRUITING',
  capacitySchools: capacitySchools ?? 2,
  teachersPerSchool: teachersPerSchool ?? 2,
  rationale: 'Pupils lose ground when they change schools.',
  outcomes: 'teachers of both phases plan one sequence together.',
  timeNeeded: 'two twilights and an hour between them',
  meets: 'ONLINE',
  contact: 'the hub office, office@hub.example',
  searchText: fold(`${code ?? ''} ${title} ${key}`),
});

const session = (hubId: string, groupId: string, number: number, day: string) => ({
  hubId,
  groupId,
  number,
  day: new Date(day),
  from: '16:00',
  to: '18:00',
  startsAt: instantOf(day, '16:00'),
  endsAt: instantOf(day, '18:00'),
  length: 'TWILIGHT' as const,
  meets: 'ONLINE' as const,
});

/** A hub small enough to know by heart: what the contract suite and the demo's checks talk about. */
export async function plantSmallHub(prisma: PrismaClient): Promise<{ hubId: string }> {
  const { id: hubId } = await prisma.hub.create({
    data: {
      slug: 'wensum',
      name: 'Wensum Maths Hub',
      contact: 'the hub office, office@hub.example',
      controller: 'the lead school',
      privacyPurpose: 'to run the Work Groups you take part in',
      privacyContact: 'privacy@hub.example',
      agreements: {
        create: { version: 1, text: 'We come to every session and try the gap tasks.', since: tuesdayMorning },
      },
      calendarTerms: {
        create: (termDates()?.halfTerms ?? []).map(({ term, half, start, end }) => ({
          year: 2026,
          term,
          half,
          starts: new Date(start),
          ends: new Date(end),
        })),
      },
    },
  });
  await prisma.school.createMany({ data: schools.map((one) => ({ ...one, searchText: schoolSearchText(one) })) });
  const project = (slug: string, code: string | null, title: string) =>
    prisma.project.create({
      data: {
        year: 2017,
        slug,
        code,
        title,
        kind: 'WORK_GROUP',
        phases: ['PRIMARY', 'SECONDARY'],
        family: 'transition',
        type: 'NATIONAL',
        stage: 'DEVELOPMENT',
        description: title,
        searchText: fold(`${code ?? ''} ${title}`),
      },
    });
  const continuity = await project('ncp17-10a', 'NCP17-10a', 'Years 5 to 8 continuity');
  const local = await project('local', null, 'Local ideas');
  const one = await prisma.workGroup.create({
    data: group(hubId, continuity.id, { key: 'WMH-26-001', code: 'NCP17-10a', title: 'Years 5 to 8 continuity' }),
  });
  await prisma.session.createMany({
    data: [session(hubId, one.id, 1, '2026-12-08'), session(hubId, one.id, 2, '2027-01-19')],
  });
  const fillers = Array.from({ length: 9 }, (_, index) => ({
    key: `WMH-26-1${index}0`,
    code: null,
    title: `Reasoning circle ${index + 1}`,
    phases: phasesOf('PRIMARY'),
  }));
  const marked = {
    key: 'WMH-26-900',
    code: null,
    title: '<!channel> *x* <at>all</at>',
    phases: phasesOf('POST_16'),
  };
  const oneTeacher = {
    key: 'WMH-26-800',
    code: 'NCP17-20',
    title: 'Core Maths circle',
    phases: phasesOf('POST_16'),
    capacitySchools: 1,
    teachersPerSchool: 1,
  };
  await prisma.workGroup.createMany({
    data: [...fillers, marked, oneTeacher].map((given) => group(hubId, local.id, given)),
  });
  return { hubId };
}
