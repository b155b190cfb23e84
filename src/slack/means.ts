import type { WebClient } from '@slack/web-api';
import type { Dispatcher } from '../core/ports.ts';
import { pressTokens } from '../core/press.ts';
import type { Log } from './log.ts';
import type { Drawing } from './render-button.ts';
import type { Respond } from './respond.ts';

/** How long, in ms, an answer may take before Slack is told to wait, and before a form's window opens empty. */
export type Deadlines = { ack: number; form: number };

/** What every answer of this door may use. */
export type Means = { dispatcher: Dispatcher; clock: () => Date; log: Log; deadlines: Deadlines; respond: Respond };

/**
 * Where somebody asked, and so where the answer can be shown: a message or slash command, their home tab, a modal, a chat with the bot.
 * A trigger opens one modal, within three seconds.
 */
export type Origin =
  | { kind: 'message'; trigger: string; responseUrl?: string }
  | { kind: 'home'; trigger?: string }
  | { kind: 'modal'; view: string; hash?: string }
  | { kind: 'chat'; channel: string };

/** Who asked, where, and the client to answer with. `labels` are those of what was found and chosen in a form, by value. */
export type Caller = { user: string; origin: Origin; client: WebClient; labels?: Record<string, string> };

/** What drawing needs, now. */
export const drawing = ({ clock }: Pick<Means, 'clock'>): Drawing => ({ now: clock(), press: pressTokens() });
