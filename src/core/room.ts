import type { Base, Command } from './command.ts';
import type { DocumentKind, IntakeKind } from './document.ts';
import type { DueKind } from './due.ts';
import type { Hub } from './hub.ts';
import type { NightWork } from './night.ts';
import type { NoticeKind } from './notice.ts';
import type { Source } from './ports.ts';
import type { Day } from './uk-time.ts';
import type { Action, Item } from './view.ts';

/** What a room puts on a person's home: what needs them now, and what is theirs. */
type OnHome = { needsMe: Item[]; mine: Item[] };

/** Somebody who looks after the hub as a whole. */
export type Watcher = 'hub lead' | 'administrator';

/** One kind of thing that is not as it should be, for whom, and each with the button that puts it right. */
export type Concern = { about: string; for: Watcher[]; items: Item[]; all?: Action };

/** What concerns are read with; `until` is the next school day on which the reader looks. */
export type Watching<Db> = { db: Db; hub: Hub; now: Date; until: Day };

/** A room's list: all that the rest of the house needs to know of it. */
export type Room<Db> = {
  /** What its commands are about, up to 20 characters: a button of help. */
  topic: string;
  commands: Command<Db>[];
  noticeKinds?: NoticeKind<Db>[];
  dueKinds?: DueKind<Db>[];
  nightWork?: NightWork<Db>[];
  sources?: Record<string, Source<Db>>;
  documents?: DocumentKind<Db>[];
  intakes?: IntakeKind<Db>[];
  home?: (base: Base<Db>) => Promise<OnHome>;
  /** What of this room needs those who look after the hub. */
  concerns?: (watching: Watching<Db>) => Promise<Concern[]>;
};
