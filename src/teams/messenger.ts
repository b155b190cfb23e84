import { reply } from '../core/command.ts';
import type { Delivery, Messenger } from '../core/notice.ts';
import { createPace } from '../core/pace.ts';
import type { View } from '../core/view.ts';
import { draw } from './answer.ts';
import type { Conversations } from './conversations.ts';
import { describe } from './desk.ts';
import { isTrusted, readAddress, readChannel, type Spot, type TeamsAddress } from './identify.ts';
import type { Log } from './log.ts';
import { type Fault, NotTaken } from './single-shot.ts';

/** What writing by itself needs; `mayBeLocal` where this machine plays Teams. */
export type Sending = { conversations: Conversations; clock: () => Date; log: Log; mayBeLocal: boolean };

/** As Teams takes messages in one conversation. Its window of half a minute is left to its own refusal: nobody waits so long for an answer. */
export const inOneConversation = [
  { most: 7, ms: 1_000 },
  { most: 8, ms: 2_000 },
];

type Paced = Sending & { turnIn: (conversation: string) => Promise<void> };

const seconds = { rate: 5, unreached: 30, credentials: 60 } as const;

const held = (wait: number): Delivery => ({ kind: 'held', seconds: wait, scope: 'lane' });

// Nothing can be sent to anybody with a token that is not taken or not given.
const heldForAll: Delivery = { kind: 'held', seconds: seconds.credentials, scope: 'workspace' };

const failed = (why: string): Delivery => ({ kind: 'failed', why, closed: false });

function refused({ status, code, retryAfter }: Extract<Fault, { kind: 'refused' }>): Delivery {
  const why = `${status} ${code}`.trim();
  if (status === 429) return held(retryAfter ?? seconds.rate);
  // Two messages at once to one conversation: Teams took neither state nor message.
  if (status === 412) return held(seconds.rate);
  if (status === 401) return heldForAll;
  if (status >= 500 || status === 408) return { kind: 'uncertain', why };
  return failed(why);
}

/** What became of a message that Teams did not take. */
function afterPosting(error: unknown, log: Log): Delivery {
  if (!(error instanceof NotTaken)) {
    log.error({ platform: 'teams', ...describe(error) }, 'A message was not sent: the bot has no token for Teams');
    return heldForAll;
  }
  const { fault } = error;
  if (fault.kind === 'refused') return refused(fault);
  return fault.kind === 'unreached' ? held(seconds.unreached) : { kind: 'uncertain', why: 'no answer' };
}

/** What became of a message whose chat could not be opened: it was never sent, so it is never uncertain. */
function afterOpening(error: unknown, log: Log): Delivery {
  const delivery = afterPosting(error, log);
  return delivery.kind === 'uncertain' ? held(seconds.unreached) : delivery;
}

const chatOf = async ({ conversations }: Sending, address: TeamsAddress): Promise<Spot> =>
  address.conversation
    ? { ...address, conversation: address.conversation, type: 'personal' }
    : conversations.open(address);

const noAddress = failed('no address that Teams serves');

async function post(
  { conversations, clock, log, turnIn }: Paced,
  spot: Spot,
  user: string,
  view: View,
): Promise<Delivery> {
  await turnIn(spot.conversation);
  const drawn = draw(reply(view), { user, now: clock() });
  return conversations.post(spot, drawn).then(
    (id): Delivery => ({ kind: 'sent', id }),
    (error: unknown) => afterPosting(error, log),
  );
}

async function writeToPerson(sending: Paced, user: string, details: unknown, view: View): Promise<Delivery> {
  const address = readAddress(details);
  if (!address || !isTrusted(address.serviceUrl, sending.mayBeLocal)) return noAddress;
  const chat = await chatOf(sending, address).catch((error: unknown) => afterOpening(error, sending.log));
  return 'kind' in chat ? chat : post(sending, chat, user, view);
}

/** A new post of the channel; why Teams does not take one is said with what a person does about it. */
async function writeInChannel(sending: Paced, details: unknown, view: View): Promise<Delivery> {
  const spot = readChannel(details);
  if (!spot || !isTrusted(spot.serviceUrl, sending.mayBeLocal)) return noAddress;
  const delivery = await post(sending, spot, '', view);
  if (delivery.kind !== 'failed') return delivery;
  return failed(
    `Teams does not let me write there (${delivery.why}). Add me to the team, then name the channel again.`,
  );
}

/**
 * Writes to people in their own chats and into channels: one request each, every answer of Teams mapped. Teams cannot
 * be asked for an earlier message.
 */
export function createMessenger(sending: Sending): Messenger {
  const paced = { ...sending, turnIn: createPace(inOneConversation) };
  return {
    find: async () => 'unknown',
    deliver: async (address, view) =>
      'user' in address
        ? writeToPerson(paced, address.user, address.details, view)
        : writeInChannel(paced, address.details, view),
  };
}
