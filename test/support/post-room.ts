import { expect, onTestFinished } from 'vitest';
import { z } from 'zod';
import type { DueKind } from '../../src/core/due.ts';
import type { Hub } from '../../src/core/hub.ts';
import { type NoticeKind, noticeKind, type Telling } from '../../src/core/notice.ts';
import { text, type View } from '../../src/core/view.ts';
import type { GivenUp, Pace } from '../../src/post-room/ports.ts';
import { openPostRoom, type Parts } from '../../src/post-room/start.ts';
import type { Db } from '../../src/store/db.ts';
import { openStore } from '../../src/store/open-store.ts';
import { freshDatabase } from './database.ts';
import { makeHub } from './post-room-people.ts';
import { createPlatform } from './post-room-platform.ts';

/** A clock that stands until a test moves it. */
function createClock(at = '2026-11-23T09:00:00Z') {
  let now = Date.parse(at);
  return {
    now: () => new Date(now),
    forward: (seconds: number) => {
      now += seconds * 1000;
    },
  };
}

const facts = z.object({ say: z.string(), over: z.boolean().optional(), broken: z.boolean().optional() });

async function sayIt({ say, over, broken }: z.infer<typeof facts>): Promise<View | 'overtaken'> {
  if (broken) throw new Error('cannot be composed');
  return over ? 'overtaken' : { title: say, blocks: [text(say)] };
}

const kindOf = (name: string, whenUncertain: 'send again' | 'leave to a person') =>
  noticeKind<z.infer<typeof facts>, Db>({
    name,
    whenUncertain,
    facts,
    compose: sayIt,
    ...(name === 'announcement' && { inChannel: sayIt }),
  });

const nudgeFacts = facts.extend({ until: z.iso.datetime().optional(), back: z.iso.datetime().optional() });

/** A reminder: it says its words, and is no use after `until`. */
const nudge: NoticeKind<Db> = {
  ...{ name: 'nudge', whenUncertain: 'send again' as const, compose: async () => 'overtaken' as const },
  remind: async (raw) => {
    const { say, over, broken, back, until = '2026-12-24T00:00:00Z' } = nudgeFacts.parse(raw);
    if (broken) throw new Error('cannot be composed');
    if (over) return 'overtaken';
    if (back && !over) return { notBefore: new Date(back) };
    const [item, view] = [{ title: say }, { title: say, blocks: [text(say)] }];
    return { item, view, days: 'school days', until: new Date(until) };
  },
};

const kinds = [nudge, kindOf('reminder', 'send again'), kindOf('announcement', 'leave to a person')];

type Given = { notice: GivenUp; why: string };

/** What a test may have otherwise in a post room. */
export type Otherwise = {
  dueKinds?: DueKind<Db>[];
  pace?: Partial<Pace>;
  clock?: () => Date;
  messengers?: Parts['messengers'];
  onGivenUp?: Parts['onGivenUp'];
  night?: NonNullable<Parts['night']>;
};

/** A database with a hub, a platform, and post rooms on them, each with its own connections, as processes have. */
export async function openTown() {
  const database = await freshDatabase();
  const store = await openStore({ url: database.url, dataDir: '' });
  const hub = await makeHub(store.prisma);
  const clock = createClock();
  const platform = createPlatform();
  const givenUp: Given[] = [];
  const faults: string[] = [];
  const warnings: string[] = [];
  const closing: (() => Promise<void>)[] = [];
  onTestFinished(async () => {
    for (const close of closing.reverse()) await close();
    await store.close();
    await database.drop();
  });

  async function openRoom(otherwise: Otherwise = {}) {
    const own = await openStore({ url: database.url, dataDir: '' });
    const messenger = platform.messenger;
    const room = await openPostRoom({
      ...own,
      hubs: async () => hub,
      clock: clock.now,
      kinds,
      dueKinds: [],
      messengers: { slack: messenger, teams: messenger },
      log: {
        warn: (_about, message) => warnings.push(message),
        error: ({ err }, message) => faults.push(`${message}: ${err}`),
      },
      links: () => async (kind) => `https://workgroups.example/links/${kind}`,
      onGivenUp: async (notice, why) => {
        givenUp.push({ notice, why });
      },
      ...otherwise,
    });
    closing.push(async () => {
      await room.stop();
      await own.close();
    });
    const say = (telling: Telling, of: Hub = hub) => own.change(of, (db) => room.tell(db, of, clock.now())(telling));
    const sayAll = (tellings: Telling[]) =>
      own.change(hub, async (db) => {
        for (const telling of tellings) await room.tell(db, hub, clock.now())(telling);
      });
    return { ...room, say, sayAll, store: own };
  }

  const notices = () => store.prisma.notice.findMany({ orderBy: { id: 'asc' } });
  const states = async () => (await notices()).map(({ state }) => state);
  return { store, hub, clock, platform, givenUp, faults, warnings, openRoom, notices, states };
}

export type Town = Awaited<ReturnType<typeof openTown>>;

let told = 0;

/** The same to a channel, where only announcements are. */
export const tellingChannel = (channel: string, say: string, more: Partial<Telling> = {}): Telling => ({
  ...telling('', say, more),
  kind: more.kind ?? 'announcement',
  to: { channel },
});

/** Something to say to a person: its words, and whatever else a test cares about. */
export const telling = (person: string, say: string, more: Partial<Telling> = {}): Telling => {
  told += 1;
  return {
    kind: 'reminder',
    facts: { say, ...more.facts },
    to: { person },
    occasion: String(told),
    ...omitFacts(more),
  };
};

const omitFacts = ({ facts: _facts, ...rest }: Partial<Telling>) => rest;

/** Expects what will be so, looking again and again for ten seconds. */
export const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 10_000 });
