import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Config } from './config.ts';
import { createDispatcher } from './core/dispatcher.ts';
import { createLinkDesk } from './core/links.ts';
import type { Messenger } from './core/notice.ts';
import type { Platform } from './core/people.ts';
import type { Dispatcher, Ports } from './core/ports.ts';
import { welcome } from './features/hubs/welcome.ts';
import { meetingsInFeed } from './features/network/own-meetings.reads.ts';
import { offered } from './features/rooms.ts';
import { feedBody } from './features/sessions/feed-body.ts';
import { openPostRoom, type PostRoom } from './post-room/start.ts';
import type { SlackDoorOptions } from './slack/door.ts';
import { createAdmittedTenants, readAdmitted } from './store/admitted-tenants.ts';
import { createFeeds, findFeed } from './store/calendar-feeds.ts';
import type { Db } from './store/db.ts';
import { createDirectory } from './store/directory.ts';
import { createDrafts } from './store/drafts.ts';
import { ensureFirstHub } from './store/first-hub.ts';
import { createHubs, type Hubs } from './store/hubs.ts';
import { createInstallLinks, createInstalls } from './store/install-links.ts';
import { isAlive } from './store/is-alive.ts';
import { createJoins } from './store/join-persons.ts';
import { type OpenStore, openStore } from './store/open-store.ts';
import { createPresses } from './store/presses.ts';
import { createNation } from './store/roll-up.ts';
import { createSealer } from './store/seal.ts';
import { createInstallations } from './store/slack-installations.ts';
import { ensureVocabulary } from './store/vocabulary.ts';
import { createLinkBook, createLinks } from './store/web-links.ts';
import type { TeamsDoorOptions } from './teams/door.ts';
import { createMetrics, type Metrics, waitingOf } from './web/metrics.ts';
import { serve } from './web/serve.ts';

type Line = (about: Record<string, unknown>, message: string) => void;
type Log = { info: Line; warn: Line; error: Line };

/** What a test or the demo may put in place of the outside world; production passes none of it. */
export type Outside = {
  slack?: Pick<SlackDoorOptions, 'fetch' | 'allowResponseUrl' | 'deadlines'>;
  teams?: Pick<TeamsDoorOptions, 'test'>;
  pace?: Parameters<typeof openPostRoom>[0]['pace'];
};

export type App = { url: string; store: OpenStore; postRoom: PostRoom; stop: () => Promise<void> };

type Parts = { config: Config; clock: () => Date; log: Log; outside: Outside };
type Opened = Parts & { store: OpenStore; hubs: Hubs; metrics: Metrics };

const dataFile = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../prisma/data/${name}`, import.meta.url), 'utf8'));

/** Four and two letters and digits that cannot be mistaken for one another: "K7QX-42". */
function reference(): string {
  const signs = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
  const some = (count: number) => Array.from({ length: count }, () => signs[randomInt(signs.length)]).join('');
  return `${some(2)}-${some(4)}`;
}

async function openPost(
  { config, store, hubs, clock, log, outside }: Opened,
  messengers: Partial<Record<Platform, Messenger>>,
) {
  return openPostRoom({
    ...store,
    hubs: hubs.byId,
    clock,
    log,
    messengers,
    links: createLinks(publicUrlOf(config)),
    kinds: offered.noticeKinds,
    dueKinds: offered.dueKinds,
    night: { work: offered.nightWork, hubs: hubs.all },
    onGivenUp: offered.onGivenUp,
    ...(outside.pace && { pace: outside.pace }),
  });
}

/** Where people reach this service. */
const publicUrlOf = ({ http }: Config) => http.publicUrl ?? `http://${http.host}:${http.port}`;

function portsOf(
  { config, store, hubs, metrics, clock, log }: Opened,
  { tell, gather, plan, replan }: PostRoom,
): Ports<Db> {
  return {
    commands: offered.commands,
    sources: offered.sources,
    directory: createDirectory(store.prisma, hubs, clock),
    drafts: createDrafts(store.prisma),
    presses: createPresses(),
    store,
    tell,
    gather,
    plan,
    replan: async (db, { id }, now) => replan(db, await hubs.within(db, id), now),
    links: createLinks(publicUrlOf(config)),
    ...(config.slack?.oauth && { installs: createInstalls(config.slack.oauth.publicUrl) }),
    feeds: createFeeds(publicUrlOf(config)),
    joins: createJoins,
    nation: createNation(store.prisma),
    welcome,
    clock,
    reference,
    report: (error, about) => {
      metrics.countFault(about.platform);
      log.error({ err: error, ...about }, 'a request failed');
    },
  };
}

/** What stands behind the addresses that the rooms make. */
const linkDesk = ({ store, hubs, clock }: Opened, { tell, plan, replan }: PostRoom) =>
  createLinkDesk({
    documents: offered.documents,
    intakes: offered.intakes,
    book: createLinkBook(store.prisma, hubs),
    store,
    tell,
    plan,
    replan: async (db, { id }, now) => replan(db, await hubs.within(db, id), now),
    forgetHubs: hubs.forget,
    nation: createNation(store.prisma),
    clock,
  });

/** Whom people ask who are not let in, where there is one hub, and the page that leads to Slack, where there is one. */
async function wayInto({ config, hubs }: Opened) {
  const [only, ...others] = await hubs.all();
  const slack = config.slack && config.http.publicUrl;
  return { ...(only && others.length === 0 && { ask: only.contact }), ...(slack && { slack }) };
}

/** The way for several workspaces, where the app is configured for it. */
function severalOf({ config: { slack, keys }, store: { prisma }, clock }: Opened): SlackDoorOptions['several'] {
  if (!slack?.oauth || !keys) return undefined;
  return {
    app: slack.oauth,
    shelf: createInstallations(prisma, createSealer(keys), clock),
    hubs: createInstallLinks(prisma, clock),
  };
}

async function openSlack(opened: Opened, dispatcher: Dispatcher) {
  const { config, clock, log, outside } = opened;
  if (!config.slack) return undefined;
  const { createSlackDoor } = await import('./slack/door.ts');
  const several = severalOf(opened);
  return createSlackDoor({ dispatcher, clock, log, ...config.slack, several, ...outside.slack });
}

async function openTeams(opened: Opened, dispatcher: Dispatcher) {
  const { config, store, clock, log, outside } = opened;
  const { teams } = config;
  if (!teams && !config.trial) return undefined;
  const { createTeamsDoor } = await import('./teams/door.ts');
  const mode = teams ? ({ kind: 'entra', ...teams } as const) : ({ kind: 'playground' } as const);
  const admitted = createAdmittedTenants(() => readAdmitted(store.prisma), clock);
  const tenants = (tenant: string) => mode.kind === 'playground' || tenant === teams?.tenantId || admitted(tenant);
  const wayIn = () => wayInto(opened);
  return createTeamsDoor({ dispatcher, clock, log, mode, tenants, wayIn, ...outside.teams });
}

/** Each platform's libraries are loaded where it is used: Microsoft's alone take a second and 60 MB. */
async function openDoors(opened: Opened, dispatcher: Dispatcher) {
  return { slack: await openSlack(opened, dispatcher), teams: await openTeams(opened, dispatcher) };
}

/** A calendar address that somebody made: its sessions as they stand. */
const feedOf =
  ({ store, hubs, clock }: Opened) =>
  async (token: string) => {
    const found = await findFeed(store.prisma, token);
    const hub = found && (await hubs.byId(found.hubId));
    if (!found || !hub) return undefined;
    const reading = { db: store.read(hub), hub, now: clock() };
    return feedBody(found, reading, found.groupId ? [] : await meetingsInFeed(found.personId, reading));
  };

async function openHouse(opened: Opened, closing: (() => Promise<void>)[]): Promise<App> {
  const { config, store, log, metrics } = opened;
  const messengers: Partial<Record<Platform, Messenger>> = {};
  const postRoom = await openPost(opened, messengers);
  closing.unshift(postRoom.stop);
  const doors = await openDoors(opened, metrics.watch(createDispatcher(portsOf(opened, postRoom))));
  if (doors.slack) messengers.slack = doors.slack.messenger;
  if (doors.teams) messengers.teams = doors.teams.messenger;
  const page = {
    trial: config.trial,
    slack: doors.slack ? ('connected' as const) : ('not connected' as const),
    teams: config.teams
      ? ('connected' as const)
      : config.trial
        ? ('open to the Agents Playground' as const)
        : ('not connected' as const),
    url: publicUrlOf(config),
  };
  const web = await serve(
    {
      slack: doors.slack?.handle,
      slackInstall: doors.slack?.install,
      teams: doors.teams?.handle,
      links: linkDesk(opened, postRoom),
      isReady: isAlive(store),
      feed: feedOf(opened),
      metrics: () => metrics.page(async () => waitingOf(await postRoom.counts())),
      onFault: (error) => log.error({ err: error }, 'the web server met a fault'),
      startPage: page,
    },
    config.http,
  );
  closing.unshift(async () => {
    await web.stop();
    await Promise.all([doors.slack?.stop(), doors.teams?.stop()]);
  });
  await doors.slack?.start();
  await postRoom.start(config.sweepCron);
  return { url: web.url, store, postRoom, stop: () => closeAll(closing) };
}

/** Closes in the order of opening backwards: doors, post room, store; each even if another fails. */
async function closeAll(closing: (() => Promise<void>)[]): Promise<void> {
  const faults: unknown[] = [];
  for (const close of closing.splice(0)) await close().catch((fault: unknown) => faults.push(fault));
  if (faults.length > 0) throw faults[0];
}

/** Joins store, features, post room, doors and web server into the running service. */
export async function startApp(
  parts: Omit<Parts, 'outside'> & { outside?: Outside; prepare?: (store: OpenStore, now: Date) => Promise<void> },
): Promise<App> {
  const { config, clock, log, outside = {}, prepare } = parts;
  const store = await openStore(config.database);
  const closing = [store.close];
  try {
    await prepare?.(store, clock());
    await ensureFirstHub(store.prisma, dataFile('term-dates.json'), clock());
    await ensureVocabulary(store.prisma, dataFile('tags.json'));
    const hubs = createHubs(store.prisma, dataFile('bank-holidays-england-and-wales.json'), clock);
    const metrics = createMetrics(offered.commands);
    return await openHouse({ config, clock, log, outside, store, hubs, metrics }, closing);
  } catch (error) {
    await closeAll(closing).catch(() => undefined); // the first fault is the one to tell
    throw error;
  }
}
