import type { Hub } from './hub.ts';
import type { Tell } from './notice.ts';

/** What will be due: one row a kind and subject; set again it moves, dropped it is gone. Written in the transaction of its cause. */
export type Plan = {
  set: (kind: string, subjectId: string, dueAt: Date) => Promise<void>;
  setAll: (kind: string, rows: { subjectId: string; dueAt: Date }[]) => Promise<void>;
  drop: (kind: string | string[], subjectId: string) => Promise<void>;
};

/** Something the rules make due; 'as told' where people were told the day and only the row itself still knows it. */
export type Expected = { subjectId: string; dueAt: Date | 'as told' };

/**
 * When a kind is due by the rules. The same answer sets a row, moves it and checks it by night, so it is read from the
 * hub's rows and settings only: not from the hour (but for leaving out what is over), nor from the rows of the plan.
 */
export type DueRule<Db> = {
  name: string;
  /** Every subject of the hub for which something is or was due and not yet over; only these, where some are named. */
  expected: (base: { db: Db; hub: Hub; now: Date }, only?: string[]) => Promise<Expected[]>;
};

/** What to do when a kind of due row has come: it checks that it still holds, changes what time changed, and tells. */
export type DueKind<Db> = DueRule<Db> & {
  /** It changes nothing and plans nothing: the sweep does many at once. */
  only?: 'reads and tells';
  run: (subjectId: string, happening: { db: Db; hub: Hub; now: Date; tell: Tell; plan: Plan }) => Promise<void>;
  /** The same for many, read at once. */
  runAll?: (subjectIds: string[], happening: Reading<Db>) => Promise<void>;
};

/** What a kind works with that changes nothing and plans nothing. */
export type Reading<Db> = { db: Db; hub: Hub; now: Date; tell: Tell };

/** A kind that only reads and tells, for one subject as for many. */
export const tellsTogether = <Db>(
  rule: DueRule<Db>,
  runAll: (subjectIds: string[], reading: Reading<Db>) => Promise<void>,
): DueKind<Db> => ({ ...rule, only: 'reads and tells', runAll, run: (id, reading) => runAll([id], reading) });

type Planning<Db> = { db: Db; hub: Hub; now: Date; plan: Plan };

/** Sets, moves or drops what is due for some subjects, as the rule says after a change; to be called in its transaction. */
export async function planBy<Db>(rule: DueRule<Db>, base: Planning<Db>, subjects: string[]): Promise<void> {
  const { db, hub, now, plan } = base;
  const expected = await rule.expected({ db, hub, now }, subjects);
  const rows = expected.flatMap(({ subjectId, dueAt }) => (dueAt === 'as told' ? [] : [{ subjectId, dueAt }]));
  await plan.setAll(rule.name, rows);
  const due = new Set(expected.map(({ subjectId }) => subjectId));
  for (const id of subjects) if (!due.has(id)) await plan.drop(rule.name, id);
}
