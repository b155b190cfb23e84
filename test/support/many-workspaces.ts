import { type App, startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { addHub, linkToHub } from '../../src/store/hub-deeds.ts';
import { createSlackDriver } from '../doors/slack-driver.ts';
import { openBrowser } from './browser.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import { commandFields } from './slack-payloads.ts';
import { type SeveralSlack, slackApp } from './slack-several.ts';
import { asCommand, asEvent, post } from './slack-wire.ts';

const publicUrl = 'https://workgroups.example';
const signingSecret = 'a-signing-secret-for-tests';

/** Two keys of 32 bytes. */
export const keyA = Buffer.alloc(32, 1).toString('base64');
export const keyB = Buffer.alloc(32, 2).toString('base64');

type Line = { level: string; about: Record<string, unknown>; message: string };

/** The environment of a service that several workspaces install. */
export const environment = (database: TestDatabase, slack: SeveralSlack, more: Record<string, string> = {}) => ({
  PORT: '0',
  DATABASE_URL: database.url,
  PUBLIC_URL: publicUrl,
  ENCRYPTION_KEY: keyA,
  SLACK_SIGNING_SECRET: signingSecret,
  SLACK_CLIENT_ID: slackApp.clientId,
  SLACK_CLIENT_SECRET: slackApp.clientSecret,
  SLACK_STATE_SECRET: 'a-state-secret-for-tests',
  SLACK_API_URL: slack.apiUrl,
  ...more,
});

/** A running service that several workspaces may install; started again, it is another replica of the same. */
export async function startService(database: TestDatabase, slack: SeveralSlack, more: Record<string, string> = {}) {
  const lines: Line[] = [];
  const noting = (level: string) => (about: Record<string, unknown>, message: string) =>
    void lines.push({ level, about, message });
  const app = await startApp({
    config: readConfig(environment(database, slack, more)),
    clock: () => new Date(),
    log: { info: noting('info'), warn: noting('warn'), error: noting('error') },
    outside: { slack: { allowResponseUrl: () => true } },
  });
  return { ...doings(app, slack), app, lines, stop: app.stop };
}

/** What people do with it, at Slack and in a browser. */
function doings({ url, store }: App, slack: SeveralSlack) {
  const endpoint = `${url}/slack/events`;
  const browser = () => openBrowser(publicUrl, url);
  const by = { id: 'U0AMIRA', handle: 'amira' };

  /** Opens an address in a browser, goes on to Slack, allows it there for a workspace, and comes back. */
  async function install(address: string, team: string) {
    const { go } = browser();
    const first = await go(address);
    const goOn = /href="([^"]+)"/.exec(first.text)?.[1]?.replaceAll('&#38;', '&');
    const { location } = first.location ? first : await go(goOn ?? '');
    return go((await slack.allow(team, location)).href);
  }

  /** A slash command in a workspace; what was answered at once. */
  async function type(team: string, words: string) {
    const { apiUrl } = slack.at(team);
    slack.at(team).addPerson({ id: by.id, name: 'Amira Shah' });
    const driver = { id: 'D1', name: 'directmessage' };
    const asked = { by: { ...by, team }, trigger: crypto.randomUUID(), text: words, channel: driver };
    const responseUrl = `${new URL(apiUrl).origin}/response-url/${by.id}/${crypto.randomUUID()}`;
    return post(endpoint, asCommand(commandFields({ ...asked, responseUrl }), signingSecret));
  }

  /** Slack tells that something became of the app in a workspace. */
  const tell = (team: string, event: Record<string, unknown>, at = Math.floor(Date.now() / 1000)) => {
    const body = { type: 'event_callback', team_id: team, api_app_id: 'A0WG', event_id: `Ev${crypto.randomUUID()}` };
    return post(endpoint, asEvent({ ...body, event_time: at, event }, signingSecret));
  };

  const { prisma } = store;
  return {
    url,
    browser,
    install,
    type,
    tell,
    /** Somebody at their Slack in one workspace. */
    driver: (team: string) => {
      const { apiUrl, botToken } = slack.at(team);
      return createSlackDriver({ url, apiUrl, botToken, signingSecret, teamId: team });
    },
    addHub: async (slug: string, name: string) => {
      const hub = await addHub(prisma, { slug, name }, { calendars: [] }, { by: 'pat', at: new Date() });
      if (!hub) throw new Error(`${slug} is there already`);
      return hub;
    },
    linkTo: async (hubId: string, at = new Date()) =>
      (await linkToHub(prisma, hubId, publicUrl, { by: 'pat', at })).address,
    installations: () => prisma.slackInstallation.findMany({ orderBy: { tenant: 'asc' } }),
    places: () => prisma.place.findMany({ include: { hub: true }, orderBy: { externalId: 'asc' } }),
  };
}

export type Service = Awaited<ReturnType<typeof startService>>;

/** A database with the service's tables. */
export const openDatabase = freshDatabase;
