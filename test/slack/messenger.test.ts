import type { FetchFunction } from '@slack/web-api';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Address, Messenger } from '../../src/core/notice.ts';
import type { View } from '../../src/core/view.ts';
import { type OpenDoor, openDoor, view } from '../support/slack-door.ts';

let open: OpenDoor;
let messenger: Messenger;
beforeAll(async () => {
  open = await openDoor();
  messenger = open.door.messenger;
  open.slack.addPerson({ id: 'U0AMIRA', name: 'Amira Shah' });
});
afterEach(() => {
  expect(open.slack.refused).toEqual([]);
});
afterAll(() => open.close());

const to = (user = 'U0AMIRA', tenant = open.slack.teamId): Address => ({
  platform: 'slack',
  accountId: 'a1',
  tenant,
  user,
  details: {},
});
const reminder = view('Your gap task is due', { label: 'Done', runs: 'finish-gap-task', input: { task: 't1' } });
const posts = () => open.slack.calls.filter((call) => call.method === 'chat.postMessage');
const longAgo = new Date('2026-01-01T00:00:00Z');

describe('a notice', () => {
  test('arrives in the person’s chat with its key, its words as text, and buttons that work', async () => {
    const person = open.driver.person('U0AMIRA', 'Amira Shah');
    const delivered = await messenger.deliver(to(), reminder, 'gap-task/t1');
    expect(delivered).toEqual({ kind: 'sent', id: expect.stringMatching(/^\d+\.\d+$/) });
    expect(posts().at(-1)?.args).toMatchObject({
      channel: 'U0AMIRA',
      text: 'Your gap task is due\nYour gap task is due, in a sentence.',
      metadata: { event_type: 'workgroups_notice', event_payload: { key: 'gap-task/t1' } },
      unfurl_links: 'false',
      unfurl_media: 'false',
    });
    open.answers({ kind: 'reply', audience: 'actor', view: view('Done') });
    const [seen] = await person.inbox(1);
    expect(await person.press('Done', seen)).toMatchObject({ text: expect.stringContaining('Done') });
    expect(open.asked.at(-1)).toMatchObject({ runs: 'finish-gap-task', input: { task: 't1' } });
  });

  test('waits while the tokens of its workspace cannot be read: the key may come back', async () => {
    const never = () => Promise.reject(new Error('not asked'));
    const shelf = { find: async () => ({ unreadable: 'no key' }), keep: never, renew: never, remove: never };
    const app = {
      clientId: '1.2',
      clientSecret: 'none',
      stateSecret: 'state',
      publicUrl: 'https://workgroups.example',
    };
    const keyless = await openDoor({ door: { several: { app, shelf, hubs: { ofLink: never, connect: never } } } });
    const delivered = await keyless.door.messenger.deliver(to(), reminder, 'k');
    expect(delivered).toEqual({ kind: 'held', seconds: 900, scope: 'workspace' });
    await keyless.close();
  });

  test('goes into a channel, at most one a second', async () => {
    const channel: Address = { platform: 'slack', tenant: open.slack.teamId, channel: 'C0SECONDARY', details: {} };
    const began = performance.now();
    for (const key of ['announcement/1', 'announcement/2'])
      expect(await messenger.deliver(channel, reminder, key)).toMatchObject({ kind: 'sent' });
    expect(performance.now() - began).toBeGreaterThan(990);
    expect(posts().at(-1)?.args).toMatchObject({ channel: 'C0SECONDARY', text: expect.stringContaining('gap task') });
    expect(await messenger.find(channel, 'announcement/1', longAgo)).toBe('unknown');
  });

  test('that a channel does not take says what a person does about it', async () => {
    const gone: Address = { platform: 'slack', tenant: open.slack.teamId, channel: 'C0NOWHERE', details: {} };
    expect(await messenger.deliver(gone, reminder, 'k')).toEqual({
      kind: 'failed',
      why: 'I am not in that channel, or it is gone. Type “/invite @Work Groups” in it.',
      closed: false,
    });
  });

  test('is never sent through another workspace’s bot', async () => {
    const before = posts().length;
    const delivered = await messenger.deliver(to('U0AMIRA', 'T0ELSEWHERE'), reminder, 'k');
    expect(delivered).toEqual({ kind: 'failed', why: 'not_installed', closed: false });
    expect(posts()).toHaveLength(before);
  });
});

describe('what became of it', () => {
  const deliverDespite = async (fault: Parameters<OpenDoor['slack']['fail']>[1]) => {
    const before = posts().length;
    open.slack.fail('chat.postMessage', fault);
    const delivered = await messenger.deliver(to(), reminder, 'k');
    return { delivered, tries: posts().length - before };
  };

  test.each([
    ['too many, with a time to wait', { status: 429, retryAfter: 7 }, { kind: 'held', seconds: 7, scope: 'workspace' }],
    ['too many, without one', { status: 429 }, { kind: 'held', seconds: 30, scope: 'workspace' }],
    ['too many, as a refusal', { error: 'rate_limited' }, { kind: 'held', seconds: 30, scope: 'workspace' }],
    [
      'no such conversation',
      { error: 'channel_not_found' },
      { kind: 'failed', why: 'channel_not_found', closed: false },
    ],
    ['a token taken back', { error: 'token_revoked' }, { kind: 'failed', why: 'token_revoked', closed: false }],
    ['an account switched off', { error: 'user_disabled' }, { kind: 'failed', why: 'user_disabled', closed: true }],
    [
      'a bot taken out of the workspace',
      { error: 'account_inactive' },
      { kind: 'failed', why: 'account_inactive', closed: false },
    ],
    ['Slack’s own failure', { error: 'internal_error' }, { kind: 'uncertain', why: 'internal_error' }],
    [
      'a page in place of an answer',
      { status: 200, body: '<html>Sorry</html>' },
      { kind: 'uncertain', why: '<html>Sorry</html>' },
    ],
  ] as const)('%s: once, and told as it is', async (_what, fault, expected) => {
    expect(await deliverDespite(fault)).toEqual({ delivered: expected, tries: 1 });
  });

  test.each([
    ['service unavailable', { status: 503 }],
    ['not found', { status: 404 }],
  ] as const)('an answer that says %s may hide a message that arrived', async (_what, fault) => {
    const { delivered, tries } = await deliverDespite(fault);
    expect([delivered.kind, tries]).toEqual(['uncertain', 1]);
  });

  test('a line that breaks after Slack kept the message is uncertain, and there is one message', async () => {
    const { delivered, tries } = await deliverDespite('broken after');
    expect([delivered.kind, tries]).toEqual(['uncertain', 1]);
    expect(posts().at(-1)?.ok).toBe(true);
  });

  test('a line that breaks while asking is uncertain', async () => {
    expect((await deliverDespite('broken before')).delivered.kind).toBe('uncertain');
  });

  test('Slack that cannot be reached at all has got nothing: it is held', async () => {
    const refusing: FetchFunction = (url, init) => {
      if (!String(url).endsWith('chat.postMessage')) return fetch(url, init);
      throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } });
    };
    const cut = await openDoor({ door: { fetch: refusing } });
    const delivered = await cut.door.messenger.deliver(to('U0AMIRA', cut.slack.teamId), reminder, 'k');
    expect(delivered).toEqual({ kind: 'held', seconds: 60, scope: 'workspace' });
    await cut.close();
  });

  test('nothing is sent before the bot knows who it is, so nothing is uncertain', async () => {
    const fresh = await openDoor();
    const there = to('U0AMIRA', fresh.slack.teamId);
    fresh.slack.fail('auth.test', 'broken after');
    expect(await fresh.door.messenger.deliver(there, reminder, 'k')).toEqual({
      kind: 'held',
      seconds: 60,
      scope: 'workspace',
    });
    fresh.slack.fail('auth.test', { error: 'account_inactive' });
    expect(await fresh.door.messenger.deliver(there, reminder, 'k')).toEqual({
      kind: 'failed',
      why: 'account_inactive',
      closed: false,
    });
    expect(fresh.slack.calls.map((call) => call.method)).not.toContain('chat.postMessage');
    await fresh.close();
  });

  test('Slack that keeps the message and answers too late leaves one message, and it is uncertain', async () => {
    const slow: FetchFunction = async (url, init) => {
      const response = await fetch(url, init);
      if (String(url).endsWith('chat.postMessage')) throw new DOMException('The operation timed out.', 'TimeoutError');
      return response;
    };
    const late = await openDoor({ door: { fetch: slow } });
    late.slack.addPerson({ id: 'U0AMIRA', name: 'Amira Shah' });
    const delivered = await late.door.messenger.deliver(to('U0AMIRA', late.slack.teamId), reminder, 'k');
    expect(delivered.kind).toBe('uncertain');
    expect(late.slack.calls.filter((call) => call.method === 'chat.postMessage' && call.ok)).toHaveLength(1);
    await late.close();
  });

  test('a pause that Slack asks for holds up nothing else', async () => {
    expect((await deliverDespite({ status: 429, retryAfter: 3600 })).delivered).toMatchObject({
      kind: 'held',
      seconds: 3600,
    });
    expect(await messenger.deliver(to(), reminder, 'k')).toMatchObject({ kind: 'sent' });
  });

  test('what cannot be drawn is not sent, and is not tried for ever', async () => {
    const before = posts().length;
    const broken: View = { title: 'Broken', blocks: [{ kind: 'text', text: { moment: 'not a moment' } }] };
    expect(await messenger.deliver(to(), broken, 'k')).toEqual({ kind: 'failed', why: 'undrawable', closed: false });
    expect(posts()).toHaveLength(before);
  });

  test('somebody unknown cannot be reached', async () => {
    expect(await messenger.deliver(to('U0NOBODY'), reminder, 'k')).toMatchObject({
      kind: 'failed',
      why: 'channel_not_found',
    });
  });
});

describe('an earlier message', () => {
  test('is found by its key, and is absent under another', async () => {
    await messenger.deliver(to(), reminder, 'here');
    expect(await messenger.find(to(), 'here', longAgo)).toBe('found');
    expect(await messenger.find(to(), 'elsewhere', longAgo)).toBe('absent');
  });

  test('cannot be looked up without the scope to read, nor when Slack fails', async () => {
    const blind = await openDoor({ server: { scopes: ['chat:write', 'im:write', 'users:read'] } });
    blind.slack.addPerson({ id: 'U0AMIRA', name: 'Amira Shah' });
    const there = to('U0AMIRA', blind.slack.teamId);
    await blind.door.messenger.deliver(there, reminder, 'here');
    expect(await blind.door.messenger.find(there, 'here', longAgo)).toBe('unknown');
    await blind.close();
    open.slack.fail('conversations.open', { status: 503 });
    expect(await messenger.find(to(), 'here', longAgo)).toBe('unknown');
  });
});
