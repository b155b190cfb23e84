import type { TurnContext } from 'botbuilder';
import { readActivity } from './activity.ts';
import type { TeamsMode } from './adapter.ts';
import type { Afterwards } from './afterwards.ts';
import type { Desk } from './desk.ts';
import { identify, type Turn } from './identify.ts';
import { wordsToBot } from './read-interaction.ts';

/** How somebody gets in whose tenant is not admitted, as far as it is known: whom to ask, and a page that leads to Slack. */
export type WayIn = { ask?: string; slack?: string };

/** What a person from such a tenant reads: what is so, the ways in, whom to ask, and what that one needs to know. */
export function sayWayIn({ ask, slack }: WayIn, tenant: string): string {
  const who = ask ? `Who to ask: ${ask}.` : 'Find your hub at ncetm.org.uk/maths-hubs and ask there.';
  return [
    'I can’t help you from your school’s Teams yet: it is not connected to a Maths Hub.',
    'A hub can connect it, or invite you to its own Teams as a guest.',
    who,
    `They will need the id of your school’s Teams: ${tenant}.`,
    ...(slack ? [`You can use me in Slack, too: ${slack}`] : []),
  ].join(' ');
}

const aDay = 24 * 3600 * 1000;
const remembered = 2000;

/** What is done once a day by key. It remembers so many in memory and forgets the oldest; what fails is not counted. */
export function createDaily(clock: () => Date, most = remembered) {
  const last = new Map<string, number>();
  return async (key: string, work: () => Promise<unknown>): Promise<void> => {
    const now = clock().getTime();
    const before = last.get(key);
    if (before !== undefined && Math.abs(now - before) < aDay) return;
    last.delete(key);
    last.set(key, now);
    for (const oldest of last.keys()) {
      if (last.size <= most) break;
      last.delete(oldest);
    }
    try {
      await work();
    } catch (error) {
      last.delete(key);
      throw error;
    }
  };
}

const respond = (context: TurnContext, words: string) =>
  context.sendActivity({
    type: 'invokeResponse',
    value: {
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: words },
    },
  });

type TurningAway = Pick<Desk, 'conversations' | 'clock' | 'log'> & {
  mode: TeamsMode;
  wayIn: () => Promise<WayIn>;
  afterwards: Afterwards;
};

/**
 * Tells somebody of a tenant that is not admitted how to get in, and does nothing else; false when nobody spoke to the
 * bot. In a chat it is said once a day. A press is answered each time, on the presser's own screen: without an answer
 * Teams would say that the app is broken.
 */
export function createTurnAway({ conversations, clock, log, mode, wayIn, afterwards }: TurningAway) {
  const daily = createDaily(clock);

  const post = ({ spot, place }: Turn) =>
    daily(place.conversation, async () => {
      await conversations.post(spot, { line: sayWayIn(await wayIn(), spot.tenant) });
      log.info(
        { platform: 'teams', tenant: spot.tenant },
        'Somebody of a tenant that is not admitted was told the way in',
      );
    });

  return async (context: TurnContext): Promise<boolean> => {
    const activity = readActivity(context.activity);
    const turn = activity && identify(activity, mode);
    if (!turn) return false;
    if (activity.type === 'invoke' && activity.name === 'adaptiveCard/action') {
      await respond(context, sayWayIn(await wayIn(), turn.spot.tenant));
      return true;
    }
    if (activity.type !== 'message' || wordsToBot(turn) === undefined) return false;
    afterwards.add(post(turn)); // Teams need not wait for it
    return true;
  };
}
