import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/core/command.ts';
import { createSlackDoor } from '../../src/slack/door.ts';
import { later, type OpenDoor, openDoor, reply, view } from '../support/slack-door.ts';
import { commandFields } from '../support/slack-payloads.ts';
import { asCommand, asEvent, asInteraction, sign } from '../support/slack-wire.ts';

let open: OpenDoor;
beforeAll(async () => {
  open = await openDoor();
});
afterEach(() => {
  open.asked.length = 0;
  open.lines.length = 0;
});
afterAll(() => open.close());

const nowInSeconds = () => Math.floor(Date.now() / 1000);
const json = 'application/json';
const channel = { id: 'C0SECONDARY', name: 'wg-secondary' };

describe('who gets in', () => {
  test('not what was signed with another secret, nor what is ten minutes old', async () => {
    open.answers(reply(view('Help')));
    expect(await open.driver.intruder.forged()).toBe(401);
    expect(await open.driver.intruder.expired()).toBe(401);
    expect(open.asked).toEqual([]);
  });

  test('not what is dated in the future, however well it is signed', async () => {
    const fields = commandFields({ ...(await open.asker('U0AMIRA')), text: 'mine', channel });
    const at = (seconds: number) => open.knock(asCommand(fields, open.signingSecret, nowInSeconds() + seconds));
    open.answers(reply(view('Help')));
    expect((await at(10 * 60)).status).toBe(401);
    expect((await at(365 * 24 * 60 * 60)).status).toBe(401);
    expect((await at(60)).status).toBe(200);
    expect(open.asked).toHaveLength(1);
  });

  test('not what is unsigned, nor a body that was changed after it was signed', async () => {
    const letter = await open.command('U0AMIRA', 'mine');
    const unsigned = { body: letter.body, headers: { 'content-type': letter.headers['content-type'] ?? '' } };
    expect((await open.knock(unsigned)).status).toBe(401);
    expect((await open.knock({ ...letter, body: letter.body.replace('mine', 'join') })).status).toBe(401);
    expect(open.asked).toEqual([]);
  });

  test('not a signature that is cut, of another version, or no signature at all', async () => {
    const letter = await open.command('U0AMIRA', 'mine');
    const whole = letter.headers['x-slack-signature'] ?? '';
    for (const signature of [
      whole.slice(0, -1),
      whole.replace('v0=', 'v1='),
      whole.slice(3),
      'v0=',
      '',
      'v0=ä'.repeat(3),
    ]) {
      const headers = { ...letter.headers, 'x-slack-signature': encodeURI(signature) };
      expect((await open.knock({ ...letter, headers })).status, signature).toBe(401);
    }
    for (const at of ['', 'soon', `${nowInSeconds()}.5`, '-1']) {
      const headers = { ...letter.headers, 'x-slack-request-timestamp': at };
      expect((await open.knock({ ...letter, headers })).status, at).toBe(401);
    }
    expect(open.asked).toEqual([]);
    expect((await open.knock(letter)).status).toBe(200);
  });

  test('not what hides behind Slack’s certificate check, which comes unsigned', async () => {
    const payload = JSON.stringify({ type: 'block_actions', user: { id: 'U0AMIRA' }, actions: [] });
    const body = new URLSearchParams({ ssl_check: '1', payload }).toString();
    const hidden = { body, headers: { 'content-type': 'application/x-www-form-urlencoded' } };
    expect(await open.knock(hidden)).toEqual({ status: 200, body: '' });
    expect((await open.knock({ ...hidden, body: body.replace('ssl_check=1', 'ssl_check=0') })).status).toBe(401);
    expect(open.asked).toEqual([]);
  });

  test('nobody, without a secret to know them by', async () => {
    const slack = { botToken: 'xoxb-none', dispatcher: open.dispatcher, clock: () => new Date() };
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    expect(() => createSlackDoor({ ...slack, log, signingSecret: '' })).toThrow('signing secret');
  });

  test('not another workspace', async () => {
    expect(await open.driver.intruder.foreign()).toBe(401);
    expect(open.asked).toEqual([]);
  });

  test('not a body over one megabyte', async () => {
    const large = sign(
      JSON.stringify({ type: 'event_callback', filler: 'x'.repeat(1024 * 1024) }),
      json,
      open.signingSecret,
    );
    expect((await open.knock(large)).status).toBe(413);
  });

  test('not another path or method', async () => {
    const other = await fetch(`${open.url}/slack/elsewhere`, { method: 'POST', body: '{}' });
    const get = await fetch(open.endpoint);
    expect([other.status, get.status]).toEqual([404, 404]);
  });

  test('a body that is no JSON is refused without its words in the log', async () => {
    const { status } = await open.knock(sign('my secret worry', json, open.signingSecret));
    expect(status).toBe(400);
    expect(JSON.stringify(open.lines)).not.toContain('worry');
  });
});

describe('the handshake with Slack', () => {
  test('answers the challenge and the certificate check', async () => {
    const challenge = sign(JSON.stringify({ type: 'url_verification', challenge: '3eZ' }), json, open.signingSecret);
    expect(JSON.parse((await open.knock(challenge)).body)).toEqual({ challenge: '3eZ' });
    const check = sign('ssl_check=1&token=x', 'application/x-www-form-urlencoded', open.signingSecret);
    expect((await open.knock(check)).status).toBe(200);
  });
});

describe('what nobody knows', () => {
  test('a command of another name is understood like ours', async () => {
    open.answers(reply(view('Help')));
    const fields = commandFields({
      ...(await open.asker('U0AMIRA')),
      text: 'help',
      channel,
      command: '/workgroups-test',
    });
    const { status, body } = await open.knock(asCommand(fields, open.signingSecret));
    expect([status, JSON.parse(body).response_type]).toEqual([200, 'ephemeral']);
  });

  test('a shortcut is answered kindly', async () => {
    const { by, trigger } = await open.asker('U0AMIRA');
    const payload = {
      type: 'shortcut',
      callback_id: 'old',
      trigger_id: trigger,
      user: { id: by.id, username: by.handle, team_id: by.team },
      team: { id: by.team, domain: 'x' },
    };
    const place = open.slack.calls.length;
    expect((await open.knock(asInteraction(payload, open.signingSecret))).status).toBe(200);
    const told = await open.slack.until((call) => call.method === 'chat.postMessage', place);
    expect(told.args.text).toContain('Type “/workgroups” to start again.');
  });

  test('a closed window and an event nobody listens to are acknowledged', async () => {
    const { by } = await open.asker('U0AMIRA');
    const closed = {
      type: 'view_closed',
      user: { id: by.id, team_id: by.team },
      team: { id: by.team, domain: 'x' },
      view: { id: 'V1', callback_id: 'x', private_metadata: '', blocks: [] },
    };
    expect((await open.knock(asInteraction(closed, open.signingSecret))).status).toBe(200);
    const event = {
      type: 'event_callback',
      team_id: by.team,
      event_id: 'Ev1',
      event: { type: 'team_join', user: { id: by.id } },
    };
    expect((await open.knock(asEvent(event, open.signingSecret))).status).toBe(200);
  });
});

describe('a fault of ours', () => {
  /** A view that cannot be drawn: the core promises never to throw, drawing does not. */
  const undrawable = () => reply({ title: 'Broken', blocks: [{ kind: 'text', text: { moment: 'not a moment' } }] });

  test('while a command is answered is said with a reference, the same as in the log', async () => {
    open.answers(undrawable());
    const { status, body } = await open.knock(await open.command('U0AMIRA', 'mine'));
    const reference = open.lines.find((line) => line.level === 'error')?.fields.reference;
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({
      response_type: 'ephemeral',
      text: expect.stringContaining(`quote ${reference}`),
    });
    expect(JSON.parse(body).text).not.toContain('nothing was changed');
  });

  test('after a press is said where it was pressed', async () => {
    open.answers(undrawable());
    const place = open.slack.calls.length;
    await open.knock(await open.press('U0AMIRA', JSON.stringify({ r: 'join', p: 'token' })));
    const { args } = await open.slack.until((call) => call.method === 'response_url', place);
    expect(args.text).toContain('Something went wrong on our side');
  });

  test('while a form is handed in keeps the form with what was typed', async () => {
    open.answers(undrawable());
    const view = {
      id: 'V1',
      type: 'modal',
      hash: '1',
      callback_id: 'form',
      private_metadata: JSON.stringify({ r: 'log-session', p: 'token', u: 'U0AMIRA' }),
      blocks: [{ type: 'input', block_id: 'notes' }],
    } as const;
    const { body } = await open.knock(await open.submission('U0AMIRA', { ...view, blocks: [...view.blocks] }));
    expect(JSON.parse(body)).toMatchObject({
      response_action: 'errors',
      errors: { notes: expect.stringContaining('Something went wrong on our side') },
    });
  });

  test('that leaves a request unreadable is answered at once, not with three seconds of silence', async () => {
    const body = new URLSearchParams({
      command: '/workgroups',
      team_id: open.slack.teamId,
      channel_id: 'C1',
    }).toString();
    const { status } = await open.knock(sign(body, 'application/x-www-form-urlencoded', open.signingSecret));
    expect(status).toBe(500);
  });

  test('at Slack’s side, while it is asked who we are, is asked again at the next request', async () => {
    const other = await openDoor();
    other.answers(reply(view('Help')));
    other.slack.fail('auth.test', { status: 503 });
    expect((await other.knock(await other.command('U0AMIRA', 'mine'))).status).toBe(401);
    expect((await other.knock(await other.command('U0AMIRA', 'mine'))).status).toBe(200);
    expect((await other.knock(await other.command('U0AMIRA', 'mine'))).status).toBe(200);
    expect(other.slack.calls.filter((call) => call.method === 'auth.test')).toHaveLength(2);
    await other.close();
  });
});

describe('the log', () => {
  test('holds no token, name or typed word', async () => {
    open.answers(reply(view('Found')));
    await open.driver.person('U0AMIRA', 'Amira Shah').say('find my secret worry');
    open.slack.fail('views.open', { error: 'expired_trigger_id' });
    await open.driver.intruder.forged();
    const written = JSON.stringify(open.lines);
    for (const word of ['worry', 'amira', 'Amira', open.slack.botToken, open.signingSecret])
      expect(written).not.toContain(word);
  });
});

describe('stopping', () => {
  test('waits for what is still being answered', async () => {
    const other = await openDoor({ door: { deadlines: { ack: 20, form: 10 } } });
    const outcome = later<Outcome>();
    other.answers(outcome.promise);
    await other.knock(await other.command('U0AMIRA', 'mine'));
    const stopping = other.door.stop();
    outcome.give(reply(view('Your groups')));
    await stopping;
    expect(other.slack.calls.at(-1)).toMatchObject({ method: 'response_url', ok: true });
    await other.close();
  });
});

describe('Socket Mode', () => {
  test('is there with an app token, calls nothing before it is started, and stops without having been', async () => {
    const calls = open.slack.calls.length;
    const door = createSlackDoor({
      signingSecret: 'secret',
      botToken: open.slack.botToken,
      appToken: 'xapp-1-test',
      apiUrl: open.slack.apiUrl,
      dispatcher: open.dispatcher,
      clock: () => new Date(),
      log: { info: () => {}, warn: () => {}, error: () => {} },
    });
    await door.stop();
    expect(open.slack.calls).toHaveLength(calls);
  });
});
