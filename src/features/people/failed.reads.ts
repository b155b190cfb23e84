import { addSchoolDays } from '../../core/calendar.ts';
import { instantOf, ukDay } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import type { HubBase } from '../define.ts';

/** The kind by which those who lead hear of messages that did not arrive; it is never told about itself. */
export const notReachedKind = 'not reached';

/** For how many school days a message that did not arrive is still news. */
const newsDays = 5;

/** Since when a message that did not arrive is news today. */
export const newsSince = ({ hub, now }: Pick<HubBase, 'hub' | 'now'>): Date =>
  instantOf(addSchoolDays(hub.calendar, ukDay(now), -newsDays), '00:00');

/** By what it is on record that somebody passed a message of the hub on another way. */
export const passedOn = 'passed on what did not arrive';

/** Messages about a group, or about none, that were given up since then, with whom they were for. */
export async function failedSince(db: Db, groupId: string | null, since: Date) {
  const rows = await db.notice.findMany({
    where: {
      groupId,
      kind: { not: notReachedKind },
      state: { in: ['FAILED', 'UNCERTAIN'] },
      settledAt: { gte: since },
      personId: { not: null },
    },
    include: { person: { select: { id: true, name: true, email: true } } },
    orderBy: { settledAt: 'asc' },
  });
  return rows.flatMap(({ id, person, kind, facts }) =>
    person ? [{ id, personId: person.id, name: person.name, email: person.email, kind, facts }] : [],
  );
}
