import type { Db } from '../../store/db.ts';

/** Whose data it is, in the hub that the database is bound to. */
type About = { db: Db; personId: string };

/** Somebody leaves: from now on the hub's records stand under the pseudonym. */
export type Leaving = About & { name: string; pseudonym: { id: string; name: string }; now: Date; hubContact: string };

/** Before when something is too old to be kept. */
export type Limits = {
  /** Programme years that began before this one are over for memberships. */
  year: number;
  unsuccessfulBefore: Date;
  auditBefore: Date;
  expiredBefore: Date;
};

/** Rows that time makes go: how many there are, and away with a portion of them; comes back with how many went. */
type Fading = {
  what: string;
  count: (db: Db, limits: Limits) => Promise<number>;
  remove: (db: Db, limits: Limits) => Promise<number>;
};

/** Why a table has no part in something. */
type Not = { not: string };

/**
 * How one table with personal data is dealt with: what "my data" shows of it, what leaving does to it, and when it fades by
 * itself. Each says why where it does nothing.
 */
export type Cover = {
  table: string;
  mine: ((about: About) => Promise<unknown[]>) | Not;
  leaving: ((leaving: Leaving) => Promise<unknown>) | Not;
  retention: Fading | Not;
};

/** What stands in a text that is kept no longer. */
export const notKept = 'not kept';

/** Rows removed at a time: the rest waits for the next portion. */
export const portion = 500;
