import type { Dispatcher } from '../core/ports.ts';
import type { Drawn } from './answer.ts';
import type { Conversations } from './conversations.ts';
import type { Turn } from './identify.ts';
import type { Log } from './log.ts';
import { NotTaken } from './single-shot.ts';

/** What answering needs. */
export type Desk = { dispatcher: Dispatcher; conversations: Conversations; clock: () => Date; log: Log };

/** What may be said of a fault in a log: its kind, where it arose, Teams' code for it; nothing that a person wrote. */
export function describe(error: unknown): Record<string, unknown> {
  if (error instanceof NotTaken) return { fault: error.message };
  if (!(error instanceof Error)) return { fault: typeof error };
  return {
    fault: error.name,
    at: error.stack
      ?.split('\n')
      .find((line) => line.startsWith('    at '))
      ?.trim(),
  };
}

/** Writes in the person's own chat with the bot, opening it where need be; false when that cannot be done. */
export async function writePrivately({ conversations, log }: Desk, turn: Turn, drawn: Drawn): Promise<boolean> {
  try {
    const chat = turn.place.kind === 'personal' ? turn.spot : await conversations.open(turn.spot);
    await conversations.post(chat, drawn);
    return true;
  } catch (error) {
    log.warn({ platform: 'teams', ...describe(error) }, 'An answer could not be written in somebody’s own chat');
    return false;
  }
}

/** What the door says by itself. */
export const says = {
  inOwnChat: 'I’ve answered you in our own chat.',
  openChat: 'Open a chat with me and I’ll answer there.',
  below: 'I’ve answered below.',
  working: 'Still working: I’ll send the answer as a message.',
  older: 'This button is from an older version. Type “workgroups” to start again.',
  notTheirs: 'This form was opened by somebody else. Type “workgroups” to open your own.',
  stranger: 'I can only help people who are signed in with their work or school account.',
  failed: 'I couldn’t do that just now. What you typed is still here: try again in a minute.',
  hello:
    'Hello, I’m here for the Maths Hub’s Work Groups: find one, join one, run one. Open a chat with me and type “workgroups”.',
} as const;
