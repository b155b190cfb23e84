import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createDaily, sayWayIn, type WayIn } from '../../src/teams/turn-away.ts';
import { activityFrom } from '../support/teams-activities.ts';
import { type OpenDoor, openDoor, startTeams } from '../support/teams-door.ts';
import { botId } from '../support/teams-fakes.ts';
import { now } from '../support/teams-samples.ts';

const foreign = '00000000-0000-4000-8000-0000000000f2';
const wayIn: WayIn = { ask: 'the hub office, office@hub.example', slack: 'https://bot.hub.example' };

let teams: Awaited<ReturnType<typeof startTeams>>;
let door: OpenDoor;
beforeAll(async () => {
  teams = await startTeams();
});
afterAll(async () => {
  await teams.close();
});
beforeEach(async () => {
  door = await openDoor(teams, { wayIn: async () => wayIn });
  return async () => door.close();
});

let count = 0;
const stranger = () => ({ user: `stranger-${++count}`, tenant: foreign });

/** What the bot wrote once everything under way is done. */
async function written(): Promise<(string | undefined)[]> {
  await door.stop();
  return door.sent().map(({ body }) => body.text);
}

describe('a teacher whose tenant is not admitted', () => {
  test('reads in the same chat how to get in, and nothing else happens', async () => {
    const someone = stranger();
    expect((await door.say(someone, 'join ncp17-10a')).status).toBe(200);
    expect(await written()).toEqual([
      `I can’t help you from your school’s Teams yet: it is not connected to a Maths Hub. A hub can connect it, or invite you to its own Teams as a guest. Who to ask: the hub office, office@hub.example. They will need the id of your school’s Teams: ${foreign}. You can use me in Slack, too: https://bot.hub.example`,
    ]);
    expect(door.sent()[0]?.conversation).toBe(`a:${someone.user}`);
    expect(door.asked).toEqual([]);
  });

  test('reads it once a day, however often they write', async () => {
    const someone = stranger();
    await door.say(someone, 'hello');
    await door.say(someone, 'hello?');
    await door.say(someone, 'help');
    expect(await written()).toHaveLength(1);
  });

  test('who presses an old card reads it on their own screen each time, and no message is sent', async () => {
    const someone = stranger();
    for (const _ of [1, 2]) {
      const answer = await door.press(someone, 'join', { '#press': '1' });
      expect(answer).toMatchObject({ status: 200, type: 'application/vnd.microsoft.activity.message' });
      expect(answer.value).toContain('Who to ask: the hub office');
    }
    expect(await written()).toEqual([]);
    expect(door.asked).toEqual([]);
  });

  test('in a channel is answered only when they speak to the bot', async () => {
    const shared = { ...stranger(), where: 'channel' as const };
    expect((await door.say(shared, '', { text: 'See you tomorrow', entities: [] })).status).toBe(403);
    expect(await written()).toEqual([]);
    expect((await door.say(shared, 'hello')).status).toBe(200);
    expect(await written()).toHaveLength(1);
  });

  test.each([
    ['installing the bot', { type: 'conversationUpdate', membersAdded: [{ id: botId }] }],
    ['another kind of press', { type: 'invoke', name: 'task/fetch', value: {} }],
    ['a reaction', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }],
  ])('is refused without a word when it is %s', async (_what, more) => {
    const response = await door.send(activityFrom(teams.connector.url, stranger(), more));
    expect(response.status).toBe(403);
    expect(await written()).toEqual([]);
  });

  test('is told again soon when Teams did not take it', async () => {
    const someone = stranger();
    const { user } = someone;
    teams.connector.planned.push({ status: 500, when: new RegExp(user) });
    await door.say(someone, 'hello');
    expect(await written()).toHaveLength(1);
    expect(door.lines.map(({ message }) => message)).toEqual(['An answer was not sent']);
    await door.say(someone, 'hello');
    expect(await written()).toHaveLength(2);
  });

  test('leaves nothing of themselves in the log', async () => {
    await door.say({ ...stranger(), name: 'Nora Name' }, 'my words');
    await written();
    expect(door.lines.map(({ fields }) => fields)).toEqual([{ platform: 'teams', tenant: foreign }]);
  });
});

test('where no one hub is known, it says where to find one, and no Slack', () => {
  const words = sayWayIn({}, foreign);
  expect(words).toContain('Find your hub at ncetm.org.uk/maths-hubs and ask there.');
  expect(words).not.toContain('Slack');
});

describe('once a day', () => {
  const clockAt = (hours: { since: number }) => () => new Date(now.getTime() + hours.since * 3600_000);

  test('means again after a day', async () => {
    const hours = { since: 0 };
    const daily = createDaily(clockAt(hours));
    const work = vi.fn(async () => {});
    await daily('chat', work);
    hours.since = 23;
    await daily('chat', work);
    expect(work).toHaveBeenCalledTimes(1);
    hours.since = 24;
    await daily('chat', work);
    expect(work).toHaveBeenCalledTimes(2);
  });

  test('is remembered of so many only: the oldest is forgotten', async () => {
    const daily = createDaily(clockAt({ since: 0 }), 2);
    const said: string[] = [];
    for (const key of ['a', 'b', 'b', 'c', 'b', 'a']) await daily(key, async () => void said.push(key));
    expect(said).toEqual(['a', 'b', 'c', 'a']);
  });
});
