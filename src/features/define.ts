import { type Base, type Command, command, type Spec } from '../core/command.ts';
import { type NoticeKind, noticeKind } from '../core/notice.ts';
import type { Room, Watching } from '../core/room.ts';
import type { Db } from '../store/db.ts';

// The core does not know Prisma; here its words are settled on our database, so that every feature gets typed rows.

export type HubBase = Base<Db>;
export type HubRoom = Room<Db>;
export type HubWatching = Watching<Db>;

/** A command over this product's database. */
export const defineCommand = <Input, Subject, Answers>(spec: Spec<Input, Subject, Answers, Db>): Command<Db> =>
  command(spec);

/** A notice kind over this product's database. */
export const defineNotice = <Facts>(spec: Parameters<typeof noticeKind<Facts, Db>>[0]): NoticeKind<Db> =>
  noticeKind(spec);
