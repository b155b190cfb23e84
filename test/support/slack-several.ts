import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { type SlackServer, startSlack } from './slack-server.ts';

/** The app as every workspace of the emulated Slack knows it. */
export const slackApp = { clientId: '1.2', clientSecret: 'none' };

/** `lives` are the seconds that a token works for; without it tokens do not end. */
type Options = { lives?: number; organisation?: boolean };

type Workspace = { id: string; slack: SlackServer };
type World = {
  workspaces: Map<string, Workspace>;
  codes: Map<string, string>;
  tokens: Map<string, string>;
  refreshTokens: Map<string, string>;
  refreshes: string[];
  revoked: string[];
  options: Options;
};

const granted = z.looseObject({ ok: z.boolean(), team: z.looseObject({ id: z.string() }).optional() });

let counted = 0;
const next = () => ++counted;

const ok = (response: ServerResponse, answer: unknown) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
const no = (response: ServerResponse, error: string) => ok(response, { ok: false, error });

/** A token of the workspace, with one to renew it where tokens end. */
function issue({ tokens, refreshTokens, options }: World, team: string, lives = options.lives) {
  const access_token = `xoxb-${team}-${next()}`;
  tokens.set(access_token, team);
  if (lives === undefined) return { access_token };
  const refresh_token = `xoxe-${team}-${next()}`;
  refreshTokens.set(refresh_token, team);
  return { access_token, refresh_token, expires_in: lives };
}

const form = { 'content-type': 'application/x-www-form-urlencoded' };

async function exchange(world: World, body: string, response: ServerResponse) {
  const asked = new URLSearchParams(body);
  const team = world.codes.get(asked.get('code') ?? '') ?? '';
  const workspace = world.workspaces.get(team);
  if (!workspace) return no(response, 'invalid_code');
  const url = `${workspace.slack.emulatorUrl}/api/oauth.v2.access`;
  const answer = granted.parse(await (await fetch(url, { method: 'POST', headers: form, body })).json());
  if (!answer.ok) return ok(response, answer);
  const named = { ...answer, ...issue(world, team), team: { id: team, name: `Workspace ${team}` } };
  if (!world.options.organisation) return ok(response, named);
  return ok(response, { ...named, team: null, enterprise: { id: 'E1', name: 'Trust' }, is_enterprise_install: true });
}

/** A token to renew with works once, as Slack's do. */
function renew(world: World, body: string, response: ServerResponse) {
  const used = new URLSearchParams(body).get('refresh_token') ?? '';
  const team = world.refreshTokens.get(used);
  world.refreshes.push(used);
  if (team === undefined) return no(response, 'invalid_refresh_token');
  world.refreshTokens.delete(used);
  return ok(response, { ok: true, token_type: 'bot', ...issue(world, team, 43_200) });
}

async function callApi(world: World, method: string, token: string, body: string, response: ServerResponse) {
  if (method === 'oauth.v2.access')
    return body.includes('grant_type=refresh_token') ? renew(world, body, response) : exchange(world, body, response);
  const team = world.tokens.get(token);
  const workspace = world.workspaces.get(team ?? '');
  if (!workspace) return no(response, 'invalid_auth');
  if (method === 'auth.revoke') {
    world.revoked.push(token);
    return ok(response, { ok: true, revoked: true });
  }
  const { apiUrl, botToken } = workspace.slack;
  const headers = { ...form, authorization: `Bearer ${botToken}` };
  const answer: unknown = await (await fetch(`${apiUrl}${method}`, { method: 'POST', headers, body })).json();
  return ok(response, method === 'auth.test' ? { ...z.looseObject({}).parse(answer), team_id: team } : answer);
}

async function route(world: World, request: IncomingMessage, response: ServerResponse) {
  const [, room, method = ''] = new URL(request.url ?? '/', 'http://slack').pathname.split('/');
  if (room !== 'api') return response.writeHead(404).end();
  const token = (request.headers.authorization ?? '').replace('Bearer ', '');
  return callApi(world, method, token, await text(request), response);
}

/** Somebody presses “Allow” on Slack's page for one workspace; the way back, with the code, comes out. */
async function allow({ workspaces, codes }: World, team: string, location: string): Promise<URL> {
  const workspace = workspaces.get(team);
  if (!workspace) throw new Error(`there is no workspace ${team}`);
  const { pathname, search, searchParams } = new URL(location);
  const { emulatorUrl } = workspace.slack;
  const page = await fetch(emulatorUrl + pathname + search);
  if (page.status !== 200) throw new Error(`Slack’s page says ${page.status}`);
  const user_id = /name="user_id" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  const kept = ['redirect_uri', 'scope', 'state', 'client_id'].map((name) => [name, searchParams.get(name) ?? '']);
  const body = new URLSearchParams({ ...Object.fromEntries(kept), user_id });
  const done = await fetch(`${emulatorUrl}/oauth/v2/authorize/callback`, { method: 'POST', body, redirect: 'manual' });
  const back = new URL(done.headers.get('location') ?? '');
  codes.set(back.searchParams.get('code') ?? '', team);
  return back;
}

/** Slack with several workspaces, each an emulator of its own, behind one API: tokens are told apart, and end where asked. */
export async function startSlackWith(teams: string[], options: Options = {}) {
  const opened = await Promise.all(teams.map(async (id): Promise<Workspace> => ({ id, slack: await startSlack() })));
  const world: World = {
    workspaces: new Map(opened.map((one) => [one.id, one])),
    codes: new Map(),
    tokens: new Map(),
    refreshTokens: new Map(),
    refreshes: [],
    revoked: [],
    options,
  };
  const server = createServer((request, response) => void route(world, request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    apiUrl: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/api/`,
    /** The workspace's own server: who is in it, and what the bot did there. */
    at: (team: string): SlackServer => {
      const workspace = world.workspaces.get(team);
      if (!workspace) throw new Error(`there is no workspace ${team}`);
      return workspace.slack;
    },
    allow: (team: string, location: string) => allow(world, team, location),
    /** Every token that a refresh was asked with. */
    refreshes: world.refreshes,
    revoked: world.revoked,
    /** Slack takes no refresh token that it has given out so far. */
    forgetRefreshTokens: () => world.refreshTokens.clear(),
    /** A token as it stands on the app's page of one workspace. */
    tokenOf: (team: string): string => issue({ ...world, options: {} }, team).access_token,
    options,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await Promise.all(opened.map(({ slack }) => slack.close()));
    },
  };
}

export type SeveralSlack = Awaited<ReturnType<typeof startSlackWith>>;
