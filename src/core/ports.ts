import type { Command, Outcome, Recall } from './command.ts';
import type { IssueInstall, IssueLink, MakeFeed } from './document.ts';
import type { Plan } from './due.ts';
import type { Answers, Option } from './form.ts';
import type { Hub } from './hub.ts';
import type { Joins } from './joins.ts';
import type { Nation } from './nation.ts';
import type { Gathering, Tell } from './notice.ts';
import type { AccountSeen, Actor, Place } from './people.ts';
import type { Block } from './view.ts';

/** What a door asks for: typed words, or a press or form that runs a command. `press` is the same for every repeat of one press. */
export type Asked = { account: AccountSeen; place: Place; press?: string } & (
  | { typed: string }
  | { runs: string; input: Record<string, string>; version?: number; answers?: Answers; draft?: string }
);

/** Who and where: known with their hub, or what stands in the way. */
export type Arrival =
  | { kind: 'known'; actor: Actor; hub: Hub }
  | { kind: 'which hub'; hubs: { slug: string; name: string }[] }
  | { kind: 'no hub' }
  | { kind: 'closed'; contact: string };

/** Knows people, accounts, places and hubs. Who somebody is and what they may do is read each time, unless it may be some seconds old. */
export type Directory = {
  arrive: (account: AccountSeen, place: Place, how?: 'cached') => Promise<Arrival>;
  choose: (account: AccountSeen, hubSlug: string) => Promise<void>;
  greeted: (actor: Actor, hub: Hub) => Promise<void>;
  /** What a hub is or has set was changed: nobody’s hub is taken from memory any more. */
  forgetHubs: () => void;
};

/** What waits for something else to be asked first. It stays found for some days: the platform may send that form again. */
export type Drafts = {
  keep: (accountId: string, waiting: { command: string; input: unknown }, now: Date) => Promise<string>;
  find: (accountId: string, id: string) => Promise<{ command: string; input: Record<string, string> } | undefined>;
};

/** Presses already carried out: 'first', or what was answered then. */
export type Presses<Db> = {
  claim: (db: Db, token: string, accountId: string, now: Date) => Promise<'first' | Outcome>;
  settle: (db: Db, token: string, accountId: string, outcome: Outcome) => Promise<void>;
};

/** The store, bound to a hub. A change is one transaction; it throws Busy when somebody else holds the row too long. */
type Store<Db> = {
  read: (hub: Hub) => Db;
  change: <T>(hub: Hub, work: (db: Db) => Promise<T>) => Promise<T>;
  /** Rows read a moment ago, forgotten with every change. */
  recall: (hub: Hub) => Recall;
  /** Whether an error only says that too many ask at once. */
  isBusy: (error: unknown) => boolean;
};

/** Answers a search field: at most 20 options. */
export type Source<Db> = (words: string, base: { db: Db; hub: Hub; actor: Actor }) => Promise<Option[]>;

export type Ports<Db> = {
  commands: Command<Db>[];
  /** Who answers which search field. */
  sources: Record<string, Source<Db>>;
  directory: Directory;
  drafts: Drafts;
  presses: Presses<Db>;
  store: Store<Db>;
  tell: (db: Db, hub: Hub, now: Date) => Tell;
  /** All that one change tells, told at its end. */
  gather: (within: { db: Db; hub: Hub; now: Date }) => Gathering;
  plan: (db: Db, hub: Hub) => Plan;
  /** The hub's settings or calendar were changed in this transaction: what is due because of them moves. */
  replan: (db: Db, hub: Hub, now: Date) => Promise<void>;
  links: (db: Db, hub: Hub, actor: Actor, now: Date) => IssueLink;
  /** There where Slack workspaces install the bot by themselves. */
  installs?: (db: Db, hub: Hub, now: Date) => IssueInstall;
  feeds: (db: Db, hub: Hub, actor: Actor, now: Date) => MakeFeed;
  joins: (db: Db, actor: Actor, now: Date) => Joins;
  nation: Nation;
  welcome: (hub: Hub) => Block[];
  clock: () => Date;
  report: (error: unknown, about: { reference: string; command: string; platform: string }) => void;
  reference: () => string;
};

export type Dispatcher = {
  /** Never throws: a fault is a refusal with a reference. */
  dispatch: (asked: Asked) => Promise<Outcome>;
  /** The form that a submission came from, with what was typed kept: for a door that must draw it again. */
  reopen: (asked: Asked & { runs: string }) => Promise<Outcome>;
  search: (account: AccountSeen, place: Place, source: string, words: string) => Promise<Option[]>;
  asks: (command: string) => boolean;
};

/** Somebody else is changing the same thing. */
export class Busy extends Error {}
/** The database was lost while it was being asked to keep a change: it may be kept, or not. */
export class Unsettled extends Error {}
