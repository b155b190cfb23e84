import type { Plan } from './due.ts';
import type { Hub } from './hub.ts';
import type { Nation } from './nation.ts';
import type { Tell } from './notice.ts';
import type { Actor } from './people.ts';
import type { Right } from './rights.ts';

/**
 * Makes an address that works for the person who asked, and for a while (half an hour, or so many days): behind it a
 * document or an intake of that name.
 */
export type IssueLink = (kind: string, facts?: Record<string, string>, days?: number) => Promise<string>;

/** Makes a private calendar address, of one's own sessions or of one group's: a new one ends the one before. */
export type MakeFeed = (groupId?: string) => Promise<string>;

/** Makes an address at which one Slack workspace installs the bot and joins the hub; its id says which it was. */
export type IssueInstall = () => Promise<{ id: string; address: string; until: Date }>;

/** The kind of file that is no text: its body is its bytes in Base64. */
export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A file as a browser takes it away. */
export type Document = {
  filename: string;
  type: 'text/csv' | 'application/json' | 'text/calendar' | 'text/plain' | typeof wordType;
  body: string;
};

/**
 * A file that a person takes away by a link. It is made when it is taken, and the rights are asked then:
 * `produce` answers 'gone' when the person may no longer have it or there is nothing any more.
 */
export type DocumentKind<Db> = {
  name: string;
  /** What the page calls it: "Everybody in Years 5 to 8 continuity". */
  title: string;
  /** Taken as often as one likes while its address works: dates, and nothing of anybody. */
  isLasting?: true;
  produce: (
    facts: Record<string, string>,
    making: { db: Db; hub: Hub; actor: Actor; now: Date; nation?: Nation },
  ) => Promise<Document | 'gone'>;
};

/** What a file that is handed in would change, or has changed; each fault and change names its line of the file. */
export type Findings = {
  summary: string;
  changes: { line: number; what: string }[];
  faults: { line: number; what: string }[];
};

/** The hub's rows that an intake reads and writes; `by` is the person whose link it was, none for the operator. */
export type Taking<Db> = { db: Db; hub: Hub; now: Date; tell: Tell; plan: Plan; by?: string };

/** A file that a person hands in by a link, or an operator on the machine: first what it would change, then the change, in one transaction. */
export type IntakeKind<Db> = {
  name: string;
  title: string;
  /** What it is for and which columns it needs, for the page. */
  explain: string;
  right: Right;
  /** Changes what the hub is or has set: what is due because of it moves, and everybody reads it afresh. */
  settles?: 'the hub';
  /** A file that shows the columns, to begin from. */
  example: Document;
  check: (text: string, taking: Taking<Db>) => Promise<Findings>;
  /** Changes nothing when there is a fault. */
  take: (text: string, taking: Taking<Db>) => Promise<Findings>;
  /** Keeps in mind that a file did not come in, in a transaction of its own: what was taken is undone. */
  refused?: (findings: Findings, file: string, taking: Taking<Db>) => Promise<void>;
};
