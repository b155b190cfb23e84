import type { TeamsAdapter, TurnState } from '@microsoft/teams-ai';
// Not the package's index: it loads its language models' parts too, which take memory and are never called
import { Application } from '@microsoft/teams-ai/lib/Application.js';
import type { TurnContext } from 'botbuilder';
import { late, within } from '../core/within.ts';
import { readActivity } from './activity.ts';
import type { TeamsMode } from './adapter.ts';
import type { Afterwards } from './afterwards.ts';
import { answerPress, type PressAnswer, sendAfterwards } from './answer-press.ts';
import { answerWords } from './answer-words.ts';
import { type Desk, describe, says } from './desk.ts';
import { greet } from './greet.ts';
import { identify, type Turn } from './identify.ts';
import { createRepeats } from './repeats.ts';

/** How long, in milliseconds, a person may wait before they hear something, and Teams before it sends again. */
export type Patience = { press: number; message: number };

/** What the routes lead to. */
export type Routing = {
  adapter: TeamsAdapter;
  mode: TeamsMode;
  desk: Desk;
  afterwards: Afterwards;
  patience: Patience;
};

const remembered = 2000;

/** Who, where and what; a name that Teams left out is asked for when somebody needs it. */
function turnOf(context: TurnContext, { mode, desk }: Routing): Turn | undefined {
  const activity = readActivity(context.activity);
  const turn = activity && identify(activity, mode);
  if (turn?.account.name !== '') return turn;
  const profile = async () => {
    const spot = { ...turn.spot, conversation: turn.place.conversation };
    const name = await desk.conversations.nameOf(spot).catch(() => undefined);
    return name ? { name, closed: false } : undefined;
  };
  return { ...turn, account: { ...turn.account, profile } };
}

const respond = (context: TurnContext, body: unknown) =>
  context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });

const cardAnswer = (answer: PressAnswer) =>
  answer.kind === 'card'
    ? { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: answer.drawn.card }
    : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: answer.words };

/** Teams forgets an answer in place when the chat is opened again; so the message itself changes, where it may. */
async function keep({ desk }: Routing, { activity, place, spot }: Turn, answer: PressAnswer): Promise<void> {
  if (answer.kind === 'said' || answer.keeps === 'not' || !activity.replyToId) return;
  const mayChange = answer.keeps === 'for all' || place.kind === 'personal';
  if (mayChange) await desk.conversations.replace(spot, activity.replyToId, answer.drawn);
}

/** A press gets its answer at once, or a word that it will come. */
async function pressed(context: TurnContext, routing: Routing): Promise<PressAnswer> {
  const { desk, afterwards, patience } = routing;
  const turn = turnOf(context, routing);
  if (!turn) return { kind: 'said', words: says.stranger };
  const work = answerPress(desk, turn).catch((error: unknown): PressAnswer => {
    desk.log.error({ platform: 'teams', ...describe(error) }, 'A press could not be answered');
    return { kind: 'said', words: says.failed };
  });
  const answer = await within(work, patience.press);
  if (answer === late) {
    afterwards.add(work.then((finished) => sendAfterwards(desk, turn, finished)));
    return { kind: 'said', words: says.working };
  }
  afterwards.add(keep(routing, turn, answer));
  return answer;
}

/** What is asked in ways this bot does not offer still gets a sentence, in the shape that Teams shows. */
function otherAnswer(name: string | undefined): unknown {
  if (name === 'adaptiveCard/action') return cardAnswer({ kind: 'said', words: says.older });
  if (name?.startsWith('composeExtension/')) return { composeExtension: { type: 'message', text: says.older } };
  if (name?.startsWith('task/')) return { task: { type: 'message', value: says.older } };
  return {};
}

/** Teams sends a message again when its answer came late: whatever takes long goes on after the answer. */
function once(routing: Routing, answer: (turn: Turn) => Promise<void>): (context: TurnContext) => Promise<void> {
  const isRepeat = createRepeats(remembered);
  return async (context) => {
    const turn = turnOf(context, routing);
    if (!turn) return;
    const { id } = turn.activity;
    if (id && isRepeat(`${turn.spot.conversation} ${id}`)) return;
    await within(routing.afterwards.add(answer(turn)), routing.patience.message);
  };
}

/** The ways in, on the SDK's router: no state of its own, no typing sign, no keywords. */
export function createRoutes(routing: Routing): Application<TurnState> {
  const { adapter, desk } = routing;
  const app = new Application({ adapter, removeRecipientMention: false });
  // The SDK asks nobody whether it may: after a second it would say that the bot types, in a channel to everybody.
  app.startTypingTimer = () => {};
  app.conversationUpdate(
    'membersAdded',
    once(routing, (turn) => greet(desk, turn)),
  );
  app.activity(
    'message',
    once(routing, (turn) => answerWords(desk, turn)),
  );
  // The answer is set here: the SDK would change the message for everybody once a card says "refresh".
  app.adaptiveCards.actionExecute(/^/, async (context) => {
    await respond(context, cardAnswer(await pressed(context, routing)));
    return '';
  });
  const isInvoke = async (context: TurnContext) => context.activity.type === 'invoke';
  app.addRoute(isInvoke, async (context) => void (await respond(context, otherAnswer(context.activity.name))), true);
  return app;
}
