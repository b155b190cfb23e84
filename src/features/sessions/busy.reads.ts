import type { ClockTime, Day } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { dayOf } from './session.ts';

/** What else somebody has on a day: another session, and who is wanted there. */
export type Engagement = { day: Day; from: ClockTime; to: ClockTime; group: string; people: string[] };

/** Who must be free for a session of a group: its leads, and most of its members. */
export type Needed = { leads: { id: string; name: string }[]; members: string[] };

/** Who leads a group and who stands for its schools now. */
export async function neededBy(db: Db, group: GroupDetail): Promise<Needed> {
  const members = await db.membership.findMany({
    where: { groupId: group.id, state: 'JOINED' },
    select: { personId: true },
  });
  return {
    leads: group.leads.map(({ person }) => person),
    members: members.map(({ personId }) => personId),
  };
}

/** What those people have in other groups of this hub from a day on. */
export async function engagementsOf(
  db: Db,
  group: Pick<GroupDetail, 'id'>,
  { leads, members }: Needed,
  from: Day,
): Promise<Engagement[]> {
  const people = [...leads.map(({ id }) => id), ...members];
  if (people.length === 0) return [];
  const theirs = { some: { personId: { in: people } } };
  const rows = await db.session.findMany({
    where: {
      groupId: { not: group.id },
      state: 'SCHEDULED',
      day: { gte: new Date(from) },
      group: { OR: [{ leads: { some: { personId: { in: people }, to: null } } }, { memberships: theirs }] },
    },
    select: {
      day: true,
      from: true,
      to: true,
      group: {
        select: {
          title: true,
          leads: { where: { to: null }, select: { personId: true } },
          memberships: { where: { state: 'JOINED', personId: { in: people } }, select: { personId: true } },
        },
      },
    },
  });
  return rows.map(({ day, from: start, to, group: { title, leads: led, memberships } }) => ({
    day: dayOf(day),
    from: start,
    to,
    group: title,
    people: [...led, ...memberships].map(({ personId }) => personId),
  }));
}
