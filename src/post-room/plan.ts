import type { Plan } from '../core/due.ts';
import type { Hub } from '../core/hub.ts';
import type { Db } from '../store/db.ts';

/** Plans in the transaction it is given. Set again for the same instant, what was done stays done; for another, it is due again. */
export const createPlan = (db: Db, hub: Hub): Plan => ({
  set: async (kind, subjectId, dueAt) => {
    const row = { hubId: hub.id, kind, subjectId, dueAt };
    const { count } = await db.dueRow.createMany({ data: [row], skipDuplicates: true });
    if (count === 1) return;
    const where = { kind, subjectId, dueAt: { not: dueAt } };
    await db.dueRow.updateMany({ where, data: { dueAt, doneAt: null } });
  },
  drop: async (kind, subjectId) => {
    await db.dueRow.deleteMany({ where: { kind, subjectId } });
  },
});
