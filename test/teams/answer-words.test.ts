import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Outcome, refuse } from '../../src/core/command.ts';
import { messageFrom, type Origin } from '../support/teams-activities.ts';
import { cardOf, type OpenDoor } from '../support/teams-door.ts';
import { appId, tenantId } from '../support/teams-fakes.ts';
import { everyBlock, everyField, shown } from '../support/teams-samples.ts';
import { seeCard } from '../support/teams-screen.ts';
import { openTeamsRoom } from '../support/teams-setup.ts';

const ann: Origin = { user: 'ann', name: 'Ann Archer' };
const amongOthers: Origin = { ...ann, where: 'channel' };
const inGroup: Origin = { ...ann, where: 'group' };
const thread = '19:channel@thread.tacv2;messageid=1700000000000';

const room = openTeamsRoom();
let door: OpenDoor;

afterEach(() => {
  vi.restoreAllMocks();
});

const titleOf = (delivery: Parameters<typeof cardOf>[0]) =>
  seeCard(cardOf(delivery), undefined, true).text.split('\n')[0];
/** The messages written, in their conversations. */
const posts = () =>
  door
    .sent()
    .filter((one) => one.conversation !== '')
    .map((one) => [one.conversation, one.body.text ?? titleOf(one)]);

describe('in a private chat', () => {
  test('plain words are answered there, with words for screen readers and notifications', async () => {
    door = await room.open({ answer: () => ({ kind: 'reply', audience: 'actor', view: everyBlock }) });
    expect((await door.say(ann, 'mine')).status).toBe(200);
    expect(door.asked).toMatchObject([
      { typed: 'mine', place: { kind: 'personal' }, account: { user: 'ann', name: 'Ann Archer', tenant: tenantId } },
    ]);
    const [answer] = door.sent();
    expect(answer).toMatchObject({ method: 'POST', conversation: 'a:ann', body: { type: 'message' } });
    expect(answer?.body.summary).toContain('NCP17-10a: Mathematical Thinking: 3 places left');
    expect(titleOf(answer)).toBe('Your Work Groups');
  });

  test('the id of a message is its press token, so that a repeat is known behind the door too', async () => {
    door = await room.open();
    await door.say(ann, 'mine', { id: '1700000999999' });
    expect(door.asked[0]?.press).toBe('1700000999999');
  });

  test('a form is sent as a card', async () => {
    door = await room.open({ answer: () => ({ kind: 'ask', form: everyField }) });
    await door.say(ann, 'log');
    expect(posts()).toEqual([['a:ann', 'Log session 3']]);
  });

  test('a no is said kindly', async () => {
    door = await room.open({ answer: () => refuse('no', 'Only the lead can do that.') });
    await door.say(ann, 'log');
    expect(posts()).toEqual([['a:ann', '⚠ Only the lead can do that.']]);
  });

  test('a card of the old kind gets a sentence', async () => {
    door = await room.open();
    await door.say(ann, '', { text: undefined, value: { verb: 'join' } });
    expect(posts()).toEqual([['a:ann', '⚠ This button is from an older version. Type “workgroups” to start again.']]);
    expect(door.asked).toEqual([]);
  });

  test('nobody is shown that the bot is typing, and nothing else is sent than the answer, however long it takes', async () => {
    const second = 1000;
    const wait = globalThis.setTimeout;
    vi.spyOn(globalThis, 'setTimeout').mockImplementation((work, ms) => wait(work, ms === second ? 0 : ms));
    const answer = () => new Promise<Outcome>((resolve) => setTimeout(() => resolve(shown('Your groups')), second));
    door = await room.open({ answer });
    await door.say(ann, 'mine');
    expect(door.sent().map((one) => one.body.type)).toEqual(['message']);
  });
});

describe.each([
  ['a channel', amongOthers, thread],
  ['a group chat', inGroup, '19:group@thread.v2'],
])('in %s', (_name, origin, conversation) => {
  test('what is private goes to the person’s own chat, and the others read one line without names', async () => {
    door = await room.open({ answer: () => shown('Your groups') });
    await door.say(origin, 'mine');
    expect(posts()).toEqual([
      ['a:ann', 'Your groups'],
      [conversation, 'I’ve answered you in our own chat.'],
    ]);
    expect(JSON.stringify(door.sent().at(-1)?.body)).not.toMatch(/Ann|attachments/);
  });

  test('a form goes to the person’s own chat', async () => {
    door = await room.open({ answer: () => ({ kind: 'ask', form: everyField }) });
    await door.say(origin, 'log');
    expect(posts()[0]).toEqual(['a:ann', 'Log session 3']);
  });

  test('a no is never said before others', async () => {
    door = await room.open({ answer: () => refuse('no', 'Only the lead can do that.') });
    await door.say(origin, 'log');
    expect(posts().map(([where]) => where)).toEqual(['a:ann', conversation]);
  });

  test('what is for all is answered in the thread', async () => {
    door = await room.open({ answer: () => shown('Open groups', { audience: 'channel' }) });
    await door.say(origin, 'announce');
    expect(posts()).toEqual([[conversation, 'Open groups']]);
  });

  test('who has no chat with the bot is only asked to open one', async () => {
    door = await room.open({ answer: () => shown('Your groups') });
    room.teams().connector.planned.push({ status: 403, code: 'BotNotInConversationRoster', when: /conversations$/ });
    await door.say(origin, 'mine');
    expect(posts()).toEqual([[conversation, 'Open a chat with me and I’ll answer there.']]);
  });

  test('who has blocked the bot is only asked to open a chat', async () => {
    door = await room.open({ answer: () => shown('Your groups') });
    room.teams().connector.planned.push({ status: 403, code: 'MessageWritesBlocked', when: /a:ann/ });
    await door.say(origin, 'mine');
    expect(posts().at(-1)).toEqual([conversation, 'Open a chat with me and I’ll answer there.']);
  });

  test('what people say to each other is left alone', async () => {
    door = await room.open();
    await door.say(origin, '', { text: 'Sorry, I can’t join on Tuesday', entities: [] });
    expect([door.asked, door.sent()]).toEqual([[], []]);
  });
});

describe('a slash command, which only its sender sees', () => {
  const slash = { text: 'mine', entities: [], recipient: { id: `28:${appId}`, isTargeted: true } };

  test('is answered so that only its sender sees it', async () => {
    door = await room.open({ answer: () => shown('Your groups') });
    await door.say(amongOthers, '', slash);
    const [answer] = door.sent();
    expect(door.sent()).toHaveLength(1);
    expect(answer).toMatchObject({
      isTargeted: true,
      conversation: thread,
      path: `/v3/conversations/${thread}/activities`,
    });
    expect(answer?.body.recipient).toEqual({ id: '29:ann', isTargeted: true });
    expect(titleOf(answer)).toBe('Your groups');
  });

  test('is answered in the own chat when Teams takes no targeted message, and the channel hears nothing', async () => {
    door = await room.open({ answer: () => shown('Your groups') });
    room.teams().connector.planned.push({ status: 400, when: /channel/ });
    await door.say(amongOthers, '', slash);
    expect(door.sent().map((one) => [one.isTargeted, one.conversation, one.status])).toEqual([
      [true, thread, 400],
      [false, '', 201],
      [false, 'a:ann', 201],
    ]);
  });

  test('opens its form in the own chat', async () => {
    door = await room.open({ answer: () => ({ kind: 'ask', form: everyField }) });
    await door.say(amongOthers, '', slash);
    expect(posts()).toEqual([['a:ann', 'Log session 3']]);
  });
});

describe('repeats', () => {
  test('a message that Teams sends again, because our answer came late, is not answered again', async () => {
    door = await room.open();
    const message = messageFrom(room.teams().connector.url, ann, 'join');
    for (let time = 0; time < 3; time += 1) expect((await door.send(message)).status).toBe(200);
    expect([door.asked.length, door.sent().length]).toEqual([1, 1]);
  });

  test('two messages at once are both answered', async () => {
    door = await room.open();
    await Promise.all([door.say(ann, 'mine'), door.say(ann, 'mine')]);
    expect([door.asked.length, door.sent().length]).toEqual([2, 2]);
  });

  test('the same id in another conversation is another message', async () => {
    door = await room.open();
    await door.say(ann, 'mine', { id: '17' });
    await door.say({ ...ann, conversation: 'a:elsewhere' }, 'mine', { id: '17' });
    expect(door.asked).toHaveLength(2);
  });
});

test('what takes long does not keep Teams waiting: it is answered when it is done', async () => {
  const gate = Promise.withResolvers<void>();
  const answer = async () => gate.promise.then(() => shown('Done'));
  door = await room.open({ answer, patience: { press: 20, message: 20 } });
  expect((await door.say(ann, 'mine')).status).toBe(200);
  expect(door.sent()).toEqual([]);
  gate.resolve();
  await door.stop();
  expect(posts()).toEqual([['a:ann', 'Done']]);
});

test('an answer that Teams does not take is logged, without what it said', async () => {
  door = await room.open({ answer: () => shown('Secret words') });
  room.teams().connector.planned.push({ status: 403, code: 'MessageWritesBlocked' });
  expect((await door.say(ann, 'mine')).status).toBe(200);
  expect(door.lines).toMatchObject([{ level: 'error', fields: { fault: 'Teams refused: 403 MessageWritesBlocked' } }]);
  expect(JSON.stringify(door.lines)).not.toMatch(/Secret|Ann|ann|token/);
});

test('a name that Teams left out can be asked for', async () => {
  room.teams().connector.names.set('29:ann', 'Ann Archer');
  door = await room.open();
  await door.say(ann, 'mine', { from: { id: '29:ann', aadObjectId: 'ann' } });
  const account = door.asked[0]?.account;
  expect(account?.name).toBe('');
  expect(await account?.profile?.()).toEqual({ name: 'Ann Archer', closed: false });
  expect(door.sent().at(-1)?.path).toBe('/v3/conversations/a:ann/members/29:ann');
  room.teams().connector.planned.push({ status: 404, when: /members/ });
  expect(await account?.profile?.()).toBeUndefined();
});

test('somebody without an Entra account is left alone', async () => {
  door = await room.open();
  expect((await door.say(ann, 'mine', { from: { id: '29:guest', name: 'Guest' } })).status).toBe(200);
  expect([door.asked, door.sent()]).toEqual([[], []]);
});
