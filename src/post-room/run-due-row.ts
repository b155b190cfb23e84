import type { Plan } from '../core/due.ts';
import type { Hub } from '../core/hub.ts';
import type { Db } from '../store/db.ts';
import type { DueRow } from '../store/generated/client.ts';
import type { Room } from './ports.ts';

type Due = Pick<DueRow, 'id' | 'hubId' | 'kind' | 'subjectId'>;

/** Its row was moved or dropped by somebody else while it ran: what it did is undone. */
class Moved extends Error {}

/**
 * Does what is due, once over all processes, in one transaction with the mark that it is done. Throws what its kind throws.
 * The row itself is locked last: a command locks its subject first and moves the row then, and whoever does it the other
 * way round ends in a deadlock with it. So an advisory lock keeps other sweeps away.
 */
export async function runDueRow(room: Room, due: Due): Promise<void> {
  const hub = await room.hubs(due.hubId);
  if (!hub) throw new Error(`there is no hub ${due.hubId}`);
  try {
    await room.store.change(hub, (db) => runIn(db, room, hub, due));
  } catch (error) {
    if (!(error instanceof Moved)) throw error;
  }
}

async function runIn(db: Db, room: Room, hub: Hub, due: Due): Promise<void> {
  const now = room.clock();
  const kind = room.dueKinds.get(due.kind);
  if (!kind) throw new Error(`nobody knows what to do when ${due.kind} is due`);
  if (!(await isOurs(db, due.id))) return;
  const open = { id: due.id, doneAt: null, dueAt: { lte: now } };
  const row = await db.dueRow.findFirst({ where: open });
  if (!row) return;
  const { plan, replanned } = watched(room.plan(db, hub), row);
  const { tell, flush } = room.gather({ db, hub, now });
  await kind.run(row.subjectId, { db, hub, now, tell, plan });
  await flush();
  const unmoved = { id: row.id, dueAt: row.dueAt, doneAt: null };
  const { count } = await db.dueRow.updateMany({ where: unmoved, data: { doneAt: now } });
  if (count === 0 && !replanned()) throw new Moved();
}

async function isOurs(db: Db, id: string): Promise<boolean> {
  const [answer] = await db.$queryRaw<{ ours: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${id}, 0)) AS "ours"`;
  return answer?.ours ?? false;
}

/** The plan a kind works with, and whether it moved or dropped the very row that it was run for. */
function watched(plan: Plan, row: DueRow): { replanned: () => boolean; plan: Plan } {
  let touched = false;
  const touch = (kinds: string[], subjectId: string) => {
    touched ||= kinds.includes(row.kind) && subjectId === row.subjectId;
  };
  return {
    replanned: () => touched,
    plan: {
      set: async (kind, subjectId, dueAt) => {
        touch([kind], subjectId);
        await plan.set(kind, subjectId, dueAt);
      },
      setAll: async (kind, rows) => {
        for (const { subjectId } of rows) touch([kind], subjectId);
        await plan.setAll(kind, rows);
      },
      drop: async (kind, subjectId) => {
        touch([kind].flat(), subjectId);
        await plan.drop(kind, subjectId);
      },
    },
  };
}
