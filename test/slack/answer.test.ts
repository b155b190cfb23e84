import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ask, type OpenDoor, openDoor, refuse, reply, view } from '../support/slack-door.ts';

let open: OpenDoor;
beforeAll(async () => {
  open = await openDoor();
});
afterEach(() => {
  expect(open.slack.refused).toEqual([]);
  open.asked.length = 0;
});
afterAll(() => open.close());

const amira = () => open.driver.person('U0AMIRA', 'Amira Shah');
const join = { label: 'Join this group', runs: 'join', input: { group: 'g1' }, version: 3 };

describe('typed behind /workgroups', () => {
  test('is answered at once, for the person alone', async () => {
    open.answers(reply(view('Your groups')));
    const seen = await amira().say('mine');
    expect(seen).toMatchObject({ text: 'Your groups\nYour groups, in a sentence.', isPrivate: true });
    expect(open.asked[0]).toMatchObject({
      typed: 'mine',
      account: { platform: 'slack', tenant: open.slack.teamId, user: 'U0AMIRA', name: 'amira.shah' },
      place: { kind: 'personal', workspace: open.slack.teamId, conversation: 'DU0AMIRA' },
    });
  });

  test('is said for everybody in the channel only when the answer is for the channel', async () => {
    open.answers(reply(view('New group'), { audience: 'channel' }), reply(view('Your groups')));
    const shared = await amira().sayInChannel('announce');
    const mine = await amira().sayInChannel('mine');
    expect(shared.shared).toMatchObject([{ plain: 'New group\nNew group, in a sentence.', isPrivate: false }]);
    expect(mine).toMatchObject({ shared: [], mine: { isPrivate: true } });
    expect(open.asked[0]).toMatchObject({ place: { kind: 'channel', conversation: 'C0SECONDARY' } });
  });

  test('is refused kindly, never in public', async () => {
    open.answers(refuse('Only the lead can do that. The lead is Jo Field.'));
    const { shared, mine } = await amira().sayInChannel('log');
    expect(shared).toEqual([]);
    expect(mine?.text).toBe('⚠ Only the lead can do that. The lead is Jo Field.');
  });

  test('reaches the bot as it was typed, ampersands and all', async () => {
    open.answers(reply(view('Found')));
    await amira().say('find Fish &amp; Chips &lt;3');
    expect(open.asked[0]).toMatchObject({ typed: 'find Fish & Chips <3' });
  });

  test('carries the same press token when Slack repeats it, and another when it is typed again', async () => {
    open.answers(reply(view('Your groups')));
    const person = amira();
    await person.say('mine');
    await person.repeat();
    await person.say('mine');
    const presses = open.asked.map((asked) => asked.press);
    expect(presses[1]).toBe(presses[0]);
    expect(presses[2]).not.toBe(presses[0]);
  });
});

describe('a button in a message', () => {
  test('runs its command with its input, version and press token, the same however often it is pressed', async () => {
    open.answers(reply(view('One group', join)), reply(view('You have a place')));
    const person = amira();
    const group = await person.say('show ncp17');
    const seen = await person.press('Join this group', group);
    await person.press('Join this group', group);
    expect(seen).toMatchObject({ text: expect.stringContaining('You have a place'), isPrivate: true });
    const [, first, second] = open.asked;
    expect(first).toMatchObject({ runs: 'join', input: { group: 'g1' }, version: 3 });
    expect(first?.press).toMatch(/^[0-9a-f-]{36}\.\d+$/);
    expect(second?.press).toBe(first?.press);
  });

  test('is replaced by the answer when the answer takes its place, and stays otherwise', async () => {
    const answer = view('You have a place');
    open.answers(reply(view('One group', join)), reply(answer, { replaces: true }), reply(answer));
    const person = amira();
    const group = await person.say('show ncp17');
    await person.press('Join this group', group);
    await person.press('Join this group', group);
    const [replacing, beside] = open.slack.calls.filter((call) => call.method === 'response_url').slice(-2);
    expect(replacing?.args).toMatchObject({ replace_original: true, response_type: 'ephemeral' });
    expect(beside?.args).toMatchObject({ replace_original: false, response_type: 'ephemeral' });
  });

  test('two buttons never share a press token', async () => {
    open.answers(reply(view('Yes or no?', { label: 'Yes', runs: 'yes' }, { label: 'No', runs: 'no' })));
    const person = amira();
    const question = await person.say('ask me');
    await person.press('Yes', question);
    await person.press('No', question);
    expect(open.asked[1]?.press).not.toBe(open.asked[2]?.press);
  });

  test('that is a link needs no answer', async () => {
    open.answers(reply(view('Feed', { label: 'Open the feed', opens: 'https://example.org/feed' })));
    const person = amira();
    const feed = await person.say('feed');
    expect(await person.press('Open the feed', feed)).toBe(feed);
    expect(open.asked).toHaveLength(1);
  });

  test('of an older version is answered with what to do', async () => {
    await open.knock(await open.press('U0AMIRA', 'approve_17'));
    const call = await open.slack.until(
      (one) => one.method === 'response_url' && one.user === 'U0AMIRA',
      open.slack.calls.length - 1,
    );
    expect(call.args.text).toBe('⚠ This button is from an older version. Type “/workgroups” to start again.');
    expect(open.asked).toEqual([]);
  });
});

describe('on the home', () => {
  test('a press shows its answer there, with the way back', async () => {
    open.answers(reply(view('Your hub', join)), reply(view('You have a place')), reply(view('Your hub')));
    const person = amira();
    await person.openHome();
    const seen = await person.press('Join this group');
    expect(seen).toMatchObject({ text: expect.stringContaining('You have a place'), buttons: ['Back to the start'] });
    expect(open.asked[1]).toMatchObject({ place: { kind: 'home', workspace: open.slack.teamId } });
    await person.press('Back to the start');
    expect(open.asked[2]).toMatchObject({ runs: 'home' });
  });

  test('a no stands over the home, which stays as it is', async () => {
    open.answers(reply(view('Your hub', join)), refuse('No place is left.'));
    const person = amira();
    await person.openHome();
    const published = open.slack.calls.filter((call) => call.method === 'views.publish').length;
    const seen = await person.press('Join this group');
    expect(seen.text).toBe('Work Groups\n⚠ No place is left.');
    expect(open.slack.calls.filter((call) => call.method === 'views.publish')).toHaveLength(published);
  });

  test('a press that asks opens its form over the home', async () => {
    open.answers(reply(view('Your hub', { label: 'Log session 3', runs: 'log-session' })), ask());
    const person = amira();
    await person.openHome();
    expect(await person.press('Log session 3')).toMatchObject({ form: { title: 'Log session 3' } });
  });

  test('an answer that cannot be published reaches the person in their chat', async () => {
    open.answers(reply(view('Your hub', join)), reply(view('You have a place')));
    const person = amira();
    await person.openHome();
    open.slack.fail('views.publish', { error: 'internal_error' });
    const place = open.slack.calls.length;
    await person.press('Join this group');
    const told = await open.slack.until((call) => call.method === 'chat.postMessage', place);
    expect(told.args).toMatchObject({ channel: 'U0AMIRA', text: expect.stringContaining('You have a place') });
  });
});

describe('in a modal', () => {
  test('a button in a result shows its answer in the same modal', async () => {
    open.answers(
      ask(),
      reply(view('Logged', { label: 'See the session', runs: 'show-session' })),
      reply(view('Session 3')),
    );
    const person = amira();
    await person.say('log');
    await person.fill({ date: '2026-10-09', phase: 'Primary' });
    const seen = await person.press('See the session');
    expect(seen.text).toContain('Session 3');
    expect(open.slack.calls.at(-1)).toMatchObject({ method: 'views.update', ok: true });
  });

  test('a second press on what has changed meanwhile shows what is there already', async () => {
    open.answers(
      ask(),
      reply(view('Logged', { label: 'See the session', runs: 'show-session' })),
      reply(view('Session 3')),
    );
    const person = amira();
    await person.say('log');
    await person.fill({ date: '2026-10-09', phase: 'Primary' });
    await person.press('See the session');
    expect(await person.repeat()).toBeUndefined();
    expect(open.slack.calls.at(-1)).toMatchObject({ method: 'views.update', result: { error: 'hash_conflict' } });
    expect(
      open.slack.calls.filter((call) => call.method === 'chat.postMessage' && call.user === 'U0AMIRA'),
    ).toHaveLength(1);
  });
});
