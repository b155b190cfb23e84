import { type Outcome, refuse } from '../core/command.ts';
import { type Drawn, destinationOf, draw } from './answer.ts';
import { type Desk, describe, says, writePrivately } from './desk.ts';
import type { Turn } from './identify.ts';
import { wordsToBot } from './read-interaction.ts';

/** A card of the old kind sends what was typed in it as a message without words. */
const isOldCard = ({ activity }: Turn) => activity.value !== undefined && !activity.text;

async function outcomeOf({ dispatcher }: Desk, turn: Turn): Promise<Outcome | undefined> {
  const { activity, account, place } = turn;
  if (isOldCard(turn)) return refuse('unknown', says.older);
  const typed = wordsToBot(turn);
  if (typed === undefined) return undefined;
  return dispatcher.dispatch({ account, place, typed, ...(activity.id && { press: activity.id }) });
}

/** What was asked where only one person sees it may be answered there; false where Teams does not take it. */
async function whispered({ conversations, log }: Desk, { spot }: Turn, drawn: Drawn): Promise<boolean> {
  try {
    await conversations.whisper(spot, drawn);
    return true;
  } catch (error) {
    log.info({ platform: 'teams', ...describe(error) }, 'A targeted answer was not taken: it goes to the own chat');
    return false;
  }
}

async function answerOne(desk: Desk, turn: Turn, drawn: Drawn, isForm: boolean): Promise<void> {
  const isTargeted = turn.activity.recipient.isTargeted === true;
  if (isTargeted && !isForm && (await whispered(desk, turn, drawn))) return;
  const isWritten = await writePrivately(desk, turn, drawn);
  if (isWritten && isTargeted) return;
  await desk.conversations.post(turn.spot, { line: isWritten ? says.inOwnChat : says.openChat });
}

/** Answers what somebody typed to the bot; what is not said to it, it leaves alone. */
export async function answerWords(desk: Desk, turn: Turn): Promise<void> {
  const outcome = await outcomeOf(desk, turn);
  if (!outcome) return;
  const drawn = draw(outcome, { user: turn.account.user, now: desk.clock() });
  if (destinationOf(outcome, 'words', turn.place) === 'here') await desk.conversations.post(turn.spot, drawn);
  else await answerOne(desk, turn, drawn, outcome.kind === 'ask');
}
