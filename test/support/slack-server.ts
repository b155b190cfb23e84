import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { type Emulator, everyScope, startEmulator } from './slack-emulator.ts';
import { createFaults, type Fault } from './slack-faults.ts';
import { refusedBySlack, type Surface } from './slack-limits.ts';
import { answerShape, createOwners } from './slack-owners.ts';
import type { People } from './slack-people.ts';
import { createRecorder, type Recorder } from './slack-recorder.ts';

export type SlackServerOptions = { port?: number; botToken?: string; scopes?: string[] };

/** Slack on loopback: emulate's Web API and response_urls, behind a recorder that knows people by the ids they are given here. */
export type SlackServer = Recorder & {
  apiUrl: string;
  botToken: string;
  teamId: string;
  emulatorUrl: string;
  addPerson: People['add'];
  /** Lets the next calls of a method fail; "response_url" is a method here. */
  fail: (method: string, fault: Fault, times?: number) => void;
  /** What Slack would have refused in what was sent, as sentences: emulate takes anything. */
  refused: string[];
  close: () => Promise<void>;
};

type Args = Record<string, unknown>;
type Keep = (method: string, args: Args, result: unknown, user?: string) => void;
type World = {
  botToken: string;
  emulator: Emulator;
  recorder: Recorder;
  take: (method: string) => Fault | undefined;
  keep: Keep;
  uses: Map<string, number>;
};

const surfaces: Record<string, Surface> = {
  'chat.postMessage': 'message',
  response_url: 'message',
  'views.publish': 'home',
  'views.open': 'modal',
  'views.update': 'modal',
};

/** Slack takes five answers at one response_url. */
const mostAnswers = 5;

const isJson = (value: string) => /^[[{]/.test(value);

/** Arguments as they were before the client wrote them into a form. */
const argsOf = (body: string): Args =>
  Object.fromEntries(
    [...new URLSearchParams(body)].map(([key, value]) => [key, isJson(value) ? JSON.parse(value) : value]),
  );

function createKeep(recorder: Recorder, people: People, refused: string[]): Keep {
  const ownerOf = createOwners(people);
  return (method, args, result, user) => {
    const answer = answerShape.parse(result);
    const surface = surfaces[method];
    if (surface) refused.push(...refusedBySlack(args.view ?? args, surface).map((why) => `${method}: ${why}`));
    const owner = user ?? ownerOf(args, answer);
    recorder.record({ method, args, result: answer, ok: answer.ok, ...(owner !== undefined && { user: owner }) });
  };
}

const send = (response: ServerResponse, status: number, body: string, headers: Record<string, string> = {}) =>
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);

/** A call that Slack does not carry out. */
function sendFault(response: ServerResponse, fault: Exclude<Fault, string>) {
  if ('error' in fault) return send(response, 200, JSON.stringify({ ok: false, error: fault.error }));
  const headers = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
  return send(response, fault.status, fault.body ?? '', headers);
}

async function callApi(world: World, method: string, body: string, token: string, response: ServerResponse) {
  const { emulator, keep, take, botToken } = world;
  const fault = take(method);
  if (fault === 'broken before') return response.destroy();
  if (fault && typeof fault === 'object') {
    keep(method, argsOf(body), { ok: false, error: 'error' in fault ? fault.error : `status ${fault.status}` });
    return sendFault(response, fault);
  }
  // Emulate takes a token it does not know for its first user; Slack does not.
  const answer = token === botToken ? await emulator.call(method, body) : '{"ok":false,"error":"invalid_auth"}';
  keep(method, argsOf(body), JSON.parse(answer));
  return fault === 'broken after' ? response.destroy() : send(response, 200, answer);
}

function takeResponse({ keep, take, uses }: World, path: string, body: string, response: ServerResponse) {
  const used = (uses.get(path) ?? 0) + 1;
  uses.set(path, used);
  const fault = take('response_url');
  const asked = typeof fault === 'object' && 'error' in fault ? fault.error : undefined;
  const error = used > mostAnswers ? 'used_url' : asked;
  keep('response_url', JSON.parse(body), error === undefined ? { ok: true } : { ok: false, error }, path.split('/')[0]);
  return error === undefined ? send(response, 200, 'ok') : send(response, 404, error);
}

const person = z.object({ id: z.string(), name: z.string(), deleted: z.boolean().optional() });

async function route(world: World, request: IncomingMessage, response: ServerResponse) {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://slack');
  const [, room = '', ...rest] = pathname.split('/');
  const body = await text(request);
  const token = (request.headers.authorization ?? '').replace('Bearer ', '');
  if (room === 'api') return callApi(world, rest.join('/'), body, token, response);
  if (room === 'response-url') return takeResponse(world, rest.join('/'), body, response);
  if (room === 'people') world.emulator.people.add(person.parse(JSON.parse(body)));
  if (room !== 'calls') return send(response, 200, String(world.recorder.calls.length));
  const calls = await world.recorder.from(Number(searchParams.get('from')), Number(searchParams.get('wait')));
  return send(response, 200, JSON.stringify(calls));
}

/** Starts Slack. Beside Slack's own paths a driver finds `/people`, `/count` and `/calls` (slack-line.ts). */
export async function startSlack(options: SlackServerOptions = {}): Promise<SlackServer> {
  const { botToken = 'xoxb-workgroups', scopes = everyScope, port = 0 } = options;
  const emulator = await startEmulator(botToken, scopes);
  const recorder = createRecorder();
  const { fail, take } = createFaults();
  const refused: string[] = [];
  const keep = createKeep(recorder, emulator.people, refused);
  const world: World = { botToken, emulator, recorder, take, keep, uses: new Map() };
  const server = createServer((request, response) => {
    route(world, request, response).catch((error: unknown) =>
      send(response, 500, JSON.stringify({ ok: false, error: String(error) })),
    );
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    ...recorder,
    apiUrl: `http://127.0.0.1:${typeof address === 'object' ? address?.port : port}/api/`,
    botToken,
    teamId: emulator.teamId,
    emulatorUrl: emulator.url,
    addPerson: emulator.people.add,
    fail,
    refused,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await emulator.close();
    },
  };
}
