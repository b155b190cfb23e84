import type { z } from 'zod';
import type { IssueLink } from './document.ts';
import type { Hub } from './hub.ts';
import type { Platform } from './people.ts';
import type { View } from './view.ts';

/** Something to say later or to somebody else. Telling it twice for one occasion says it once. */
export type Telling = {
  kind: string;
  facts: Record<string, string | number | boolean>;
  to: { person: string };
  /** What makes this telling different from another of the same kind to the same person. */
  occasion: string;
  /** The Work Group it is about: its lead hears when it cannot be delivered. */
  group?: string;
  notBefore?: Date;
};

/** Writes a notice in the transaction of the fact it tells. */
export type Tell = (telling: Telling) => Promise<void>;

/** What a kind of notice composes with; `link` makes addresses for the person it is said to. */
export type Composing<Db> = {
  db: Db;
  hub: Hub;
  now: Date;
  to: { personId: string; name: string };
  link: IssueLink;
};

/**
 * How a kind of notice becomes words at the moment of sending: a View, or 'overtaken' when it no longer holds.
 * `whenUncertain` decides what follows a lost answer that cannot be looked up.
 */
export type NoticeKind<Db> = {
  name: string;
  whenUncertain: 'send again' | 'leave to a person';
  compose: (facts: unknown, composing: Composing<Db>) => Promise<View | 'overtaken'>;
};

/** A notice kind whose facts are parsed before they are composed. */
export function noticeKind<Facts, Db>(spec: {
  name: string;
  whenUncertain: NoticeKind<Db>['whenUncertain'];
  facts: z.ZodType<Facts>;
  compose: (facts: Facts, composing: Composing<Db>) => Promise<View | 'overtaken'>;
}): NoticeKind<Db> {
  return { ...spec, compose: async (facts, composing) => spec.compose(spec.facts.parse(facts), composing) };
}

/** Where a door can reach a person: one account with what that door stored for it. */
export type Address = {
  platform: Platform;
  accountId: string;
  tenant: string;
  user: string;
  details: Record<string, string>;
};

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
