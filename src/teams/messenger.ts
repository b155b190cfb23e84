import { reply } from '../core/command.ts';
import type { Delivery, Messenger } from '../core/notice.ts';
import { draw } from './answer.ts';
import type { Conversations } from './conversations.ts';
import { describe } from './desk.ts';
import { isTrusted, readAddress, type Spot, type TeamsAddress } from './identify.ts';
import type { Log } from './log.ts';
import { type Fault, NotTaken } from './single-shot.ts';

/** What writing by itself needs; `mayBeLocal` where this machine plays Teams. */
export type Sending = { conversations: Conversations; clock: () => Date; log: Log; mayBeLocal: boolean };

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

/** Writes to people in their own chats: one request each, every answer of Teams mapped. Teams cannot be asked for an earlier message. */
export const createMessenger = (sending: Sending): Messenger => ({
  find: async () => 'unknown',
  deliver: async ({ user, details }, view) => {
    const { conversations, clock, log, mayBeLocal } = sending;
    const address = readAddress(details);
    if (!address || !isTrusted(address.serviceUrl, mayBeLocal)) return failed('no address that Teams serves');
    const drawn = draw(reply(view), { user, now: clock() });
    const chat = await chatOf(sending, address).catch((error: unknown) => afterOpening(error, log));
    if ('kind' in chat) return chat;
    return conversations.post(chat, drawn).then(
      (id): Delivery => ({ kind: 'sent', id }),
      (error: unknown) => afterPosting(error, log),
    );
  },
});
