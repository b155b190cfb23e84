import type { Hub } from './hub.ts';
import type { Tell } from './notice.ts';

/** What will be due: one row a kind and subject; set again it moves, dropped it is gone. Written in the transaction of its cause. */
export type Plan = {
  set: (kind: string, subjectId: string, dueAt: Date) => Promise<void>;
  drop: (kind: string, subjectId: string) => Promise<void>;
};

/** What to do when a kind of due row has come: it checks that it still holds, changes what time changed, and tells. */
export type DueKind<Db> = {
  name: string;
  run: (subjectId: string, happening: { db: Db; hub: Hub; now: Date; tell: Tell; plan: Plan }) => Promise<void>;
};
