import { type Cover, notKept, portion } from './cover.ts';

const faded = (before: Date) => ({ at: { lt: before }, NOT: { text: notKept } });

/** What somebody announced for the hub. */
export const coverAnnouncing: Cover[] = [
  {
    table: 'Announcement',
    mine: async ({ db, personId }) =>
      db.announcement.findMany({
        where: { personId },
        select: { state: true, audience: true, text: true, at: true, goesAt: true },
      }),
    leaving: async ({ db, personId, pseudonym }) => {
      await db.announcement.updateMany({ where: { personId }, data: { personId: pseudonym.id } });
      await db.announcement.updateMany({ where: { decidedById: personId }, data: { decidedById: pseudonym.id } });
    },
    retention: {
      what: 'words of old announcements',
      count: async (db, { auditBefore }) => db.announcement.count({ where: faded(auditBefore) }),
      remove: async (db, { auditBefore }) => {
        const old = await db.announcement.findMany({ where: faded(auditBefore), select: { id: true }, take: portion });
        const ids = old.map(({ id }) => id);
        return (await db.announcement.updateMany({ where: { id: { in: ids } }, data: { text: notKept } })).count;
      },
    },
  },
];
