import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { TeamsAdapter } from '@microsoft/teams-ai';
import type { TurnContext } from 'botbuilder';
import { z } from 'zod';
import { readActivity, tenantOf } from './activity.ts';
import { describe } from './desk.ts';
import { isLoopback, isTrusted } from './identify.ts';
import type { Log } from './log.ts';

/** What receiving needs. `issuer` signs what Teams sends; without one, only this machine may speak. */
export type Receiving = {
  adapter: TeamsAdapter;
  issuer: string | undefined;
  mayBeLocal: boolean;
  tenants: (tenantId: string) => boolean | Promise<boolean>;
  run: (context: TurnContext) => Promise<unknown>;
  /** Tells somebody of a tenant that no hub uses how to get in; false when they asked nothing. */
  turnAway: (context: TurnContext) => Promise<boolean>;
  log: Log;
};

const mostBytes = 1_000_000;

/** The body of a request, or the status to refuse it with. */
async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown> | number> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Otherwise the connection would be cut before the refusal is heard.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    bytes += chunk.length;
    if (bytes > mostBytes) return 413;
    chunks.push(chunk);
  }
  try {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    return z.record(z.string(), z.unknown()).safeParse(body).data ?? 400;
  } catch {
    return 400;
  }
}

// A page in a browser on the same machine can post anything but JSON without being asked.
const isJson = (request: IncomingMessage) => request.headers['content-type']?.startsWith('application/json') ?? false;

// Asked for by a name of this machine, too: else a page could give a name of its own this machine's address.
const isLocal = ({ socket, headers }: IncomingMessage) =>
  isLoopback(socket.remoteAddress) && isLoopback(headers.host?.replace(/:\d+$/, ''));

/** What may come in before anybody looks at a signature; else the status to refuse it with. */
async function read(request: IncomingMessage, receiving: Receiving): Promise<Record<string, unknown> | number> {
  if (receiving.issuer === undefined && !isLocal(request)) return 403;
  if (request.method !== 'POST') return 405;
  if (!isJson(request)) return 415;
  const body = await bodyOf(request);
  if (typeof body === 'number') return body;
  const activity = readActivity(body);
  return activity && isTrusted(activity.serviceUrl, receiving.mayBeLocal) ? body : 400;
}

const identity = z.object({ claims: z.array(z.object({ type: z.string(), value: z.unknown() })) });

/** Whether Teams itself signed this: the SDK also takes tokens of other services, and looks less closely at those. */
function isFromTeams(context: TurnContext, { adapter, issuer }: Receiving): boolean {
  if (issuer === undefined) return true;
  const { data } = identity.safeParse(context.turnState.get(adapter.BotIdentityKey));
  return data?.claims.find((claim) => claim.type === 'iss')?.value === issuer;
}

/** Runs a turn from Teams and from a tenant that a hub uses; tells somebody of another one the way in; refuses everything else. */
async function admit(context: TurnContext, receiving: Receiving): Promise<'run' | 'refused'> {
  const activity = readActivity(context.activity);
  const tenant = activity && tenantOf(activity);
  if (tenant === undefined || !isFromTeams(context, receiving)) return 'refused';
  if (!(await receiving.tenants(tenant))) return (await receiving.turnAway(context)) ? 'run' : 'refused';
  await receiving.run(context);
  return 'run';
}

type Answer = { status: number; payload?: unknown };

/** An answer as the SDK gives it to Express or Restify. Without `header` it would do nothing and never answer. */
function collecting(answer: Answer, socket: Socket) {
  const response = {
    socket,
    header: () => response,
    status: (code: number) => {
      answer.status = code;
      return response;
    },
    send: (payload: unknown) => {
      answer.payload = payload;
      return response;
    },
    end: () => response,
  };
  return response;
}

/** Lets the SDK check the signature, then runs the turn. What goes wrong in it is thrown: the SDK would tell the caller. */
async function runTurn(request: IncomingMessage, body: Record<string, unknown>, receiving: Receiving): Promise<Answer> {
  const answer: Answer = { status: 500 };
  const { authorization = '' } = request.headers;
  let turn: Promise<'run' | 'refused'> | undefined;
  await receiving.adapter.process(
    { body, headers: { authorization }, method: 'POST' },
    collecting(answer, request.socket),
    async (context) => {
      turn = admit(context, receiving);
      await turn.catch(() => undefined);
    },
  );
  // Some forgeries the SDK calls its own fault.
  if (!turn) return { status: 401 };
  return (await turn) === 'refused' ? { status: 403 } : answer;
}

function end(response: ServerResponse, { status, payload }: Answer): void {
  if (status === 405) response.setHeader('allow', 'POST');
  if (status === 413) response.setHeader('connection', 'close');
  response.statusCode = status;
  // What the SDK says of a fault is not for strangers.
  if (status >= 400 || payload === undefined) {
    response.end();
    return;
  }
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(payload));
}

/** Takes what Teams sends, as a plain node:http handler: authenticated, or refused without a word. */
export const receive =
  (receiving: Receiving) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const body = await read(request, receiving);
      const answer = typeof body === 'number' ? { status: body } : await runTurn(request, body, receiving);
      end(response, answer);
    } catch (error) {
      receiving.log.error({ platform: 'teams', ...describe(error) }, 'A request from Teams could not be handled');
      if (!response.headersSent) end(response, { status: 500 });
    }
  };
