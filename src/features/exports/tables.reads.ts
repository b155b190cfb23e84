import type { Db } from '../../store/db.ts';
import type { Prisma } from '../../store/generated/client.ts';
import { groupTable } from '../planning/group-sheet.ts';
import { sayState } from '../work-groups/work-group.ts';

/** Which groups a table is of: one, or all of a year. */
export type Which = { id: string } | { year: number };

const day = (date: Date | null | undefined) => date?.toISOString().slice(0, 10) ?? '';

/** Groups in the layout that an import takes. */
export async function groupsTable(db: Db, which: Which): Promise<string[][]> {
  const groups = await db.workGroup.findMany({
    where: which,
    include: {
      project: { select: { code: true, title: true } },
      partner: { select: { name: true } },
      leads: {
        where: { to: null },
        select: { capacity: true, person: { select: { name: true, email: true } } },
        orderBy: { from: 'asc' },
      },
      sessions: { orderBy: { number: 'asc' } },
    },
    orderBy: { key: 'asc' },
  });
  return groupTable(groups);
}

const withSchool = {
  group: { select: { key: true, title: true } },
  school: { select: { name: true, urn: true, laName: true } },
  memberships: {
    where: { state: { in: ['JOINED', 'APPLIED', 'COMPLETED', 'UNFINISHED'] } },
    include: { person: { select: { name: true, email: true } } },
    orderBy: { joinedAt: 'asc' },
  },
} satisfies Prisma.SchoolParticipationInclude;
type Place = Prisma.SchoolParticipationGetPayload<{ include: typeof withSchool }>;

const memberHead = [
  ...['Key', 'Work Group', 'School', 'URN', 'Local authority', 'Place', 'Since', 'Held until'],
  ...['Name', 'E-mail', 'Role', 'Year groups', 'Teacher', 'Joined'],
];

/** A line for each teacher of a school's place; a school without one has a line, too. */
function linesOf({ group, school, state, since, heldUntil, memberships }: Place): string[][] {
  const about = [
    ...[group.key, group.title, school.name, String(school.urn ?? ''), school.laName],
    ...[state.toLowerCase(), day(since), day(heldUntil)],
  ];
  if (memberships.length === 0) return [[...about, '', '', '', '', '', '']];
  return memberships.map(({ person, jobTitle, yearGroups, state: part, joinedAt }) => [
    ...about,
    ...[person.name, person.email ?? '', jobTitle, yearGroups.join('; '), part.toLowerCase(), day(joinedAt)],
  ]);
}

/** Schools and their teachers, with how each stands. */
export async function membersTable(db: Db, which: Which): Promise<string[][]> {
  const places = await db.schoolParticipation.findMany({
    where: { group: which },
    include: withSchool,
    orderBy: [{ group: { key: 'asc' } }, { since: 'asc' }],
  });
  return [memberHead, ...places.flatMap(linesOf)];
}

/** Every date of the groups. */
export async function datesTable(db: Db, which: Which): Promise<string[][]> {
  const sessions = await db.session.findMany({
    where: { group: which },
    include: { group: { select: { key: true, title: true, state: true } } },
    orderBy: [{ group: { key: 'asc' } }, { number: 'asc' }],
  });
  return [
    ['Key', 'Work Group', 'Group is', 'Session', 'Day', 'From', 'To', 'Venue', 'Link', 'Session is'],
    ...sessions.map(({ group, number, day: on, from, to, venue, link, state }) => [
      ...[group.key, group.title, sayState(group.state), String(number), day(on), from, to, venue, link],
      state.toLowerCase(),
    ]),
  ];
}
