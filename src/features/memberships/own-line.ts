import type { Db } from '../../store/db.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { PlaceState } from '../../store/generated/enums.ts';
import { positionOf } from '../work-groups/place.reads.ts';
import { queued } from '../work-groups/place.ts';

const include = {
  group: { select: { id: true, title: true, contact: true } },
  participation: {
    include: {
      school: { select: { name: true } },
      memberships: { where: { state: 'APPLIED' }, include: { person: { select: { id: true, name: true } } } },
    },
  },
} satisfies Prisma.MembershipInclude;
type Row = Prisma.MembershipGetPayload<{ include: typeof include }>;

/** The line a person stands in for their school: an application, a place on the waiting list, or an offer to answer. */
export type OwnLine = {
  group: { id: string; title: string; contact: string };
  place: { id: string; state: PlaceState; offeredUntil: string | undefined };
  /** The school's number on the waiting list; 1 is the next. */
  position: number | undefined;
  school: string;
  colleagues: string[];
};

const inLine = {
  state: 'APPLIED',
  participation: { state: { in: queued } },
  group: { state: { notIn: ['CLOSED', 'CANCELLED'] } },
} satisfies Prisma.MembershipWhereInput;

async function read(db: Db, row: Row): Promise<OwnLine> {
  const { id, state, offeredUntil, school, memberships } = row.participation;
  return {
    group: row.group,
    place: { id, state, offeredUntil: offeredUntil?.toISOString().slice(0, 10) },
    position: state === 'WAITING' ? await positionOf(db, id) : undefined,
    school: school.name,
    colleagues: memberships.filter((one) => one.personId !== row.personId).map(({ person }) => person.name),
  };
}

/** Every line a person stands in, the oldest first. */
export async function readLines(db: Db, personId: string): Promise<OwnLine[]> {
  const rows = await db.membership.findMany({ where: { personId, ...inLine }, include, orderBy: { joinedAt: 'asc' } });
  return Promise.all(rows.map((row) => read(db, row)));
}

/** A person's line in one group. */
export async function readLine(db: Db, groupId: string, personId: string): Promise<OwnLine | undefined> {
  const row = await db.membership.findFirst({ where: { groupId, personId, ...inLine }, include });
  return row ? read(db, row) : undefined;
}

/** The line somebody stands in by one membership, while they do. */
export async function readLineById(db: Db, id: string): Promise<OwnLine | undefined> {
  const row = await db.membership.findFirst({ where: { id, ...inLine }, include });
  return row ? read(db, row) : undefined;
}
