import type { IncomingMessage, ServerResponse } from 'node:http';
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { FetchFunction } from '@slack/web-api';
import type { Messenger } from '../core/notice.ts';
import type { Dispatcher } from '../core/ports.ts';
import { authorizeBy, singleInstallation } from './installations.ts';
import { createLetIn } from './let-in.ts';
import { listen } from './listen.ts';
import { boltLogger, describe, type Log } from './log.ts';
import { type Deadlines, drawing, type Means } from './means.ts';
import { createMessenger } from './messenger.ts';
import { createRespond, isResponseUrl } from './respond.ts';
import { callOnce, createClients } from './web-client.ts';

/** What the door needs. With an app token it also listens in Socket Mode; `apiUrl` is Slack's own when it is left out. */
export type SlackDoorOptions = {
  signingSecret: string;
  botToken: string;
  appToken?: string | undefined;
  apiUrl?: string | undefined;
  dispatcher: Dispatcher;
  clock: () => Date;
  log: Log;
  allowResponseUrl?: ((address: URL) => boolean) | undefined;
  fetch?: FetchFunction | undefined;
  deadlines?: Partial<Deadlines> | undefined;
};

/** Slack, in and out: `handle` takes its signed requests, `messenger` writes to people. */
export type SlackDoor = {
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  messenger: Messenger;
  start: () => Promise<void>;
  stop: () => Promise<void>;
};

/** The only path Slack is given, for commands, interactions and events alike. */
const endpoint = '/slack/events';

function refuse(request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  response.writeHead(404).end();
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

/** What the door is made of, out of its options. */
function partsOf(options: SlackDoorOptions) {
  const { apiUrl = 'https://slack.com/api/', fetch = globalThis.fetch, log, clock, dispatcher } = options;
  const logger = boltLogger(log);
  const clientOptions = callOnce(apiUrl, fetch, logger);
  const clientFor = createClients(clientOptions);
  const installations = singleInstallation(options.botToken, clientFor);
  const respond = createRespond(fetch, options.allowResponseUrl ?? isResponseUrl(apiUrl), log);
  const means: Means = { dispatcher, clock, log, respond, deadlines: { ack: 2500, form: 1500, ...options.deadlines } };
  const messenger = createMessenger({ installations, clientFor, drawing: () => drawing(means) });
  const socketOptions = { clientOptions: { slackApiUrl: apiUrl, fetch, logger } };
  return { logger, clientOptions, installations, means, messenger, socketOptions };
}

/** Opens the Slack door. Nothing is called until somebody knocks; Socket Mode connects at `start`. */
export function createSlackDoor(options: SlackDoorOptions): SlackDoor {
  const { signingSecret, appToken } = options;
  const { logger, clientOptions, installations, means, messenger, socketOptions } = partsOf(options);
  const letIn = createLetIn(signingSecret, options.log);
  const receiver = new HTTPReceiver({ signingSecret, endpoints: endpoint, signatureVerification: false, logger });
  const authorize = authorizeBy(installations);
  const app = new App({ receiver, authorize, clientOptions, logger, logLevel: LogLevel.WARN, convoStore: false });
  const socket = appToken ? new SocketModeReceiver({ appToken, logger, installerOptions: socketOptions }) : undefined;
  socket?.init(app);
  const settled = keepAccount(app);
  passOn(app, options.log);
  listen(app, means);
  return {
    messenger,
    handle: async (request, response) => {
      if (request.method !== 'POST' || request.url !== endpoint) return refuse(request, response);
      const signed = await letIn(request, response);
      if (signed) receiver.requestListener(signed, response);
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
