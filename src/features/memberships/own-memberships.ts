import type { Db } from '../../store/db.ts';
import type { Prisma } from '../../store/generated/client.ts';
import { type GroupDetail, groupDetail } from '../work-groups/group-detail.ts';
import { seated } from '../work-groups/place.ts';

/** What is read with a membership: its group in full, and the school's place with who stands for it. */
export const membershipDetail = {
  group: { include: groupDetail },
  participation: {
    include: {
      school: { select: { name: true } },
      memberships: { where: { state: 'JOINED' }, include: { person: { select: { id: true, name: true } } } },
    },
  },
} satisfies Prisma.MembershipInclude;
type Row = Prisma.MembershipGetPayload<{ include: typeof membershipDetail }>;

/** What a person has in a Work Group: the place with its state, the school, and who else stands for it. */
export type OwnMembership = {
  id: string;
  group: GroupDetail;
  place: { id: string; state: Row['participation']['state']; heldUntil: string | undefined };
  school: string;
  colleagues: string[];
};

const read = (row: Row): OwnMembership => ({
  id: row.id,
  group: row.group,
  place: {
    id: row.participation.id,
    state: row.participation.state,
    heldUntil: row.participation.heldUntil?.toISOString().slice(0, 10),
  },
  school: row.participation.school.name,
  colleagues: row.participation.memberships
    .filter((one) => one.personId !== row.personId)
    .map(({ person }) => person.name),
});

const live = {
  state: 'JOINED',
  participation: { state: { in: seated } },
  group: { state: { not: 'CANCELLED' } },
} satisfies Prisma.MembershipWhereInput;

/** The groups a person is in now, the one whose next session comes first at the top. */
export async function readMemberships(db: Db, personId: string): Promise<OwnMembership[]> {
  return (
    await db.membership.findMany({
      where: { personId, ...live },
      include: membershipDetail,
      orderBy: { joinedAt: 'asc' },
    })
  ).map(read);
}

/** What a person has in one group now. */
export async function readMembership(db: Db, groupId: string, personId: string): Promise<OwnMembership | undefined> {
  const row = await db.membership.findFirst({ where: { groupId, personId, ...live }, include: membershipDetail });
  return row ? read(row) : undefined;
}

/** What somebody has by one membership, while it holds. */
export async function readMembershipById(db: Db, id: string): Promise<OwnMembership | undefined> {
  const row = await db.membership.findFirst({ where: { id, ...live }, include: membershipDetail });
  return row ? read(row) : undefined;
}
