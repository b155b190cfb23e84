import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/core/command.ts';
import { isResponseUrl } from '../../src/slack/respond.ts';
import { later, type OpenDoor, openDoor, reply, view } from '../support/slack-door.ts';
import { commandFields } from '../support/slack-payloads.ts';
import { asCommand } from '../support/slack-wire.ts';

let open: OpenDoor;
beforeAll(async () => {
  open = await openDoor({ door: { deadlines: { ack: 40 } } });
});
afterAll(() => open.close());

/** Types a command whose answer comes after the acknowledgement, and returns where that answer went. */
async function answeredLate(responseUrl?: string) {
  const outcome = later<Outcome>();
  open.answers(outcome.promise);
  const asker = await open.asker('U0AMIRA');
  const channel = { id: 'DU0AMIRA', name: 'directmessage' };
  const fields = commandFields({ ...asker, ...(responseUrl && { responseUrl }), text: 'mine', channel });
  const place = open.slack.calls.length;
  const start = performance.now();
  const receipt = await open.knock(asCommand(fields, open.signingSecret));
  const waited = performance.now() - start;
  outcome.give(reply(view('Your groups')));
  await open.door.stop();
  return { receipt, waited, calls: open.slack.calls.slice(place).filter((call) => call.method !== 'auth.test') };
}

describe('an answer that comes late', () => {
  test('follows an empty acknowledgement at the response_url', async () => {
    const { receipt, waited, calls } = await answeredLate();
    expect(receipt).toEqual({ status: 200, body: '' });
    expect(waited).toBeLessThan(1500);
    expect(calls).toMatchObject([
      {
        method: 'response_url',
        args: { response_type: 'ephemeral', text: 'Your groups\nYour groups, in a sentence.' },
      },
    ]);
  });

  test.each(['used_url', 'expired_url'])('goes to the person’s chat when Slack says %s', async (error) => {
    open.slack.fail('response_url', { error });
    const { calls } = await answeredLate();
    expect(calls.map((call) => call.method)).toEqual(['response_url', 'chat.postMessage']);
    expect(calls[1]?.args).toMatchObject({ channel: 'U0AMIRA', text: 'Your groups\nYour groups, in a sentence.' });
  });

  test.each([
    'http://169.254.169.254/latest/meta-data',
    'https://hooks.slack.com.example.org/x',
    'file:///etc/passwd',
    'nonsense',
  ])('never goes to %s, but to the person’s chat', async (elsewhere) => {
    const { calls } = await answeredLate(elsewhere);
    expect(calls.map((call) => call.method)).toEqual(['chat.postMessage']);
    expect(open.lines.at(-1)?.message).toContain('an address that is not Slack’s');
  });
});

describe('addresses for answers, with the real Slack', () => {
  const isAllowed = isResponseUrl('https://slack.com/api/');
  test.each([
    ['https://hooks.slack.com/actions/T1/2/x', true],
    ['https://hooks.slack.com/commands/T1/2/x', true],
    ['http://hooks.slack.com/commands/T1/2/x', false],
    ['https://hooks.slack.com:8443/commands/T1', false],
    ['https://user@hooks.slack.com/commands/T1', false],
    ['https://hooks.slack.com.example.org/', false],
    ['https://example.org/hooks.slack.com', false],
    ['http://127.0.0.1:80/', false],
  ])('%s: %s', (address, expected) => {
    expect(isAllowed(new URL(address))).toBe(expected);
  });
});
