import { readFileSync } from 'node:fs';
import { afterAll, afterEach, expect } from 'vitest';
import { createDispatcher } from '../../src/core/dispatcher.ts';
import { createLinkDesk } from '../../src/core/links.ts';
import type { Messenger } from '../../src/core/notice.ts';
import type { Ports } from '../../src/core/ports.ts';
import { welcome } from '../../src/features/hubs/welcome.ts';
import { offered } from '../../src/features/rooms.ts';
import { replan } from '../../src/post-room/replan.ts';
import { openPostRoom, type Parts } from '../../src/post-room/start.ts';
import { createFeeds } from '../../src/store/calendar-feeds.ts';
import type { Db } from '../../src/store/db.ts';
import { createDirectory } from '../../src/store/directory.ts';
import { createDrafts } from '../../src/store/drafts.ts';
import { createHubs } from '../../src/store/hubs.ts';
import { createInstalls } from '../../src/store/install-links.ts';
import { createJoins } from '../../src/store/join-persons.ts';
import { openStore } from '../../src/store/open-store.ts';
import { createPresses } from '../../src/store/presses.ts';
import { createNation } from '../../src/store/roll-up.ts';
import { createLinkBook, createLinks } from '../../src/store/web-links.ts';
import { freshDatabase } from './database.ts';
import { createBuilders, type TestHub } from './house-builders.ts';
import { createPeople } from './house-people.ts';

/** A Monday in term, half past ten in the UK. */
const usualNow = new Date('2026-11-16T10:30:00Z');

const dataFile = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../prisma/data/${name}`, import.meta.url), 'utf8'));

/** A clock that stands until a test sets it. */
function createClock(start: Date) {
  let now = start;
  return {
    now: () => now,
    /** "2026-11-30T18:00:00Z" */
    set: (instant: string | Date) => {
      now = new Date(instant);
    },
  };
}

/** Nobody hears it: the post room of a house is opened, not started. */
const nobody: Messenger = { deliver: async () => ({ kind: 'sent', id: '1' }), find: async () => 'unknown' };

const installs = createInstalls('https://workgroups.example');
/** The same each time, so that it can be read again in the gallery. */
const installAddress = 'https://workgroups.example/slack/install?link=TOKEN';

type Fault = { error: unknown; about: Record<string, unknown> };

type Messengers = Parts['messengers'];

async function openRooms(now: Date, messengers: Messengers) {
  const database = await freshDatabase();
  const store = await openStore({ url: database.url, dataDir: '' }, { recallMs: 0 });
  const clock = createClock(now);
  const faults: Fault[] = [];
  const hubs = createHubs(store.prisma, dataFile('bank-holidays-england-and-wales.json'), clock.now);
  const postRoom = await openPostRoom({
    ...store,
    hubs: hubs.byId,
    clock: clock.now,
    links: createLinks('https://workgroups.example'),
    kinds: offered.noticeKinds,
    dueKinds: offered.dueKinds,
    night: { work: offered.nightWork, hubs: hubs.all },
    messengers,
    log: {
      warn: () => {},
      error: ({ error, ...about }, message) => void faults.push({ error, about: { ...about, message } }),
    },
    onGivenUp: offered.onGivenUp,
  });
  const ports: Ports<Db> = {
    commands: offered.commands,
    sources: offered.sources,
    directory: createDirectory(store.prisma, hubs, clock.now),
    drafts: createDrafts(store.prisma),
    presses: createPresses(),
    store,
    tell: postRoom.tell,
    gather: postRoom.gather,
    plan: postRoom.plan,
    replan: async (db, { id }, now) => postRoom.replan(db, await hubs.within(db, id), now),
    links: createLinks('https://workgroups.example'),
    installs: (db, hub, at) => async () => ({ ...(await installs(db, hub, at)()), address: installAddress }),
    feeds: createFeeds('https://workgroups.example'),
    joins: createJoins,
    nation: createNation(store.prisma),
    welcome,
    clock: clock.now,
    reference: () => 'K7-42QX',
    report: (error, about) => void faults.push({ error, about }),
  };
  const close = async () => {
    await postRoom.stop();
    await store.close();
    await database.drop();
  };
  return { store, clock, faults, hubs, postRoom, ports, close };
}

/**
 * The whole house but its doors: a database of its own, the real store, dispatcher and post room (opened, not started),
 * and a clock that stands. Opened at the top of a test file; each test builds a hub of its own in it. A fault that a
 * test does not take fails it.
 */
export async function openHouse({
  now = usualNow,
  messengers = { slack: nobody, teams: nobody },
}: {
  now?: Date;
  messengers?: Messengers;
} = {}) {
  const { store, clock, faults, hubs, postRoom, ports, close } = await openRooms(now, messengers);
  const dispatcher = createDispatcher(ports);
  let here: TestHub | undefined;
  const currentHub = () => {
    if (!here) throw new Error('build a hub first: await house.hub()');
    return here;
  };
  const linkPorts = { ...ports, book: createLinkBook(store.prisma, hubs), forgetHubs: hubs.forget };
  const links = createLinkDesk({ ...linkPorts, documents: offered.documents, intakes: offered.intakes });
  const builders = createBuilders(store.prisma, dataFile('term-dates.json'), clock.now, currentHub);
  const people = createPeople({ store, dispatcher, hubs, clock: clock.now }, currentHub);
  afterAll(close);
  afterEach(() => {
    clock.set(now);
    expect(faults.splice(0)).toEqual([]);
  });
  return {
    ...builders,
    ...people,
    /** A hub with a Slack workspace and a Teams team; people, groups and projects built from now on are its own. */
    hub: async (otherwise: Parameters<typeof builders.makeHub>[0] = {}) => {
      here = await builders.makeHub(otherwise);
      hubs.forget();
      return here;
    },
    /** Builds in an earlier hub again. */
    goTo: (hub: TestHub) => {
      here = hub;
    },
    /** A hub with its settings, as the house knows it. */
    hubById: async (id: string) => {
      const hub = await hubs.byId(id);
      if (!hub) throw new Error('there is no such hub');
      return hub;
    },
    clock,
    ports,
    /** What stands behind the addresses that commands make, and what a test may put there instead. */
    links,
    linkPorts,
    dispatcher,
    store,
    db: store.prisma,
    /** Plans what the rules make due in a hub: builders write rows, but no plans. */
    plan: async () => {
      const hub = await hubs.byId(currentHub().id);
      if (!hub) throw new Error('there is no such hub');
      const room = { dueKinds: new Map(offered.dueKinds.map((kind) => [kind.name, kind])), plan: postRoom.plan };
      await store.change(hub, (db) => replan(room, { db, hub, now: clock.now() }));
    },
    /** What follows when the post room gives a notice up. */
    giveUp: (notice: Parameters<typeof offered.onGivenUp>[0], inside: Parameters<typeof offered.onGivenUp>[2]) =>
      offered.onGivenUp(notice, '', inside),
    /** Begins to send, for who listens to what arrives. */
    start: () => postRoom.start(),
    /** Does what is due by now. */
    sweep: postRoom.sweep,
    /** Does what is done each night. */
    night: postRoom.night,
    /** Where a hub's plan is not as the rules say. */
    planDifferences: async (id: string) => {
      const hub = await hubs.byId(id);
      return hub ? postRoom.comparePlan(store.read(hub), hub, clock.now()) : [];
    },
    /** The faults met since the last look: a test that expects one takes it. */
    takeFaults: () => faults.splice(0),
  };
}
