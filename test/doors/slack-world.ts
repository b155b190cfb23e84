import { startSlack } from '../support/slack-server.ts';
import { createSlackDriver } from './slack-driver.ts';

const signingSecret = 'a-signing-secret-for-tests';

/** An emulated Slack, the environment that connects the service to it, and a driver once the service runs. */
export async function openSlackWorld() {
  const slack = await startSlack();
  return {
    env: { SLACK_SIGNING_SECRET: signingSecret, SLACK_BOT_TOKEN: slack.botToken, SLACK_API_URL: slack.apiUrl },
    outside: {},
    refused: slack.refused,
    driver: (url: string) =>
      createSlackDriver({ url, apiUrl: slack.apiUrl, botToken: slack.botToken, signingSecret, teamId: slack.teamId }),
    close: slack.close,
  };
}
