import { ukDay } from '../../core/uk-time.ts';
import type { Item } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';

/** What an event about a whole group begins with when it shows its members to somebody. */
const shows = ['viewed', 'exported', 'copied', 'downloaded'];

/** An event in which somebody else saw or changed a person's data. */
type Event = { at: Date; what: string; person: { name: string } | null };

/** The ids under which an event may be about a person: their own, their places, applications and offers, and their groups. */
async function subjectsOf(db: Db, personId: string) {
  const mine = { where: { personId }, select: { id: true } };
  const memberships = await db.membership.findMany({
    where: { personId },
    select: { id: true, participationId: true, groupId: true },
  });
  const others = await Promise.all([db.interest.findMany(mine), db.projectApplication.findMany(mine)]);
  return {
    own: [
      personId,
      ...memberships.flatMap((one) => [one.id, one.participationId]),
      ...others.flat().map(({ id }) => id),
    ],
    groups: memberships.map(({ groupId }) => groupId),
  };
}

/** Who else saw or changed a person's data in this hub, the newest first. */
export async function whoSaw(db: Db, personId: string, take: number, skip = 0): Promise<Event[]> {
  const { own, groups } = await subjectsOf(db, personId);
  const seen = shows.map((word) => ({ what: { startsWith: word } }));
  return db.auditEvent.findMany({
    where: {
      AND: [
        { OR: [{ aboutPersonId: personId }, { subjectId: { in: own } }, { subjectId: { in: groups }, OR: seen }] },
        { OR: [{ personId: null }, { personId: { not: personId } }] },
      ],
    },
    select: { at: true, what: true, person: { select: { name: true } } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take,
    skip,
  });
}

/** One line of the record. */
export const lineOf = ({ at, what, person }: Event): Item => ({
  title: `${what.charAt(0).toUpperCase()}${what.slice(1)}`,
  detail: [person ? `${person.name}, ` : 'the service itself, ', { day: ukDay(at) }],
});
