import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createMemory } from '../../src/slack/home.ts';
import { ask, type OpenDoor, openDoor, refuse, reply, view } from '../support/slack-door.ts';
import { messagePayload, openedPayload } from '../support/slack-payloads.ts';
import { asEvent } from '../support/slack-wire.ts';

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
const written = async (text: string, more: Record<string, unknown> = {}) =>
  asEvent(messagePayload((await open.asker('U0AMIRA')).by, text, more), open.signingSecret);

describe('the home', () => {
  test('shows what the home command answers, each time it is opened', async () => {
    open.answers(reply(view('Your hub')), reply(view('Your hub, later')));
    const person = amira();
    expect((await person.openHome()).text).toContain('Your hub, in a sentence.');
    expect((await person.openHome()).text).toContain('Your hub, later');
    expect(open.asked[0]).toMatchObject({
      runs: 'home',
      input: {},
      place: { kind: 'home', workspace: open.slack.teamId },
    });
  });

  test('is published once for one opening, however often Slack sends it', async () => {
    open.answers(reply(view('Your hub')));
    const person = amira();
    await person.openHome();
    expect(await person.repeat()).toBeUndefined();
    expect(open.asked).toHaveLength(1);
  });

  test('says a no where the home would be, and offers a form that something else needs first', async () => {
    open.answers(refuse('No Maths Hub uses me here yet.'), ask());
    const person = amira();
    expect((await person.openHome()).text).toBe('⚠ No Maths Hub uses me here yet.');
    expect((await person.openHome()).buttons).toEqual(['Open the form']);
  });

  test('is not drawn when the messages tab is opened', async () => {
    await open.knock(asEvent(openedPayload((await open.asker('U0AMIRA')).by, 'messages'), open.signingSecret));
    await open.door.stop();
    expect(open.asked).toEqual([]);
  });

  test('a failure to publish it troubles nobody: the next opening tries again', async () => {
    open.answers(reply(view('Your hub')));
    open.slack.fail('views.publish', { error: 'internal_error' });
    const place = open.slack.calls.length;
    await open.knock(asEvent(openedPayload((await open.asker('U0AMIRA')).by), open.signingSecret));
    await open.slack.until((call) => call.method === 'views.publish', place);
    await open.door.stop();
    expect(open.slack.calls.slice(place).map((call) => call.method)).not.toContain('chat.postMessage');
  });
});

describe('plain words to the bot', () => {
  test('are answered there', async () => {
    open.answers(reply(view('Your groups')));
    const place = open.slack.calls.length;
    await open.knock(await written('mine'));
    const { args } = await open.slack.until((call) => call.method === 'chat.postMessage', place);
    expect(args).toMatchObject({ channel: 'DU0AMIRA', text: 'Your groups\nYour groups, in a sentence.' });
    expect(open.asked[0]).toMatchObject({
      typed: 'mine',
      place: { kind: 'personal' },
      account: { user: 'U0AMIRA', name: '' },
    });
  });

  test('are answered once, however often Slack sends them, under one press token', async () => {
    open.answers(reply(view('Your groups')));
    const letter = await written('mine', { ts: '1760086800.000100' });
    await open.knock(letter);
    const retry = {
      ...letter,
      headers: { ...letter.headers, 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' },
    };
    expect((await open.knock(retry)).status).toBe(200);
    await open.door.stop();
    expect(open.asked.map((asked) => asked.press)).toEqual(['DU0AMIRA:1760086800.000100']);
  });

  test('are not answered when the bot or another bot said them, when they were edited, or in a channel', async () => {
    await open.knock(await written('mine', { bot_id: 'B0WG' }));
    await open.knock(await written('mine', { user: 'U0WGBOT' }));
    await open.knock(await written('mine', { subtype: 'message_changed' }));
    await open.knock(await written('mine', { channel_type: 'channel' }));
    await open.door.stop();
    expect(open.asked).toEqual([]);
  });
});

describe('who somebody is', () => {
  test('is asked of Slack only when the core wants to know', async () => {
    open.answers(reply(view('Your groups')));
    open.slack.addPerson({ id: 'U0GONE', name: 'Gone Person', deleted: true });
    const place = open.slack.calls.length;
    await amira().say('mine');
    expect(open.slack.calls.slice(place).map((call) => call.method)).not.toContain('users.info');
    expect(await open.asked[0]?.account.profile?.()).toEqual({ name: 'Amira Shah', closed: false });
  });

  test('is told with whether the account is switched off', async () => {
    open.answers(reply(view('Your groups')));
    await open.driver.person('U0GONE', 'Gone Person').say('mine');
    open.slack.addPerson({ id: 'U0GONE', name: 'Gone Person', deleted: true });
    expect(await open.asked[0]?.account.profile?.()).toEqual({ name: 'Gone Person', closed: true });
  });

  test('stays unknown when Slack does not tell, which stops nobody', async () => {
    open.answers(reply(view('Your groups')));
    await amira().say('mine');
    open.slack.fail('users.info', { error: 'missing_scope' });
    expect(await open.asked[0]?.account.profile?.()).toBeUndefined();
  });
});

describe('the memory of events', () => {
  test('knows the newest ids and forgets the oldest', () => {
    const isFirst = createMemory(2);
    expect(['a', 'a', 'b', 'c', 'c', 'a'].map(isFirst)).toEqual([true, false, true, true, false, true]);
  });
});
