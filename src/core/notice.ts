import type { z } from 'zod';
import type { IssueLink } from './document.ts';
import type { Hub } from './hub.ts';
import type { Platform } from './people.ts';
import type { Remind } from './reminder.ts';
import type { View } from './view.ts';

/** Something to say later or to somebody else. Telling it twice for one occasion says it once. */
export type Telling = {
  kind: string;
  facts: Record<string, string | number | boolean>;
  to: { person: string } | { channel: string };
  /** What makes this telling different from another of the same kind to the same person or channel. */
  occasion: string;
  /** The Work Group it is about: its lead hears when it cannot be delivered. */
  group?: string;
  notBefore?: Date;
};

/** Writes a notice in the transaction of the fact it tells. */
export type Tell = (telling: Telling) => Promise<void>;

/** Tells many things with few statements: nothing is written before `flush`. */
export type Gathering = { tell: Tell; flush: () => Promise<void> };

/** What a kind of notice composes with; `link` makes addresses for the person it is said to. */
export type Composing<Db> = {
  db: Db;
  hub: Hub;
  now: Date;
  to: { personId: string; name: string };
  link: IssueLink;
  /** Which notice it is: a button can ask for it again. */
  notice: string;
};

/** What a kind of notice composes with for a channel, where everybody reads it. */
export type ComposingInChannel<Db> = Omit<Composing<Db>, 'to' | 'link' | 'notice'>;

/**
 * How a kind of notice becomes words at the moment of sending: a View, or 'overtaken' when it no longer holds.
 * `whenUncertain` decides what follows a lost answer that cannot be looked up. Only a kind that is told in channels
 * says what it says there.
 */
export type NoticeKind<Db> = {
  name: string;
  whenUncertain: 'send again' | 'leave to a person';
  compose: (facts: unknown, composing: Composing<Db>) => Promise<View | 'overtaken'>;
  inChannel?: (facts: unknown, composing: ComposingInChannel<Db>) => Promise<View | 'overtaken'>;
  /** There for a reminder: how it becomes an item of its person's digest. */
  remind?: Remind<Db>;
};

/** A notice kind whose facts are parsed before they are composed. */
export function noticeKind<Facts, Db>(spec: {
  name: string;
  whenUncertain: NoticeKind<Db>['whenUncertain'];
  facts: z.ZodType<Facts>;
  compose: (facts: Facts, composing: Composing<Db>) => Promise<View | 'overtaken'>;
  inChannel?: (facts: Facts, composing: ComposingInChannel<Db>) => Promise<View | 'overtaken'>;
}): NoticeKind<Db> {
  const { name, whenUncertain, facts: shape, compose, inChannel } = spec;
  return {
    name,
    whenUncertain,
    compose: async (facts, composing) => compose(shape.parse(facts), composing),
    ...(inChannel && { inChannel: async (facts, composing) => inChannel(shape.parse(facts), composing) }),
  };
}

/** Where a door can write, with what that door stored for it: to a person by one of their accounts, or into a channel. */
export type Address = { platform: Platform; tenant: string; details: Record<string, string> } & (
  | { accountId: string; user: string }
  | { channel: string }
);

/**
 * What became of a delivery. 'held': nothing was sent, try after `seconds`; `scope` says whether only this conversation waits
 * or the whole workspace. 'failed': it can never arrive. 'uncertain': it may have arrived, the answer was lost.
 */
export type Delivery =
  | { kind: 'sent'; id: string }
  | { kind: 'held'; seconds: number; scope: 'lane' | 'workspace' }
  | { kind: 'failed'; why: string; closed: boolean }
  | { kind: 'uncertain'; why: string };

/** A door's way out: sends once, never by itself again. `find` looks for an earlier message with the key, where the platform lets it. */
export type Messenger = {
  deliver: (address: Address, view: View, key: string) => Promise<Delivery>;
  find: (address: Address, key: string, since: Date) => Promise<'found' | 'absent' | 'unknown'>;
};
