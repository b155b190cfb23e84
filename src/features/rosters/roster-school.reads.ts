import { type Day, ukDay } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import type { Prisma } from '../../store/generated/client.ts';
import { type GroupDetail, groupDetail } from '../work-groups/group-detail.ts';

const include = {
  group: { include: groupDetail },
  school: { select: { name: true, town: true, postcode: true, laName: true } },
  memberships: {
    where: { state: { in: ['JOINED', 'APPLIED', 'COMPLETED', 'UNFINISHED'] } },
    include: { person: { select: { name: true, accounts: { where: { closedAt: null }, select: { id: true } } } } },
    orderBy: { joinedAt: 'asc' },
  },
} satisfies Prisma.SchoolParticipationInclude;
type Row = Prisma.SchoolParticipationGetPayload<{ include: typeof include }>;

/** A teacher of a school in a group, as those who lead it may see them: never an address. */
export type RosterTeacher = {
  membershipId: string;
  personId: string;
  name: string;
  role: string;
  years: string[];
  /** When they joined or, while the school has no place yet, applied. */
  since: Day;
  hasApplied: boolean;
  hasAgreed: boolean;
  isReached: boolean;
};

/** One school's place in a group with everything the page about it says. */
export type SchoolInGroup = { group: GroupDetail; place: Omit<Row, 'group'>; teachers: RosterTeacher[] };

const teacherOf = (one: Row['memberships'][number]): RosterTeacher => ({
  membershipId: one.id,
  personId: one.personId,
  name: one.person.name,
  role: one.jobTitle,
  years: one.yearGroups,
  since: ukDay(one.joinedAt),
  hasApplied: one.state === 'APPLIED',
  hasAgreed: one.agreementVersion !== null,
  isReached: one.person.accounts.length > 0,
});

/** A school's place by its id, with its group and the teachers who stand for it or would. */
export async function readSchoolInGroup(db: Db, placeId: string): Promise<SchoolInGroup | undefined> {
  const row = await db.schoolParticipation.findUnique({ where: { id: placeId }, include });
  return row ? { group: row.group, place: row, teachers: row.memberships.map(teacherOf) } : undefined;
}
