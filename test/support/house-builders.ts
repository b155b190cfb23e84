import { readTermDates } from '../../src/core/calendar/term-dates.ts';
import { fold } from '../../src/core/fold.ts';
import type { Phase } from '../../src/core/people.ts';
import { instantOf, programmeYear, ukDay } from '../../src/core/uk-time.ts';
import { schoolSearchText } from '../../src/features/schools/school.ts';
import type { Prisma, PrismaClient, School } from '../../src/store/generated/client.ts';
import { usualDesignations } from '../../src/store/usual-designations.ts';
import { usualFunding } from '../../src/store/usual-funding.ts';
import { usualRoles } from '../../src/store/usual-roles.ts';

/** A hub with the Slack workspace and the Teams team that belong to it. */
export type TestHub = { id: string; slug: string; name: string; workspace: string; team: string };

type HubWishes = Partial<Prisma.HubUncheckedCreateInput> & { authority?: string; agreement?: string };
type SchoolWishes = Partial<Pick<School, 'name' | 'town' | 'postcode' | 'laName' | 'isOpen'>> & {
  phases?: Phase[];
  urn?: number | null;
};
type ProjectWishes = Partial<Prisma.ProjectUncheckedCreateInput>;
/** `sessions` are written "2026-12-01 16:00-18:00". */
type GroupWishes = Partial<Omit<Prisma.WorkGroupUncheckedCreateInput, 'sessions' | 'leads'>> & {
  sessions?: string[];
  leads?: { personId: string }[];
};

let counted = 0;
const next = () => {
  counted += 1;
  return counted;
};

const termRows = (termDatesFile: unknown, authority: string) =>
  readTermDates(termDatesFile)
    .filter((dates) => dates.localAuthority.startsWith(authority))
    .flatMap(({ programmeYear: year, guessed, halfTerms }) =>
      halfTerms.map(({ term, half, start, end }) => ({
        year,
        term,
        half,
        starts: new Date(start),
        ends: new Date(end),
        guessed,
      })),
    );

function sessionRow(hubId: string, meets: 'VENUE' | 'ONLINE' | 'BLENDED', venue: string) {
  return (written: string, index: number) => {
    const [day = '', hours = ''] = written.split(' ');
    const [from = '', to = ''] = hours.split('-');
    const times = { day: new Date(day), from, to, startsAt: instantOf(day, from), endsAt: instantOf(day, to) };
    return { hubId, number: index + 1, ...times, length: 'TWILIGHT' as const, meets, venue };
  };
}

const wording = {
  contact: 'the hub office',
  controller: 'Tapton Academy Trust',
  privacyPurpose: 'to run the Work Groups you take part in',
  privacyContact: 'privacy@hub.example',
};

const about = {
  rationale: 'Many pupils lose confidence with fractions.',
  outcomes: 'Teachers plan fractions in small steps.',
  timeNeeded: 'four twilight sessions and a gap task after each',
  contact: 'Jo Bright, jo@hub.example',
};

/** Makes hubs, schools, projects and Work Groups with sensible defaults, in the hub that `here` names. */
export function createBuilders(prisma: PrismaClient, termDatesFile: unknown, clock: () => Date, here: () => TestHub) {
  async function makeHub({ authority = 'Bristol', agreement, ...wishes }: HubWishes): Promise<TestHub> {
    const number = next();
    const slug = wishes.slug ?? `hub-${number}`;
    const place = { workspace: `T${number}`, team: `19:team-${number}` };
    const text = agreement ?? 'My school sends the same teachers to every session.';
    const { id, name } = await prisma.hub.create({
      data: {
        name: `Hub ${number}`,
        ...wording,
        ...wishes,
        slug,
        agreements: { create: { version: 1, text, since: clock() } },
        roleWords: { create: usualRoles },
        designationKinds: { create: usualDesignations },
        fundingKinds: { create: usualFunding },
        calendarTerms: { create: termRows(termDatesFile, authority) },
        places: {
          create: [
            { kind: 'SLACK_WORKSPACE', externalId: place.workspace },
            { kind: 'TEAMS_TEAM', externalId: place.team },
          ],
        },
      },
    });
    return { id, slug, name, ...place };
  }

  /** Gives somebody a role by the hub's word for it, from some day on. */
  async function role(
    person: { personId: string },
    word: string,
    { hub = here(), from = '2026-09-01', to }: { hub?: TestHub; from?: string; to?: string } = {},
  ) {
    const { id: roleWordId } = await prisma.roleWord.findFirstOrThrow({ where: { hubId: hub.id, word } });
    const dates = { from: new Date(from), to: to ? new Date(to) : null };
    return prisma.hubRole.create({ data: { hubId: hub.id, personId: person.personId, roleWordId, ...dates } });
  }

  async function school({ urn, ...wishes }: SchoolWishes = {}): Promise<School> {
    const number = next();
    const place = {
      name: `School ${number}`,
      town: 'Sheffield',
      postcode: `S${number} 1AA`,
      laName: 'Sheffield',
      ...wishes,
    };
    const row = { phases: ['PRIMARY'] satisfies Phase[], ...place, urn: urn === undefined ? 100_000 + number : urn };
    return prisma.school.create({ data: { ...row, searchText: schoolSearchText(row) } });
  }

  async function project(wishes: ProjectWishes = {}) {
    const number = next();
    const title = wishes.title ?? `Project ${number}`;
    const { code = null, family = 'Mastery' } = wishes;
    return prisma.project.create({
      data: {
        year: programmeYear(ukDay(clock())),
        slug: `project-${number}`,
        kind: 'WORK_GROUP',
        phases: ['PRIMARY'],
        type: 'NATIONAL',
        description: 'A national project.',
        searchText: fold(`${title} ${code ?? ''} ${family}`),
        ...wishes,
        code,
        title,
        family,
      },
    });
  }

  async function group({ sessions = ['2027-01-12 16:00-18:00'], leads = [], ...wishes }: GroupWishes = {}) {
    const hubId = here().id;
    const { title = `Group ${next()}`, code = null, localAuthority = 'Sheffield' } = wishes;
    const { meets = 'VENUE', venue = 'Tapton School' } = wishes;
    const projectId = wishes.projectId ?? (await project({ title, code })).id;
    return prisma.workGroup.create({
      data: {
        key: `KEY-${next()}`,
        year: programmeYear(ukDay(clock())),
        phases: ['PRIMARY'],
        state: 'RECRUITING',
        capacitySchools: 8,
        ...about,
        searchText: fold(`${title} ${code ?? ''} ${localAuthority} ${venue}`),
        ...wishes,
        ...{ hubId, projectId, title, code, localAuthority, meets, venue },
        sessions: { create: sessions.map(sessionRow(hubId, meets, venue)).map(({ hubId: _own, ...row }) => row) },
        leads: { create: leads.map(({ personId }) => ({ personId, capacity: 'LEAD', from: clock() })) },
      },
    });
  }

  /** How the schools' places in a group stand, with who stands for each, in the order they were taken. */
  async function places(of: { id: string }): Promise<{ school: string; state: string; teachers: string[] }[]> {
    const rows = await prisma.schoolParticipation.findMany({
      where: { groupId: of.id },
      include: { school: true, memberships: { where: { state: 'JOINED' }, include: { person: true } } },
      orderBy: { id: 'asc' },
    });
    return rows.map((row) => ({
      school: row.school.name,
      state: row.state,
      teachers: row.memberships.map(({ person }) => person.name).toSorted(),
    }));
  }

  return { makeHub, role, school, project, group, places };
}
