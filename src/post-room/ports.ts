import type { IssueLink } from '../core/document.ts';
import type { DueKind, Plan } from '../core/due.ts';
import type { Hub } from '../core/hub.ts';
import type { Gathering, Messenger, NoticeKind, Tell } from '../core/notice.ts';
import type { Platform } from '../core/people.ts';
import type { Db } from '../store/db.ts';
import type { PrismaClient } from '../store/generated/client.ts';

/** The store as the post room needs it: all hubs' rows, and a client bound to one hub for whatever a feature runs. */
export type Store = {
  prisma: PrismaClient;
  read: (hub: Hub) => Db;
  change: <T>(hub: Hub, work: (db: Db) => Promise<T>) => Promise<T>;
  /** Work in a transaction that is undone, whatever comes of it. */
  rehearse: <T>(hub: Hub, work: (db: Db) => Promise<T>) => Promise<T>;
  /** Comes back when no change is under way, or after so many ms. */
  quiet: (atMostMs: number) => Promise<void>;
};

/** Where what went wrong is written; what is about comes first, as in pino. */
export type Log = {
  warn: (about: Record<string, unknown>, message: string) => void;
  error: (about: Record<string, unknown>, message: string) => void;
};

/** A notice that nobody will try again: it can never arrive, or may have arrived and a person must look. */
export type GivenUp = {
  id: string;
  kind: string;
  facts: unknown;
  state: 'FAILED' | 'UNCERTAIN';
  personId: string | null;
  channelId: string | null;
  groupId: string | null;
};

/**
 * Hears of each notice given up, once, inside the transaction that gives it up, so that it can tell somebody.
 * It must not tell of its own notices, or a lead who cannot be reached would be told of that for ever.
 */
type OnGivenUp = (notice: GivenUp, why: string, inside: { db: Db; hub: Hub; now: Date; tell: Tell }) => Promise<void>;

/** How fast the post room goes and how long it waits. */
export type Pace = {
  /** Lanes drained at a time by this process. */
  lanesAtOnce: number;
  /** How long a messenger may take before its answer counts as lost, in ms; less than `staleSeconds`. */
  answerWithinMs: number;
  /** After how long a claim without an answer is looked into. */
  staleSeconds: number;
  /** How many claims a notice has in all before it is given up. */
  attempts: number;
  /** How often to look for jobs that nobody announced (later ones, a lost connection), in ms. */
  pollMs: number;
  /** How long a notice lets people go first whose changes are under way, in ms. */
  giveWayMs: number;
  /** Due rows read at a time: so many that each of forty hubs has some that can be done together. */
  dueAtOnce: number;
  /** How long the facts of a settled notice are kept. */
  keepFactsDays: number;
};

export const usualPace: Pace = {
  lanesAtOnce: 8,
  answerWithinMs: 30_000,
  staleSeconds: 60,
  attempts: 20,
  pollMs: 1_000,
  giveWayMs: 5_000,
  dueAtOnce: 4_000,
  keepFactsDays: 90,
};

/** Pauses that whole workspaces asked for, as far as this process knows. */
export type Pauses = {
  pause: (workspace: string, seconds: number) => void;
  secondsLeft: (workspace: string) => number;
};

/** What every part of the post room works with. */
export type Room = {
  store: Store;
  hubs: (hubId: string) => Promise<Hub | undefined>;
  clock: () => Date;
  log: Log;
  pace: Pace;
  kinds: Map<string, NoticeKind<Db>>;
  dueKinds: Map<string, DueKind<Db>>;
  messengers: Partial<Record<Platform, Messenger>>;
  pauses: Pauses;
  onGivenUp: OnGivenUp;
  tell: (db: Db, hub: Hub, now: Date) => Tell;
  /** Tells many things at once, in a transaction. */
  gather: (within: { db: Db; hub: Hub; now: Date }) => Gathering;
  plan: (db: Db, hub: Hub) => Plan;
  /** Addresses for whom something is said to. */
  links: (db: Db, hub: Hub, to: { personId: string }, now: Date) => IssueLink;
  /** Has a lane drained, now or after some seconds. */
  callLane: (lane: string, afterSeconds?: number) => Promise<void>;
};
