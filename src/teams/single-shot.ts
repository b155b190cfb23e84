import type { TeamsAdapter } from '@microsoft/teams-ai';
import { z } from 'zod';

type ConnectorOptions = NonNullable<ConstructorParameters<typeof TeamsAdapter>[3]>;
type HttpClient = NonNullable<ConnectorOptions['httpClient']>;

/**
 * Why Teams did not take a request. 'refused': it said no, with an HTTP status, Microsoft's code and the seconds to wait.
 * 'unreached': nothing was sent. 'lost': it may have been taken, the answer never came.
 */
export type Fault =
  | { kind: 'refused'; status: number; code: string; retryAfter: number | undefined }
  | { kind: 'unreached' }
  | { kind: 'lost' };

/** Thrown when a request to Teams did not go through. It says nothing of what was in it. */
export class NotTaken extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.kind === 'refused' ? `Teams refused: ${fault.status} ${fault.code}` : `Teams was ${fault.kind}`);
    this.fault = fault;
  }
}

/** A request to Teams' connector, with its token among the headers. */
export type Outgoing = { url: string; method: string; headers: Record<string, string>; body: string | undefined };

const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const withCause = z.object({ cause: z.object({ code: z.string() }) });

function faultOf(error: unknown): Fault {
  const code = withCause.safeParse(error).data?.cause.code;
  return code && neverConnected.has(code) ? { kind: 'unreached' } : { kind: 'lost' };
}

const errorBody = z.object({ error: z.object({ code: z.string().max(80) }) });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function refusalOf(response: Response): Promise<NotTaken> {
  const text = await response.text().catch(() => '');
  const code = errorBody.safeParse(parsed(text)).data?.error.code ?? '';
  const seconds = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
  const retryAfter = Number.isNaN(seconds) ? undefined : seconds;
  return new NotTaken({ kind: 'refused', status: response.status, code, retryAfter });
}

/** Sends a request exactly once, within a time in milliseconds, and gives back the JSON object it answered. Throws NotTaken. */
export async function sendOnce({ url, ...request }: Outgoing, milliseconds: number): Promise<Record<string, unknown>> {
  const signal = AbortSignal.timeout(milliseconds);
  // A redirect would carry the bot's token to another host.
  const response = await fetch(url, { ...request, body: request.body ?? null, redirect: 'error', signal }).catch(
    (error: unknown) => {
      throw new NotTaken(faultOf(error));
    },
  );
  if (!response.ok) throw await refusalOf(response);
  // It was taken; whether its answer can be read changes nothing.
  const text = await response.text().catch(() => '');
  return z.record(z.string(), z.unknown()).safeParse(parsed(text)).data ?? {};
}

/**
 * How the SDK's connector reaches Teams. The SDK's own way resends a POST up to three times, also after a reset, waits for
 * any Retry-After and knows no time limit: a message could arrive twice. Its retries stop at an error they do not know.
 */
export function singleShot(milliseconds: number): HttpClient {
  return {
    sendRequest: async (request) => {
      const { url, method } = request;
      const body = typeof request.body === 'string' ? request.body : undefined;
      const answer = await sendOnce({ url, method, headers: request.headers.rawHeaders(), body }, milliseconds);
      const headers = request.headers.clone();
      for (const name of headers.headerNames()) headers.remove(name);
      headers.set('content-type', 'application/json');
      return { request, status: 200, headers, bodyAsText: JSON.stringify(answer) };
    },
  };
}
