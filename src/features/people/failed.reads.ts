import type { Db } from '../../store/db.ts';

/** The kind by which those who lead hear of messages that did not arrive; it is never told about itself. */
export const notReachedKind = 'not reached';

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
