import { z } from 'zod';
import type { Config } from '../../config.ts';
import { type Finding, reasonIn, right, wrong } from './finding.ts';

const patience = 5_000;

/** Asks a platform by POST and reads what it says; throws when it cannot be reached within five seconds. */
async function ask(url: string, token: string | undefined, body: Record<string, string>): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: token ? { authorization: `Bearer ${token}` } : {},
    body: new URLSearchParams(body),
    signal: AbortSignal.timeout(patience),
  });
  return response.json();
}

const unreached = (about: string, error: unknown, host: string) =>
  wrong(
    about,
    `it could not be checked, as ${host} cannot be reached: ${reasonIn(error)}`,
    `See that this machine may call https://${host}, then ask again.`,
  );

const slackSays = z.object({ ok: z.boolean(), error: z.string().default(''), team: z.string().default('') });

/** Whether Slack takes a token. */
export async function askSlack(about: string, method: string, token: string, apiUrl: string, remedy: string) {
  try {
    const said = slackSays.parse(await ask(new URL(method, apiUrl).href, token, {}));
    if (!said.ok) return wrong(about, `Slack says ${said.error}`, remedy);
    return right(about, said.team ? `Slack takes it, for the workspace “${said.team}”` : 'Slack takes it');
  } catch (error) {
    return unreached(about, error, new URL(apiUrl).host);
  }
}

/** Whether Slack takes the tokens. The signing secret shows itself only with the first request. */
export async function checkSlack(slack: Config['slack']): Promise<Finding[]> {
  if (!slack) return [right('Slack', 'not configured')];
  const { botToken, appToken, apiUrl } = slack;
  const again = 'Copy it once more from the Slack app’s page';
  const bot = botToken
    ? [askSlack('SLACK_BOT_TOKEN', 'auth.test', botToken, apiUrl, `${again} “OAuth & Permissions”.`)]
    : [];
  const socket = appToken
    ? [askSlack('SLACK_APP_TOKEN', 'apps.connections.open', appToken, apiUrl, `${again} “Basic Information”.`)]
    : [];
  return Promise.all([...bot, ...socket]);
}

const microsoft = 'https://login.microsoftonline.com';
const tokenSays = z.object({ access_token: z.string().optional(), error_description: z.string().default('') });

/** Whether Microsoft gives the bot the token it sends with everything: the same request that its library makes. */
export async function checkTeams(teams: Config['teams'], login = microsoft): Promise<Finding[]> {
  if (!teams) return [right('Teams', 'not configured')];
  const about = 'TEAMS_APP_PASSWORD';
  try {
    const said = await ask(`${login}/${teams.tenantId}/oauth2/v2.0/token`, undefined, {
      grant_type: 'client_credentials',
      client_id: teams.appId,
      client_secret: teams.appPassword,
      scope: 'https://api.botframework.com/.default',
    });
    const { access_token: token, error_description: why } = tokenSays.parse(said);
    if (token) return [right(about, 'Microsoft gives the bot its token')];
    const code = /AADSTS\d+/.exec(why)?.[0] ?? 'no token';
    const remedy =
      'In Entra, “App registrations”: compare TEAMS_APP_ID and TEAMS_TENANT_ID, and make a new client secret if the old one ran out.';
    return [wrong(about, `Microsoft says ${code}`, remedy)];
  } catch (error) {
    return [unreached(about, error, new URL(login).host)];
  }
}
