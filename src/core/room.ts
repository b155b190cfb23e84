import type { Base, Command } from './command.ts';
import type { DocumentKind, IntakeKind } from './document.ts';
import type { DueKind } from './due.ts';
import type { NoticeKind } from './notice.ts';
import type { Source } from './ports.ts';
import type { Item } from './view.ts';

/** What a room puts on a person's home: what needs them now, and what is theirs. */
type OnHome = { needsMe: Item[]; mine: Item[] };

/** A room's list: all that the rest of the house needs to know of it. */
export type Room<Db> = {
  /** What its commands are about, up to 20 characters: a button of help. */
  topic: string;
  commands: Command<Db>[];
  noticeKinds?: NoticeKind<Db>[];
  dueKinds?: DueKind<Db>[];
  sources?: Record<string, Source<Db>>;
  documents?: DocumentKind<Db>[];
  intakes?: IntakeKind<Db>[];
  home?: (base: Base<Db>) => Promise<OnHome>;
};
