import { draw } from './answer.ts';
import { type Desk, says } from './desk.ts';
import type { Turn } from './identify.ts';

const isBotAdded = ({ activity }: Turn) =>
  activity.membersAdded?.some((member) => member.id === activity.recipient.id) ?? false;

/** Welcomes who added the bot: with their home in their own chat, with one public line in a team or a group chat. */
export async function greet({ dispatcher, conversations, clock }: Desk, turn: Turn): Promise<void> {
  const { account, place, spot } = turn;
  if (!isBotAdded(turn)) return;
  if (place.kind !== 'personal') {
    await conversations.post(spot, { line: says.hello });
    return;
  }
  const outcome = await dispatcher.dispatch({ account, place, runs: 'home', input: {} });
  await conversations.post(spot, draw(outcome, { user: account.user, now: clock() }));
}
