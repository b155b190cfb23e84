import type { DueRule } from '../../core/due.ts';
import type { Db } from '../../store/db.ts';

/** What waits for its moment is due then; one that goes out portion by portion, at the moment of its next one. */
export const announcementRule: DueRule<Db> = {
  name: 'announcement',
  expected: async ({ db }, only) => {
    const where = { state: 'SCHEDULED' as const, ...(only && { id: { in: only } }) };
    const rows = await db.announcement.findMany({ where, select: { id: true, goesAt: true } });
    return rows.flatMap(({ id, goesAt }) => (goesAt ? [{ subjectId: id, dueAt: goesAt }] : []));
  },
};
