import type { Plan } from '../core/due.ts';
import type { Hub } from '../core/hub.ts';
import { createId } from '../store/create-id.ts';
import type { Db } from '../store/db.ts';

/** Plans in the transaction it is given. Set again for the same instant, what was done stays done; for another, it is due again. */
export const createPlan = (db: Db, hub: Hub): Plan => ({
  set: async (kind, subjectId, dueAt) => {
    await db.$executeRaw`
      INSERT INTO "DueRow" AS planned (id, "hubId", kind, "subjectId", "dueAt")
      VALUES (${createId()}::uuid, ${hub.id}::uuid, ${kind}, ${subjectId}::uuid, ${dueAt}::timestamptz)
      ON CONFLICT ("hubId", kind, "subjectId") DO UPDATE SET "dueAt" = EXCLUDED."dueAt", "doneAt" = NULL
      WHERE planned."dueAt" <> EXCLUDED."dueAt"`;
  },
  drop: async (kind, subjectId) => {
    await db.$executeRaw`
      DELETE FROM "DueRow"
      WHERE "hubId" = ${hub.id}::uuid AND kind = ANY (${[kind].flat()}::text[]) AND "subjectId" = ${subjectId}::uuid`;
  },
});
