import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createEmulator } from 'emulate';
import { z } from 'zod';
import { refusedBySlack, type Surface } from './slack-limits.ts';
import { type People, seatPeople } from './slack-people.ts';
import { type Call, createRecorder, type Recorder } from './slack-recorder.ts';

/** How many people can be added: emulate takes users only when it starts. */
const chairs = 80;
const bot = { user_id: 'U0WGBOT', bot_id: 'B0WG', bot_user_id: 'U0WGBOT', app_id: 'A0WG' };
const everyScope = ['chat:write', 'commands', 'im:write', 'im:history', 'users:read'];

/** What may go wrong with a call: Slack refuses it, answers with a status, or the line breaks before or after it took effect. */
export type Fault =
  | { error: string }
  | { status: number; body?: string; retryAfter?: number }
  | 'broken before'
  | 'broken after';

export type SlackServerOptions = { port?: number; botToken?: string; scopes?: string[] };

/** Slack in this process: emulate's Web API behind a recorder that knows people by the ids they are given here. */
export type SlackServer = Recorder & {
  apiUrl: string;
  botToken: string;
  teamId: string;
  addPerson: People['add'];
  /** Lets the next calls of a method fail; "response_url" is a method here. */
  fail: (method: string, fault: Fault, times?: number) => void;
  /** What Slack would have refused in what was sent, as sentences: emulate takes anything. */
  refused: string[];
  close: () => Promise<void>;
};

const surfaces: Record<string, Surface> = {
  'chat.postMessage': 'message',
  response_url: 'message',
  'views.publish': 'home',
  'views.open': 'modal',
  'views.update': 'modal',
};

async function startEmulator(botToken: string, scopes: string[]) {
  const users = Array.from({ length: chairs }, (_, index) => ({ name: `chair-${index}` }));
  const app = {
    client_id: '1.2',
    client_secret: 'none',
    name: 'Work Groups',
    bot_name: 'workgroups',
    redirect_uris: [],
  };
  const slack = {
    team: { name: 'Maths Hub', domain: 'mathshub' },
    strict_scopes: true,
    users,
    channels: [{ name: 'wg-secondary' }],
    oauth_apps: [{ ...app, ...bot, scopes }],
    tokens: [{ token: botToken, type: 'bot', ...bot, scopes }],
  };
  return createEmulator({ service: 'slack', port: 0, seed: { slack } });
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString();
}

const isJson = (value: string) => /^[[{]/.test(value);

/** Arguments as they were before the client wrote them into a form. */
const argsOf = (body: string): Record<string, unknown> =>
  Object.fromEntries(
    [...new URLSearchParams(body)].map(([key, value]) => [key, isJson(value) ? JSON.parse(value) : value]),
  );

const members = z.object({ members: z.array(z.object({ id: z.string(), name: z.string() })) });
const answerShape = z.looseObject({
  ok: z.boolean(),
  trigger_id: z.string().optional(),
  channel: z.unknown(),
  view: z.looseObject({ id: z.string() }).optional(),
});

/** Whom a call concerns: Slack itself only says so for some. */
function createWhose(people: People) {
  const owners = new Map<string, string>();
  return (args: Record<string, unknown>, answer: z.infer<typeof answerShape>): string | undefined => {
    const named = [args.user_id, args.user, args.channel].find((id) => typeof id === 'string' && people.isKnown(id));
    const known =
      owners.get(String(args.trigger_id)) ?? owners.get(String(args.view_id)) ?? owners.get(String(args.channel));
    const user = typeof named === 'string' ? named : known;
    if (user === undefined) return undefined;
    for (const mark of [answer.trigger_id, answer.view?.id, answer.channel]) {
      if (typeof mark === 'string') owners.set(mark, user);
    }
    return user;
  };
}

/** Starts Slack on loopback. */
export async function startSlack(options: SlackServerOptions = {}): Promise<SlackServer> {
  const { botToken = 'xoxb-workgroups', scopes = everyScope } = options;
  const emulator = await startEmulator(botToken, scopes);
  const recorder = createRecorder();
  const faults: { method: string; fault: Fault }[] = [];
  const refused: string[] = [];
  const uses = new Map<string, number>();

  const ask = async (method: string, body: string, token = botToken) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', authorization: `Bearer ${token}` };
    return (await fetch(`${emulator.url}/api/${method}`, { method: 'POST', headers, body })).text();
  };
  // The list needs a scope that the bot may lack: emulate's first user, whom any unknown token is taken for, may ask.
  const everybody = members.parse(JSON.parse(await ask('users.list', '', 'unknown')));
  const people = seatPeople(everybody.members.filter(({ name }) => name.startsWith('chair-')).map(({ id }) => id));
  const whoseIs = createWhose(people);

  const takeFault = (method: string): Fault | undefined => {
    const index = faults.findIndex((one) => one.method === method);
    return index < 0 ? undefined : faults.splice(index, 1)[0]?.fault;
  };

  const keep = (method: string, args: Record<string, unknown>, result: unknown, user?: string) => {
    const answer = answerShape.parse(result);
    const surface = surfaces[method];
    if (surface) refused.push(...refusedBySlack(args.view ?? args, surface).map((why) => `${method}: ${why}`));
    const whose = user ?? whoseIs(args, answer);
    const call: Call = { method, args, result: answer, ok: answer.ok, ...(whose !== undefined && { user: whose }) };
    recorder.record(call);
  };

  const send = (response: ServerResponse, status: number, body: string, headers: Record<string, string> = {}) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);

  const mishap = (response: ServerResponse, fault: Exclude<Fault, string | { error: string }>) =>
    send(
      response,
      fault.status,
      fault.body ?? '',
      fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) },
    );

  async function callApi(method: string, body: string, token: string, response: ServerResponse) {
    const fault = takeFault(method);
    const args = argsOf(body);
    if (fault === 'broken before') return response.destroy();
    if (fault && typeof fault === 'object') {
      const result = { ok: false, error: 'error' in fault ? fault.error : `status ${fault.status}` };
      keep(method, args, result);
      return 'error' in fault ? send(response, 200, JSON.stringify(result)) : mishap(response, fault);
    }
    // Emulate takes a token it does not know for its first user; Slack does not.
    const isKnown = token === botToken;
    const told = isKnown
      ? people.outward(await ask(method, people.inward(body)))
      : '{"ok":false,"error":"invalid_auth"}';
    const answer = method === 'users.info' ? people.describe(told) : told;
    keep(method, args, JSON.parse(answer));
    return fault === 'broken after' ? response.destroy() : send(response, 200, answer);
  }

  function takeResponse(path: string, body: string, response: ServerResponse) {
    const used = (uses.get(path) ?? 0) + 1;
    uses.set(path, used);
    const fault = takeFault('response_url');
    const error = used > 5 ? 'used_url' : typeof fault === 'object' && 'error' in fault ? fault.error : undefined;
    const result = error === undefined ? { ok: true, path } : { ok: false, error };
    keep('response_url', JSON.parse(body), result, path.split('/')[1]);
    return error === undefined ? send(response, 200, 'ok') : send(response, 404, error);
  }

  const person = z.object({ id: z.string(), name: z.string(), deleted: z.boolean().optional() });

  async function route(request: IncomingMessage, response: ServerResponse) {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://slack');
    const [, room = '', ...rest] = pathname.split('/');
    const body = await readBody(request);
    if (room === 'api') {
      const token = (request.headers.authorization ?? '').replace('Bearer ', '');
      return callApi(rest.join('/'), body, token, response);
    }
    if (room === 'response-url') return takeResponse(`/${rest.join('/')}`, body, response);
    if (room === 'people') people.add(person.parse(JSON.parse(body)));
    if (room === 'count') return send(response, 200, String(recorder.calls.length));
    const wait = Number(searchParams.get('wait') ?? 0);
    const calls = room === 'calls' ? await recorder.from(Number(searchParams.get('from') ?? 0), wait) : [];
    return send(response, 200, JSON.stringify(calls));
  }

  const server = createServer((request, response) => {
    route(request, response).catch((error: unknown) =>
      send(response, 500, JSON.stringify({ ok: false, error: String(error) })),
    );
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const identity = z.object({ team_id: z.string() }).parse(JSON.parse(await ask('auth.test', '')));

  return {
    ...recorder,
    apiUrl: `http://127.0.0.1:${port}/api/`,
    botToken,
    teamId: identity.team_id,
    addPerson: people.add,
    fail: (method, fault, times = 1) => {
      for (let time = 0; time < times; time += 1) faults.push({ method, fault });
    },
    refused,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await emulator.close();
    },
  };
}
