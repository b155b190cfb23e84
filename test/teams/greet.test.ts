import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { activityFrom, type Origin } from '../support/teams-activities.ts';
import { cardOf, type OpenDoor, openDoor, startTeams } from '../support/teams-door.ts';
import { botId } from '../support/teams-fakes.ts';
import { shown } from '../support/teams-samples.ts';
import { seeCard } from '../support/teams-screen.ts';

const ann: Origin = { user: 'ann' };

let teams: Awaited<ReturnType<typeof startTeams>>;
let door: OpenDoor;

beforeAll(async () => {
  teams = await startTeams();
});
afterAll(() => teams.close());
afterEach(() => door.close());

const added = (origin: Origin, ids: string[]) =>
  door.send(
    activityFrom(teams.connector.url, origin, { type: 'conversationUpdate', membersAdded: ids.map((id) => ({ id })) }),
  );

test('who adds the bot is welcomed with their home, in their own chat', async () => {
  door = await openDoor(teams, { answer: () => shown('Welcome to Wensum Maths Hub') });
  expect((await added(ann, ['29:ann', botId])).status).toBe(200);
  expect(door.asked).toMatchObject([
    { runs: 'home', input: {}, account: { user: 'ann', address: { conversation: 'a:ann' } } },
  ]);
  const [welcome] = door.sent();
  expect(welcome?.conversation).toBe('a:ann');
  expect(seeCard(cardOf(welcome), undefined, true).text).toBe('Welcome to Wensum Maths Hub');
});

test.each([
  ['a team', { ...ann, where: 'channel' as const }],
  ['a group chat', { ...ann, where: 'group' as const }],
])('%s hears one public line, and nothing of anybody’s own', async (_name, origin) => {
  door = await openDoor(teams, { answer: () => shown('Your groups') });
  await added(origin, [botId]);
  expect(door.asked).toEqual([]);
  expect(door.sent().map((one) => one.body.text)).toEqual([
    'Hello, I’m here for the Maths Hub’s Work Groups: find one, join one, run one. Open a chat with me and type “workgroups”.',
  ]);
  expect(door.sent()[0]?.body.attachments).toBeUndefined();
});

test('who joins a team later is not greeted in public', async () => {
  door = await openDoor(teams);
  await added({ ...ann, where: 'channel' }, ['29:tom', '29:eve']);
  expect([door.asked, door.sent()]).toEqual([[], []]);
});

test('one is welcomed once, though Teams tells it twice', async () => {
  door = await openDoor(teams);
  const update = activityFrom(teams.connector.url, ann, { type: 'conversationUpdate', membersAdded: [{ id: botId }] });
  await door.send(update);
  await door.send(update);
  expect(door.sent()).toHaveLength(1);
});

test.each([
  'installationUpdate',
  'messageReaction',
  'messageUpdate',
  'messageDelete',
  'typing',
  'event',
  'endOfConversation',
])('nothing is said about %s', async (type) => {
  door = await openDoor(teams);
  const response = await door.send(activityFrom(teams.connector.url, ann, { type }));
  expect([response.status, door.asked, door.sent()]).toEqual([200, [], []]);
});
