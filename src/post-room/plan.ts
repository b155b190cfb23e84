import type { Plan } from '../core/due.ts';
import type { Hub } from '../core/hub.ts';
import { createId } from '../store/create-id.ts';
import type { Db } from '../store/db.ts';

type Row = { subjectId: string; dueAt: Date };

/** Rows of one kind with one statement, in one order for everybody who holds several. */
async function setAll(db: Db, hub: Hub, kind: string, rows: Row[]): Promise<void> {
  if (rows.length === 0) return;
  const inOrder = rows.toSorted((one, other) => (one.subjectId < other.subjectId ? -1 : 1));
  await db.$executeRaw`
    INSERT INTO "DueRow" AS planned (id, "hubId", kind, "subjectId", "dueAt")
    SELECT id::uuid, ${hub.id}::uuid, ${kind}, subject::uuid, due::timestamptz
    FROM unnest(${inOrder.map(() => createId())}::text[], ${inOrder.map(({ subjectId }) => subjectId)}::text[],
      ${inOrder.map(({ dueAt }) => dueAt.toISOString())}::text[]) AS rows(id, subject, due)
    ON CONFLICT ("hubId", kind, "subjectId") DO UPDATE SET "dueAt" = EXCLUDED."dueAt", "doneAt" = NULL
    WHERE planned."dueAt" <> EXCLUDED."dueAt"`;
}

/** Plans in the transaction it is given. Set again for the same instant, what was done stays done; for another, it is due again. */
export const createPlan = (db: Db, hub: Hub): Plan => ({
  set: (kind, subjectId, dueAt) => setAll(db, hub, kind, [{ subjectId, dueAt }]),
  setAll: (kind, rows) => setAll(db, hub, kind, rows),
  drop: async (kind, subjectId) => {
    await db.$executeRaw`
      DELETE FROM "DueRow"
      WHERE "hubId" = ${hub.id}::uuid AND kind = ANY (${[kind].flat()}::text[]) AND "subjectId" = ${subjectId}::uuid`;
  },
});
