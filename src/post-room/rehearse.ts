import type { Hub } from '../core/hub.ts';
import type { Tell, Telling } from '../core/notice.ts';
import type { Db } from '../store/db.ts';
import type { DueRow } from '../store/generated/client.ts';
import type { Room } from './ports.ts';
import { createTell, keyOf } from './tell.ts';

/** Something that would be told: to whom, as what, when it would go, and what would have come due to cause it. */
type WouldTell = {
  to: string;
  kind: string;
  title: string;
  at: Date;
  because: { kind: string; subjectId: string; dueAt: Date };
};

/** What would be told until an instant, and what was due and could not be done. */
export type Rehearsal = { tells: WouldTell[]; failed: { kind: string; subjectId: string; why: string }[] };

/** More rows than any hub has due at once: a kind that plans itself for the same moment ends here. */
const mostRows = 20_000;

type Heard = { telling: Telling; at: Date; because: DueRow };
type Stage = { room: Room; db: Db; hub: Hub; start: Date };

/** A step that fails leaves the transaction as it was before it. */
async function attempt<T>(db: Db, step: () => Promise<T>): Promise<T | { why: string }> {
  await db.$executeRaw`SAVEPOINT step`;
  try {
    return await step();
  } catch (error) {
    await db.$executeRaw`ROLLBACK TO SAVEPOINT step`;
    return { why: String(error) };
  }
}

/** Keeps notices in the transaction without a job that would send them, and writes down which were new. */
function hearing({ db, hub }: Stage, row: DueRow, now: Date, heard: Heard[]): Tell {
  const keep = createTell({ send: async () => null })(db, hub, now);
  return async (telling) => {
    if ((await db.notice.count({ where: { key: keyOf(telling) } })) > 0) return;
    await keep(telling);
    const { notBefore } = telling;
    heard.push({ telling, at: notBefore && notBefore > now ? notBefore : now, because: row });
  };
}

/** Does one row as the sweep of its minute would have. */
async function run(stage: Stage, row: DueRow, heard: Heard[]): Promise<void> {
  const { room, db, hub, start } = stage;
  const now = row.dueAt > start ? row.dueAt : start;
  const kind = room.dueKinds.get(row.kind);
  if (!kind) throw new Error(`nobody knows what to do when ${row.kind} is due`);
  await db.dueRow.update({ where: { id: row.id }, data: { doneAt: now } });
  await kind.run(row.subjectId, { db, hub, now, tell: hearing(stage, row, now, heard), plan: room.plan(db, hub) });
}

async function nameOf({ db }: Stage, { to }: Telling): Promise<string> {
  if ('channel' in to) return `channel ${to.channel}`;
  return (await db.person.findUniqueOrThrow({ where: { id: to.person }, select: { name: true } })).name;
}

async function word(stage: Stage, { telling, at, because }: Heard): Promise<WouldTell> {
  const { room, db, hub } = stage;
  const kind = room.kinds.get(telling.kind);
  const name = await nameOf(stage, telling);
  const inside = { db, hub, now: at };
  const composed = await attempt(db, async () =>
    'channel' in telling.to
      ? kind?.inChannel?.(telling.facts, inside)
      : kind?.compose(telling.facts, {
          ...{ ...inside, to: { personId: telling.to.person, name } },
          ...{ link: async () => '', notice: '' },
        }),
  );
  const isShown = composed && composed !== 'overtaken' && 'title' in composed;
  const { kind: cause, subjectId, dueAt } = because;
  const title = isShown ? composed.title : 'nothing: overtaken by then';
  return { to: name, kind: telling.kind, title, at, because: { kind: cause, subjectId, dueAt } };
}

/**
 * What would be told if a sweep came every minute from now until an instant, and nobody did anything meanwhile. It is
 * played in one transaction that is undone, what would newly come due included; nothing is sent.
 */
export function rehearse(room: Room, hub: Hub, until: Date): Promise<Rehearsal> {
  return room.store.rehearse(hub, async (db) => {
    const stage: Stage = { room, db, hub, start: room.clock() };
    const [heard, failed]: [Heard[], Rehearsal['failed']] = [[], []];
    const passed: string[] = [];
    for (let count = 0; count < mostRows; count += 1) {
      const row = await db.dueRow.findFirst({
        where: { doneAt: null, dueAt: { lte: until }, id: { notIn: passed } },
        orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
      });
      if (!row) break;
      const before = heard.length;
      const done = await attempt(db, () => run(stage, row, heard));
      if (!done) continue;
      heard.splice(before);
      passed.push(row.id);
      failed.push({ kind: row.kind, subjectId: row.subjectId, why: done.why });
    }
    const tells: WouldTell[] = [];
    for (const one of heard) tells.push(await word(stage, one));
    return { tells: tells.toSorted((a, b) => a.at.getTime() - b.at.getTime()), failed };
  });
}
