import type { Cover } from './cover.ts';

/** What somebody handed in and did not come in. */
export const coverImporting: Cover[] = [
  {
    table: 'FailedImport',
    mine: async ({ db, personId }) =>
      db.failedImport.findMany({
        where: { personId },
        select: { kind: true, file: true, faults: true, count: true, at: true, keptUntil: true },
      }),
    leaving: async ({ db, personId }) => db.failedImport.deleteMany({ where: { personId } }),
    retention: {
      what: 'files that did not come in a month ago',
      count: async (db, { expiredBefore: before }) => db.failedImport.count({ where: { keptUntil: { lt: before } } }),
      remove: async (db, { expiredBefore: before }) =>
        (await db.failedImport.deleteMany({ where: { keptUntil: { lt: before } } })).count,
    },
  },
];
