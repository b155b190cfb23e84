import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/core/command.ts';
import { readForm } from '../../src/slack/carried.ts';
import { ask, later, logSession, type OpenDoor, openDoor, refuse, reply, view } from '../support/slack-door.ts';
import { messagePayload } from '../support/slack-payloads.ts';
import { asEvent } from '../support/slack-wire.ts';

let open: OpenDoor;
let place = 0;
beforeAll(async () => {
  open = await openDoor({ door: { deadlines: { ack: 60, form: 30 } } });
  open.answers(reply(view('Hello')));
  await amira().say('');
});
afterEach(() => {
  expect(open.slack.refused).toEqual([]);
  open.asked.length = 0;
});
afterAll(() => open.close());

const amira = () => open.driver.person('U0AMIRA', 'Amira Shah');
const log = JSON.stringify({ r: 'log-session', i: { session: 's3' }, p: 'token-1' });
const join = JSON.stringify({ r: 'join', i: {}, p: 'token-2' });
const here = () => {
  place = open.slack.calls.length;
};
const next = (method: string) => open.slack.until((call) => call.method === method, place);
const since = () =>
  open.slack.calls
    .slice(place)
    .map((call) => call.method)
    .filter((method) => method !== 'views.generateTriggerId');

describe('a form', () => {
  test('opens for typed words, and nothing else is said', async () => {
    open.answers(ask());
    const letter = await open.command('U0AMIRA', 'log');
    here();
    expect(await open.knock(letter)).toEqual({ status: 200, body: '' });
    expect((await next('views.open')).args.view).toMatchObject({ type: 'modal', title: { text: 'Log session 3' } });
    expect(since()).toEqual(['views.open']);
  });

  test('opens at a press, bound to the person it is drawn for', async () => {
    open.answers(ask());
    const letter = await open.press('U0AMIRA', log);
    here();
    await open.knock(letter);
    const { args } = await next('views.open');
    const hidden = readForm(Object(args.view).private_metadata);
    expect(hidden).toMatchObject({ r: 'log-session', i: { session: 's3' }, u: 'U0AMIRA' });
    expect(hidden?.p).toMatch(/^[0-9a-f-]{36}\.\d+$/);
  });

  test('that is slow to come gets its window at once, and is shown in it when it is there', async () => {
    const form = later<Outcome>();
    open.answers(form.promise);
    const letter = await open.press('U0AMIRA', log);
    here();
    await open.knock(letter);
    const early = await next('views.open');
    expect(early.args.view).toMatchObject({ title: { text: 'One moment' } });
    form.give(ask());
    const filled = await next('views.update');
    expect(filled).toMatchObject({ ok: true, args: { view: { title: { text: 'Log session 3' } } } });
    expect(filled.args).toMatchObject({ view_id: Object(early.result.view).id, hash: Object(early.result.view).hash });
  });

  test('that turns out not to be needed leaves its answer in the window', async () => {
    const answer = later<Outcome>();
    open.answers(answer.promise);
    const letter = await open.press('U0AMIRA', log);
    here();
    await open.knock(letter);
    await next('views.open');
    answer.give(refuse('Session 3 is logged already.'));
    const { args } = await next('views.update');
    expect(JSON.stringify(args.view)).toContain('Session 3 is logged already.');
    expect(Object(args.view).submit).toBeUndefined();
  });

  test('whose window was closed before it came does not come after the person', async () => {
    const form = later<Outcome>();
    open.answers(form.promise);
    const letter = await open.press('U0AMIRA', log);
    here();
    await open.knock(letter);
    await next('views.open');
    open.slack.fail('views.update', { error: 'not_found' });
    form.give(ask());
    await next('views.update');
    await open.door.stop();
    expect(since()).toEqual(['views.open', 'views.update']);
  });

  test('that Slack would no longer open is offered with a button, which opens it', async () => {
    open.answers(ask());
    const person = amira();
    open.slack.fail('views.open', { error: 'expired_trigger_id' });
    const late = await person.say('log');
    expect(late.text).toBe('Log session 3\n⚠ This took too long, so Slack did not open the form.');
    expect(late.buttons).toEqual(['Open the form']);
    const opened = await person.press('Open the form', late);
    expect(opened.form?.title).toBe('Log session 3');
    expect(open.asked[1]).toMatchObject({ runs: 'log-session', input: { session: 's3' } });
  });

  test('asked for by a command that seldom asks is offered when it comes too late', async () => {
    const form = later<Outcome>();
    open.answers(form.promise);
    const letter = await open.press('U0AMIRA', join);
    here();
    await open.knock(letter);
    open.slack.fail('views.open', { error: 'expired_trigger_id' });
    form.give(ask());
    const { args } = await next('response_url');
    expect(args.text).toContain('Slack did not open the form');
    expect(JSON.stringify(args.blocks)).toContain('\\"r\\":\\"join\\"');
  });

  test('opens for typed words that took longer than the acknowledgement waits', async () => {
    const form = later<Outcome>();
    open.answers(form.promise);
    const letter = await open.command('U0AMIRA', 'log');
    here();
    expect(await open.knock(letter)).toEqual({ status: 200, body: '' });
    form.give(ask());
    expect((await next('views.open')).ok).toBe(true);
  });

  test('that needs a school first carries what waits for it', async () => {
    open.answers(ask({ ...logSession, runs: 'choose-school', draft: 'draft-7' }), reply(view('You have a place')));
    const person = amira();
    await person.say('join ncp17');
    await person.fill({ phase: 'Primary' });
    expect(open.asked[1]).toMatchObject({ runs: 'choose-school', draft: 'draft-7' });
  });

  test('cannot open from plain words in the chat, so a button stands there that opens it', async () => {
    open.answers(ask());
    const letter = asEvent(messagePayload((await open.asker('U0AMIRA')).by, 'log'), open.signingSecret);
    here();
    await open.knock(letter);
    const { args } = await next('chat.postMessage');
    expect(args).toMatchObject({
      channel: 'DU0AMIRA',
      text: expect.stringContaining('Tell the hub how the session went.'),
    });
    expect(JSON.stringify(args.blocks)).toContain('Open the form');
  });
});
