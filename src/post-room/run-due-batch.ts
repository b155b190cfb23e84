import type { DueKind } from '../core/due.ts';
import type { Hub } from '../core/hub.ts';
import type { Db } from '../store/db.ts';
import type { DueRow } from '../store/generated/client.ts';
import type { Room } from './ports.ts';

/** Some of them were moved meanwhile, or one failed: each is done by itself. */
class NotTogether extends Error {}

/** Keeps other sweeps away from those that nobody else does now. */
async function oursOf(db: Db, rows: DueRow[]): Promise<string[]> {
  const ids = rows.map(({ id }) => id);
  const ours = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM unnest(${ids}::text[]) AS id WHERE pg_try_advisory_xact_lock(hashtextextended(id, 0))`;
  return ours.map(({ id }) => id);
}

/** All of them end before the transaction does, also when one fails. */
async function eachOf(runs: Promise<void>[]): Promise<void> {
  const ended = await Promise.allSettled(runs);
  if (ended.some(({ status }) => status === 'rejected')) throw new NotTogether();
}

async function runAll(room: Room, kind: DueKind<Db>, hub: Hub, due: DueRow[], db: Db): Promise<void> {
  const now = room.clock();
  const where = { id: { in: await oursOf(db, due) }, doneAt: null, dueAt: { lte: now } };
  const rows = await db.dueRow.findMany({ where });
  const { tell, flush } = room.gather({ db, hub, now });
  const ids = rows.map(({ subjectId }) => subjectId);
  const happening = { db, hub, now, tell, plan: room.plan(db, hub) };
  if (kind.runAll) await kind.runAll(ids, happening);
  else await eachOf(ids.map((id) => kind.run(id, happening)));
  await flush();
  const { count } = await db.dueRow.updateMany({
    where: { id: { in: rows.map(({ id }) => id) }, doneAt: null, dueAt: { lte: now } },
    data: { doneAt: now },
  });
  if (count !== rows.length) throw new NotTogether();
}

/**
 * Does many rows of one hub and a kind that only reads and tells in one transaction, each with the mark that it is done.
 * Whether they are done; where not, nothing is, and each must be tried by itself.
 */
export async function runDueBatch(room: Room, due: DueRow[]): Promise<boolean> {
  const [first] = due;
  const kind = first && room.dueKinds.get(first.kind);
  const hub = first && (await room.hubs(first.hubId));
  if (!kind?.only || !hub || due.length < 2) return false;
  try {
    await room.store.change(hub, (db) => runAll(room, kind, hub, due, db));
    return true;
  } catch {
    return false; // whatever it was, it is met again by the row it is about, and said there
  }
}
