import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { authorizeBy, type Installation, singleInstallation } from '../../src/slack/installations.ts';
import { type SlackServer, startSlack } from '../support/slack-server.ts';

let slack: SlackServer;
beforeAll(async () => {
  slack = await startSlack();
});
afterAll(() => slack.close());

const source = (teamId: string) => ({ teamId, enterpriseId: undefined, isEnterpriseInstall: false });
const clientFor = (token: string) => new WebClient(token, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } });

test('the workspace of the token is learnt once, when it is first needed', async () => {
  const find = singleInstallation(slack.botToken, clientFor);
  expect(slack.calls).toEqual([]);
  const [one, other] = await Promise.all([find(slack.teamId), find('T0ELSEWHERE')]);
  expect(one).toEqual({ team: slack.teamId, botToken: slack.botToken, botId: 'B0WG', botUser: 'U0WGBOT' });
  expect(other).toBeUndefined();
  expect(slack.calls.map((call) => call.method)).toEqual(['auth.test']);
});

test('a token that Slack does not know lets nobody in', async () => {
  const find = singleInstallation('xoxb-unknown', clientFor);
  await expect(find(slack.teamId)).rejects.toThrow('invalid_auth');
});

test('several workspaces each act with their own bot', async () => {
  const known: Installation[] = ['T1', 'T2'].map((team) => ({
    team,
    botToken: `xoxb-${team}`,
    botId: `B${team}`,
    botUser: `U${team}`,
  }));
  const authorize = authorizeBy(async (team) => known.find((one) => one.team === team));
  expect(await authorize(source('T2'))).toEqual({ teamId: 'T2', botToken: 'xoxb-T2', botId: 'BT2', botUserId: 'UT2' });
  await expect(authorize(source('T3'))).rejects.toThrow('not installed in this workspace');
});
