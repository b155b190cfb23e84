import {
  SlackError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  type WebClient,
} from '@slack/web-api';
import { z } from 'zod';
import type { Address, Delivery, Messenger } from '../core/notice.ts';
import { createPace } from '../core/pace.ts';
import type { View } from '../core/view.ts';
import { codeOf } from './fault-codes.ts';
import { type Installations, Unreadable } from './installations.ts';
import type { Drawing } from './render-button.ts';
import { renderMessage } from './render-view.ts';

type Message = ReturnType<typeof renderMessage>;

const eventType = 'workgroups_notice';

/** The recipient is switched off or gone. ("account_inactive" is not here: it speaks of the bot's own token.) */
const closedCodes = new Set(['user_disabled', 'user_not_found']);

/** Slack failed while it may have stored the message. */
const ambiguousCodes = new Set(['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable']);

const tooManyCodes = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded']);

/** Slack could not even be reached, so nothing was sent. */
const unreachedCodes = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

const failed = (why: string, closed = false): Delivery => ({ kind: 'failed', why, closed });

const held = (seconds: number): Delivery => ({ kind: 'held', seconds, scope: 'workspace' });

function becomingOf(code: string): Delivery {
  if (tooManyCodes.has(code)) return held(30);
  // A page of HTML in place of an answer is no code of Slack's.
  if (ambiguousCodes.has(code) || !/^[a-z0-9_]{1,60}$/.test(code)) return { kind: 'uncertain', why: code.slice(0, 60) };
  return failed(code, closedCodes.has(code));
}

const cause = z.object({ original: z.object({ cause: z.object({ code: z.string() }) }) });

/** What became of a delivery whose call failed. Only a sure failure may be called one: the rest may have arrived. */
function readFailure(error: unknown): Delivery {
  if (error instanceof WebAPIRateLimitedError) return held(error.retryAfter);
  if (error instanceof WebAPIPlatformError) return becomingOf(codeOf(error));
  const lost = error instanceof WebAPIRequestError ? cause.safeParse(error).data : undefined;
  if (lost && unreachedCodes.has(lost.original.cause.code)) return held(60);
  return { kind: 'uncertain', why: error instanceof Error ? error.name : 'unknown' };
}

const history = z.object({
  has_more: z.boolean().default(false),
  messages: z.array(
    z.object({
      metadata: z
        .object({ event_type: z.string(), event_payload: z.object({ key: z.string() }) })
        .optional()
        .catch(undefined),
    }),
  ),
});

async function look(client: WebClient, user: string, key: string, since: Date) {
  const { channel } = await client.conversations.open({ users: user });
  const oldest = String(Math.floor(since.getTime() / 1000) - 60); // their clock is not ours
  const asked = { channel: channel?.id ?? '', oldest, limit: 200, include_all_metadata: true };
  const { messages, has_more } = history.parse(await client.conversations.history(asked));
  const isThere = messages.some(
    ({ metadata }) => metadata?.event_type === eventType && metadata.event_payload.key === key,
  );
  if (isThere) return 'found';
  return has_more ? 'unknown' : 'absent';
}

async function send(client: WebClient, channel: string, message: Message, key: string): Promise<Delivery> {
  const metadata = { event_type: eventType, event_payload: { key } };
  try {
    const sent = await client.chat.postMessage({
      channel,
      ...message,
      metadata,
      unfurl_links: false,
      unfurl_media: false,
    });
    return { kind: 'sent', id: sent.ts ?? '' };
  } catch (error) {
    return readFailure(error);
  }
}

/** What broke before the call: the bot does not know yet who it is, or the view cannot be drawn. Nothing was sent. */
function neverSent(error: unknown): Delivery {
  if (error instanceof Unreadable) return held(900); // the key may come back, or the app be installed anew
  if (!(error instanceof SlackError)) return failed('undrawable');
  const failure = readFailure(error);
  return failure.kind === 'uncertain' ? held(60) : failure;
}

/** Why nothing can be written into a channel, and what a person does about it. */
const channelFaults: Record<string, string> = {
  not_in_channel: 'I am not in that channel. Type “/invite @Work Groups” in it.',
  channel_not_found: 'I am not in that channel, or it is gone. Type “/invite @Work Groups” in it.',
  is_archived: 'That channel is archived. Name another one.',
};

const inChannel = (delivery: Delivery): Delivery =>
  delivery.kind === 'failed'
    ? failed(channelFaults[delivery.why] ?? `Slack does not let me write there (${delivery.why}).`)
    : delivery;

type MessengerParts = {
  installations: Installations;
  clientFor: (token: string) => WebClient;
  drawing: () => Drawing;
};

/** Slack takes one message a second in a channel. */
export const inOneChannel = [{ most: 1, ms: 1_000 }];

/** Writes notices to people and into channels, each call once. */
export function createMessenger({ installations, clientFor, drawing }: MessengerParts): Messenger {
  const clientOf = async ({ tenant }: Address) => {
    const installation = await installations(tenant);
    return installation && clientFor(installation.botToken);
  };
  const turnIn = createPace(inOneChannel);
  const write = async (address: Address, view: View, key: string): Promise<Delivery> => {
    const client = await clientOf(address);
    if (!client) return failed('not_installed');
    const message = renderMessage(view, drawing());
    if ('user' in address) return send(client, address.user, message, key);
    await turnIn(address.channel);
    return inChannel(await send(client, address.channel, message, key));
  };
  return {
    deliver: (address, view, key) => write(address, view, key).catch(neverSent),
    find: async (address, key, since) => {
      if (!('user' in address)) return 'unknown'; // the scope for reading channels is one that we do not ask for
      try {
        const client = await clientOf(address);
        return client ? await look(client, address.user, key, since) : 'unknown';
      } catch {
        return 'unknown'; // without the scope for reading, or without Slack, nobody can tell
      }
    },
  };
}
