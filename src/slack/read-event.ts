import { z } from 'zod';
import { accountOf, homeOf, placeOf, type Seen } from './identify.ts';
import { unescaped } from './limits.ts';
import type { Spoken } from './read-interaction.ts';

const id = z.string().min(1);

const eventId = z.object({ event_id: id });

const messageShape = z.object({
  channel_type: z.literal('im'),
  channel: id,
  user: id,
  text: z.string().min(1),
  ts: id,
  subtype: z.undefined().optional(),
  bot_id: z.undefined().optional(),
});

const openedShape = z.object({ user: id, tab: z.literal('home') });

/** The id of an event, the same when Slack sends it again. */
export const readEventId = (body: unknown): string => eventId.parse(body).event_id;

/** Plain words to the bot in its own chat; undefined for anything else that is called a message. */
export function readMessage(event: unknown, seen: Seen): Spoken | undefined {
  const message = messageShape.safeParse(event).data;
  if (!message) return undefined;
  const { user, channel, ts, text } = message;
  return {
    caller: { user, client: seen.client, origin: { kind: 'chat', channel } },
    asked: {
      account: accountOf(seen, user),
      place: placeOf(seen, { id: channel }),
      press: `${channel}:${ts}`,
      typed: unescaped(text),
    },
  };
}

/** Somebody opened their home; undefined when it was another tab of the app. */
export function readHomeOpened(event: unknown, seen: Seen): Spoken | undefined {
  const opened = openedShape.safeParse(event).data;
  if (!opened) return undefined;
  return {
    caller: { user: opened.user, client: seen.client, origin: { kind: 'home' } },
    asked: { account: accountOf(seen, opened.user), place: homeOf(seen), runs: 'home', input: {} },
  };
}
