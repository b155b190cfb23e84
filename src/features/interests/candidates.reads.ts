import { type Day, programmeYear, ukDay } from '../../core/uk-time.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import { currentOf } from '../designations/designation.reads.ts';
import { sayDesignation } from '../designations/designation.ts';
import { type Engagement, engagementsOf } from '../sessions/busy.reads.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { canBeLed, dayOf } from './group-sought.ts';
import { undecided } from './interest.ts';

type Base = Pick<HubBase, 'db' | 'now'>;

const include = {
  person: { select: { id: true, name: true } },
  with: { select: { id: true, name: true } },
  offers: { where: { state: 'OFFERED' } },
} satisfies Prisma.InterestInclude;

type Offered = Prisma.InterestGetPayload<{ include: typeof include }>;

/** Somebody who would lead a group, with what a panel compares. */
export type Candidate = Offered & {
  designations: string[];
  /** Groups of the last three programme years, and those led now. */
  ledRecently: number;
  leadsNow: number;
  /** Days on which they are elsewhere when the group meets. */
  clashes: Day[];
};

/** Programme years whose groups count as led recently. */
const yearsBack = 3;

/** Whose interest is in a group: in itself, or in its project as a whole. */
export const interestIn = (group: Pick<GroupDetail, 'id' | 'projectId'>) =>
  ({ OR: [{ groupId: group.id }, { groupId: null, projectId: group.projectId }] }) satisfies Prisma.InterestWhereInput;

const wouldLead = { capacity: { in: ['LEAD', 'CO_LEAD'] } } satisfies Prisma.InterestWhereInput;

async function groupsLed({ db, now }: Base, people: string[]) {
  const rows = await db.workGroupLead.findMany({
    where: { personId: { in: people } },
    select: { personId: true, to: true, groupId: true, group: { select: { year: true, state: true } } },
  });
  const since = programmeYear(ukDay(now)) - yearsBack;
  const count = (some: typeof rows) => new Set(some.map(({ groupId }) => groupId)).size;
  return (personId: string) => {
    const own = rows.filter((row) => row.personId === personId);
    return {
      ledRecently: count(own.filter(({ group }) => group.year >= since)),
      leadsNow: count(own.filter(({ to, group }) => to === null && canBeLed.includes(group.state))),
    };
  };
}

const meetsAlike = (session: GroupDetail['sessions'][number], one: Engagement) =>
  one.day === dayOf(session.day) && one.from < session.to && session.from < one.to;

/** On which of the group's coming sessions each person is elsewhere. */
async function clashesOf({ db, now }: Base, group: GroupDetail, people: { id: string; name: string }[]) {
  const coming = group.sessions.filter(
    ({ state, startsAt }) => (state === 'SCHEDULED' || state === 'DRAFT') && startsAt > now,
  );
  const elsewhere = coming.length > 0 ? await engagementsOf(db, group, { leads: people, members: [] }, ukDay(now)) : [];
  return (personId: string): Day[] =>
    coming
      .filter((session) => elsewhere.some((one) => one.people.includes(personId) && meetsAlike(session, one)))
      .map(({ day }) => dayOf(day));
}

/** Everybody who would lead a group and has not taken it back, in the order they said so. */
export async function candidatesFor(base: Base, group: GroupDetail): Promise<Candidate[]> {
  const offered = await base.db.interest.findMany({
    where: { ...interestIn(group), ...wouldLead, state: { not: 'WITHDRAWN' } },
    include,
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  const people = offered.map(({ person }) => person);
  const ids = people.map(({ id }) => id);
  const designated = await currentOf(base, ids);
  const led = await groupsLed(base, ids);
  const clashes = await clashesOf(base, group, people);
  return offered.map((one) => ({
    ...one,
    designations: designated.filter(({ personId }) => personId === one.personId).map(sayDesignation),
    ...led(one.personId),
    clashes: clashes(one.personId),
  }));
}

/** How many people who would only take part have said so. */
export const countTakingPart = ({ db }: Pick<HubBase, 'db'>, group: GroupDetail): Promise<number> =>
  db.interest.count({ where: { ...interestIn(group), capacity: 'TAKE_PART', state: { not: 'WITHDRAWN' } } });

/** Those who would lead one of these groups and wait for an answer. */
export const waitingFor = (
  { db }: Pick<HubBase, 'db'>,
  groups: { id: string; projectId: string }[],
): Promise<{ groupId: string | null; projectId: string | null }[]> =>
  db.interest.findMany({
    where: {
      ...wouldLead,
      state: { in: undecided },
      OR: [
        { groupId: { in: groups.map(({ id }) => id) } },
        { groupId: null, projectId: { in: groups.map(({ projectId }) => projectId) } },
      ],
    },
    select: { groupId: true, projectId: true },
  });
