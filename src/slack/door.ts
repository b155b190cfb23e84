import type { IncomingMessage, ServerResponse } from 'node:http';
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { type FetchFunction, WebClient, type WebClientOptions } from '@slack/web-api';
import type { Messenger } from '../core/notice.ts';
import type { Dispatcher } from '../core/ports.ts';
import { createInstall, type Hubs, type OAuthApp } from './install.ts';
import { authorizeBy, firstOf, type Installations, singleInstallation } from './installations.ts';
import { listen } from './listen.ts';
import { boltLogger, describe, type Log } from './log.ts';
import { type Deadlines, drawing, type Means } from './means.ts';
import { createMessenger } from './messenger.ts';
import { refreshBy } from './refresh-token.ts';
import { createRespond, isResponseUrl } from './respond.ts';
import { createStoredInstallations, type Shelf } from './stored-installations.ts';
import { createForget, listenForGone } from './uninstall.ts';
import { callOnce, createClients } from './web-client.ts';

/** Several workspaces that install the app: the app as Slack knows it, where they are kept, and whose they are. */
type Several = { app: OAuthApp; shelf: Shelf; hubs: Hubs };

/**
 * What the door needs: the token of one workspace, the way for several, or both. With an app token it also listens in
 * Socket Mode; `apiUrl` is Slack's own when it is left out.
 */
export type SlackDoorOptions = {
  signingSecret: string;
  botToken?: string | undefined;
  several?: Several | undefined;
  appToken?: string | undefined;
  apiUrl?: string | undefined;
  dispatcher: Dispatcher;
  clock: () => Date;
  log: Log;
  allowResponseUrl?: ((address: URL) => boolean) | undefined;
  fetch?: FetchFunction | undefined;
  deadlines?: Partial<Deadlines> | undefined;
};

/** Slack, in and out: `handle` takes its signed requests, `install` the browsers of those who add the app, `messenger` writes to people. */
export type SlackDoor = {
  handle: (request: IncomingMessage, response: ServerResponse) => void;
  install: ((request: IncomingMessage, response: ServerResponse) => Promise<void>) | undefined;
  messenger: Messenger;
  start: () => Promise<void>;
  stop: () => Promise<void>;
};

/** The only path Slack is given, for commands, interactions and events alike. */
const endpoint = '/slack/events';
const largestBody = 1024 * 1024;
const furthestAhead = 5 * 60;

/** Bolt refuses old requests only. Real time, as Bolt: the clock that is handed in may tell another for a demonstration. */
const isFromTheFuture = ({ headers }: IncomingMessage) =>
  Number(headers['x-slack-request-timestamp']) > Date.now() / 1000 + furthestAhead;

function refuse(request: IncomingMessage, response: ServerResponse, status: number): void {
  request.resume();
  response.writeHead(status).end();
}

/** Keeps account of what is still being answered, so that stopping can wait for it. */
function keepAccount(app: App): () => Promise<void> {
  const underway = new Set<Promise<void>>();
  app.use(async ({ next }) => {
    const answering = next();
    underway.add(answering);
    try {
      await answering;
    } finally {
      underway.delete(answering);
    }
  });
  return async () => {
    await Promise.allSettled(underway);
  };
}

/** An error that gets here must leave again: swallowed, Slack would wait three seconds and say "operation_timeout". */
function passOn(app: App, log: Log): void {
  app.error(async (error) => {
    log.warn({ platform: 'slack', ...describe(error) }, 'a request was not answered');
    throw error;
  });
}

type Calling = { apiUrl: string; clientOptions: WebClientOptions; clientFor: ReturnType<typeof createClients> };

/** The workspaces that install the app by themselves: their tokens, how they come and how they go. */
function openSeveral({ app, shelf, hubs }: Several, { log }: SlackDoorOptions, calling: Calling) {
  const refresh = refreshBy(new WebClient(undefined, calling.clientOptions), app);
  const { find, forget } = createStoredInstallations({ shelf, refresh, log });
  return {
    find,
    install: createInstall({ app, shelf, hubs, forget, log, ...calling }),
    gone: createForget(shelf, forget, log),
  };
}

/** What the door is made of, out of its options. */
function partsOf(options: SlackDoorOptions) {
  const { apiUrl = 'https://slack.com/api/', fetch = globalThis.fetch, log, clock, dispatcher } = options;
  const logger = boltLogger(log);
  const clientOptions = callOnce(apiUrl, fetch, logger);
  const clientFor = createClients(clientOptions);
  const several = options.several && openSeveral(options.several, options, { apiUrl, clientOptions, clientFor });
  const single = options.botToken === undefined ? undefined : singleInstallation(options.botToken, clientFor);
  const ways: (Installations | undefined)[] = [several?.find, single];
  const installations = firstOf(...ways.filter((way) => way !== undefined));
  const respond = createRespond(fetch, options.allowResponseUrl ?? isResponseUrl(apiUrl), log);
  const means: Means = { dispatcher, clock, log, respond, deadlines: { ack: 2500, form: 1500, ...options.deadlines } };
  const messenger = createMessenger({ installations, clientFor, drawing: () => drawing(means) });
  const socketOptions = { clientOptions: { slackApiUrl: apiUrl, fetch, logger } };
  return { logger, clientOptions, installations, means, messenger, socketOptions, several };
}

/** Opens the Slack door. Nothing is called until somebody knocks; Socket Mode connects at `start`. */
export function createSlackDoor(options: SlackDoorOptions): SlackDoor {
  const { signingSecret, appToken } = options;
  const { logger, clientOptions, installations, means, messenger, socketOptions, several } = partsOf(options);
  const receiver = new HTTPReceiver({ signingSecret, endpoints: endpoint, bodyLimit: largestBody, logger });
  const authorize = authorizeBy(installations);
  const app = new App({ receiver, authorize, clientOptions, logger, logLevel: LogLevel.WARN, convoStore: false });
  const socket = appToken ? new SocketModeReceiver({ appToken, logger, installerOptions: socketOptions }) : undefined;
  socket?.init(app);
  const settled = keepAccount(app);
  passOn(app, options.log);
  listen(app, means);
  if (several) listenForGone(app, several.gone);
  return {
    messenger,
    install: several?.install,
    handle: (request, response) => {
      if (isFromTheFuture(request)) {
        options.log.warn({ platform: 'slack' }, 'a request dated in the future was refused: is this clock right?');
        return refuse(request, response, 401);
      }
      if (request.method !== 'POST' || request.url !== endpoint) return refuse(request, response, 404);
      receiver.requestListener(request, response);
    },
    start: async () => {
      await socket?.start();
    },
    stop: async () => {
      await socket?.stop();
      await settled();
    },
  };
}
