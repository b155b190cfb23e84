import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Messenger } from '../core/notice.ts';
import type { Dispatcher } from '../core/ports.ts';
import { appIdOf, createAdapter, type TeamsMode, type TeamsTestSettings, teamsIssuer } from './adapter.ts';
import { createAfterwards } from './afterwards.ts';
import { createConversations } from './conversations.ts';
import type { Log } from './log.ts';
import { createMessenger } from './messenger.ts';
import { receive } from './receive.ts';
import { createRoutes, type Patience } from './routes.ts';
import { createTurnAway, type WayIn } from './turn-away.ts';

/**
 * What the Teams door needs. `tenants` are those that hubs use: nobody else gets in, but is told the way (`wayIn`).
 * `test` is for tests alone.
 */
export type TeamsDoorOptions = {
  mode: TeamsMode;
  tenants: (tenantId: string) => boolean | Promise<boolean>;
  wayIn?: () => Promise<WayIn>;
  dispatcher: Dispatcher;
  clock: () => Date;
  log: Log;
  test?: TeamsTestSettings & { patience?: Patience };
};

/** The Teams door: a handler for what Teams sends, a way out for what the bot says by itself. */
export type TeamsDoor = {
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  messenger: Messenger;
  /** Waits for the answers that are still on their way. */
  stop: () => Promise<void>;
};

// A press must be answered within 5 seconds, a message within 15.
const patience: Patience = { press: 4000, message: 10_000 };

const toAnswer = 15_000;

/** Opens the Teams door. Throws when it could not be closed to strangers. */
export function createTeamsDoor(options: TeamsDoorOptions): TeamsDoor {
  const { mode, tenants, wayIn = async () => ({}), dispatcher, clock, log, test } = options;
  const adapter = createAdapter(mode, test);
  const conversations = createConversations(adapter, appIdOf(mode), toAnswer);
  const afterwards = createAfterwards(log);
  const desk = { dispatcher, conversations, clock, log };
  const mayBeLocal = mode.kind === 'playground' || test !== undefined;
  const issuer = mode.kind === 'entra' ? (test?.tokenIssuer ?? teamsIssuer) : undefined;
  const routes = createRoutes({ adapter, mode, desk, afterwards, patience: test?.patience ?? patience });
  const turnAway = createTurnAway({ conversations, clock, log, mode, wayIn, afterwards });
  const receiving = { adapter, issuer, mayBeLocal, tenants, turnAway, log };
  return {
    handle: receive({ ...receiving, run: (context) => routes.run(context) }),
    messenger: createMessenger({ conversations, clock, log, mayBeLocal }),
    stop: () => afterwards.done(),
  };
}
