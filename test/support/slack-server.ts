import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createEmulator } from 'emulate';
import { z } from 'zod';
import { createRecorder, type Recorder } from './slack-recorder.ts';

/** How many people can be added: emulate takes users only when it starts. */
const chairs = 60;
const bot = { user_id: 'U0WGBOT', bot_id: 'B0WG', bot_user_id: 'U0WGBOT', app_id: 'A0WG' };

/** What may go wrong with a call: Slack refuses it, answers with a status, or the line breaks before or after the call took effect. */
export type Fault =
  | { error: string }
  | { status: number; body?: string; retryAfter?: number }
  | 'broken before'
  | 'broken after';

export type SlackServerOptions = { port?: number; botToken?: string; scopes?: string[] };

/** Slack in this process: emulate's Web API, behind a recorder that knows people by the ids they are given here. */
export type SlackServer = Recorder & {
  apiUrl: string;
  botToken: string;
  teamId: string;
  /** Lets the next calls of a method fail. */
  fail: (method: string, fault: Fault, times?: number) => void;
  close: () => Promise<void>;
};
