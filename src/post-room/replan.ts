import type { DueKind } from '../core/due.ts';
import type { Hub } from '../core/hub.ts';
import { type PlanDifference, planDifferences } from '../core/plan-differences.ts';
import type { Db } from '../store/db.ts';
import type { Room } from './ports.ts';

/** Where a hub's plan is not as the rules say. */
export type Difference = PlanDifference & { kind: string };

type Looking = { db: Db; hub: Hub; now: Date };

async function ofKind(kind: DueKind<Db>, { db, hub, now }: Looking): Promise<Difference[]> {
  const expected = await kind.expected({ db, hub, now });
  const rows = await db.dueRow.findMany({
    where: { kind: kind.name, OR: [{ doneAt: null }, { subjectId: { in: expected.map((one) => one.subjectId) } }] },
    select: { subjectId: true, dueAt: true, doneAt: true },
  });
  const planned = rows.map(({ doneAt, ...row }) => ({ ...row, isDone: doneAt !== null }));
  return planDifferences(expected, planned, now).map((one) => ({ ...one, kind: kind.name }));
}

/** Recomputes the plan of a hub from the rules, and says where it differs. */
export async function comparePlan({ dueKinds }: Pick<Room, 'dueKinds'>, looking: Looking): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const kind of dueKinds.values()) found.push(...(await ofKind(kind, looking)));
  return found;
}

/** Makes the plan of a hub what the rules say, in the transaction it is given; returns what it found otherwise. */
export async function replan(room: Pick<Room, 'dueKinds' | 'plan'>, looking: Looking): Promise<Difference[]> {
  const found = await comparePlan(room, looking);
  const plan = room.plan(looking.db, looking.hub);
  for (const [kind, differences] of Map.groupBy(found, (one) => one.kind)) {
    const wanted = differences.flatMap((one) => (one.is === 'missing' || one.is === 'moved' ? [one] : []));
    await plan.setAll(kind, wanted);
    for (const { subjectId } of differences.filter(({ is }) => is === 'left over')) await plan.drop(kind, subjectId);
  }
  return found;
}
