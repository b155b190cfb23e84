import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

const slack = { SLACK_SIGNING_SECRET: 's', SLACK_BOT_TOKEN: 'xoxb-1' };
const key = Buffer.alloc(32, 1).toString('base64');
const several = {
  SLACK_SIGNING_SECRET: 's',
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'c',
  SLACK_STATE_SECRET: 'a-state-secret-for-tests',
  ENCRYPTION_KEY: key,
  PUBLIC_URL: 'https://workgroups.example/',
};
const teams = {
  TEAMS_APP_ID: '11111111-2222-3333-4444-555555555555',
  TEAMS_APP_PASSWORD: 'p',
  TEAMS_TENANT_ID: '11111111-2222-3333-4444-555555555556',
};

function faultsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

test('with nothing configured it is a trial on this machine only', () => {
  expect(readConfig({})).toEqual({
    http: { port: 3978, host: '127.0.0.1' },
    database: { dataDir: './data' },
    logLevel: 'info',
    sweepCron: '* * * * *',
    trial: true,
  });
});

test.each([
  ['*/5 7-18 * * 1-5', []],
  ['every minute', [expect.stringMatching(/^SWEEP_CRON must have five parts/)]],
  ['* * * *', [expect.stringMatching(/^SWEEP_CRON must have five parts/)]],
])('the sweep can be woken by another clock: %s', (cron, faults) => {
  expect(faultsOf({ SWEEP_CRON: cron })).toEqual(faults);
  if (faults.length === 0) expect(readConfig({ SWEEP_CRON: cron }).sweepCron).toBe(cron);
});

test('a trial cannot be opened to others', () => {
  expect(faultsOf({ HOST: '0.0.0.0' })[0]).toMatch(/^HOST must stay 127\.0\.0\.1/);
});

describe('a half-configured platform names what is missing', () => {
  test.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_SIGNING_SECRET is missing'],
    [{ SLACK_SIGNING_SECRET: 's' }, 'SLACK_BOT_TOKEN is missing'],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN is missing'],
    [{ ...teams, TEAMS_APP_PASSWORD: '' }, 'TEAMS_APP_PASSWORD is missing'],
    [{ TEAMS_TENANT_ID: teams.TEAMS_TENANT_ID }, 'TEAMS_APP_ID is missing'],
    [{ ...slack, SLACK_CLIENT_ID: '1.2' }, 'SLACK_CLIENT_SECRET is missing'],
    [{ ...several, ENCRYPTION_KEY: '' }, 'ENCRYPTION_KEY is missing'],
    [{ ...several, PUBLIC_URL: '' }, 'PUBLIC_URL is missing: Slack sends people back to it after installing.'],
    [{ ...several, SLACK_SIGNING_SECRET: '' }, 'SLACK_SIGNING_SECRET is missing'],
    [{ ...several, SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN is missing'],
    [{ SLACK_SIGNING_SECRET: 's' }, 'or SLACK_CLIENT_ID'],
    [{ ENCRYPTION_KEY_OLD: key }, 'ENCRYPTION_KEY is missing'],
  ])('%o', (env, fault) => {
    expect(faultsOf(env).join('\n')).toContain(fault);
  });
});

test.each([
  [{ PORT: 'http' }, /^PORT must be a port number/],
  [{ DATABASE_URL: 'mysql://x' }, /^DATABASE_URL must begin with postgresql/],
  [{ PUBLIC_URL: 'http://x' }, /^PUBLIC_URL must be an https address/],
  [{ ...slack, SLACK_BOT_TOKEN: 'secret' }, /^SLACK_BOT_TOKEN must begin with xoxb-/],
  [{ ...teams, TEAMS_APP_ID: 'my bot' }, /^TEAMS_APP_ID must be an app id/],
  [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be one of/],
  [{ ENCRYPTION_KEY: 'short' }, /^ENCRYPTION_KEY must be 32 bytes/],
  [{ ...several, ENCRYPTION_KEY_OLD: 'short' }, /^ENCRYPTION_KEY_OLD must be 32 bytes/],
  [{ ...several, SLACK_STATE_SECRET: 'short' }, /^SLACK_STATE_SECRET must have 16 signs/],
])('a wrong value says what it should be: %o', (env, fault) => {
  expect(faultsOf(env).join('\n')).toMatch(fault);
});

test('all faults are told at once, and no value of a secret with them', () => {
  const faults = faultsOf({ PORT: 'x', SLACK_BOT_TOKEN: 'hunter2' });
  expect(faults).toHaveLength(3);
  expect(faults.join()).not.toContain('hunter2');
});

test('with a platform connected it is no trial', () => {
  expect(readConfig({ ...slack, ...teams, HOST: '0.0.0.0' })).toMatchObject({
    trial: false,
    slack: { apiUrl: 'https://slack.com/api/' },
    teams: { appId: teams.TEAMS_APP_ID },
  });
});

test('several Slack workspaces need no token of one, and may have it beside', () => {
  const oauth = {
    clientId: '1.2',
    clientSecret: 'c',
    stateSecret: 'a-state-secret-for-tests',
    publicUrl: 'https://workgroups.example',
  };
  expect(readConfig(several)).toMatchObject({ trial: false, keys: { key }, slack: { oauth } });
  expect(readConfig(several).slack).not.toHaveProperty('botToken');
  expect(readConfig({ ...several, SLACK_BOT_TOKEN: 'xoxb-1' }).slack).toMatchObject({ oauth, botToken: 'xoxb-1' });
});
