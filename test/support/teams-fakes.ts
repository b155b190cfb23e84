import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import jwt from 'jsonwebtoken';
import { z } from 'zod';
import type { TeamsTestSettings } from '../../src/teams/adapter.ts';

/** A server on a free port of this machine, and how to stop it. */
export async function listen(handle: (request: IncomingMessage, response: ServerResponse) => unknown) {
  const server: Server = createServer((request, response) => void handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the server listens on no port');
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${address.port}`, close };
}

const json = (response: ServerResponse, status: number, body: unknown) => {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json');
  return response.end(JSON.stringify(body));
};

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? undefined : JSON.parse(text);
}

const issuer = 'https://api.botframework.com';

export type Signing = { key?: KeyObject; kid?: string; algorithm?: jwt.Algorithm; expiresIn?: number };

/** Who signs what Teams sends: an OpenID document with one key, and tokens signed with it or with another. */
export async function startOpenId(endorsements: string[] = ['msteams']) {
  const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
  const [known, other] = [pair(), pair()];
  let asked = 0;
  const server = await listen((request, response) => {
    asked += 1;
    if (request.url?.endsWith('openidconfiguration'))
      return json(response, 200, { issuer, jwks_uri: `${server.url}/keys` });
    const key = { ...known.publicKey.export({ format: 'jwk' }), kid: 'known', use: 'sig', endorsements };
    return json(response, 200, { keys: [key] });
  });
  const sign = (
    claims: object,
    { key = known.privateKey, kid = 'known', algorithm = 'RS256', expiresIn = 3600 }: Signing = {},
  ) => jwt.sign(claims, key, { algorithm, keyid: kid, expiresIn });
  return {
    issuer,
    metadataUrl: `${server.url}/v1/.well-known/openidconfiguration`,
    publicKey: known.publicKey,
    otherKey: other.privateKey,
    sign,
    asked: () => asked,
    close: server.close,
  };
}

const sent = z.looseObject({
  type: z.string().optional(),
  text: z.string().optional(),
  textFormat: z.string().optional(),
  summary: z.string().optional(),
  attachments: z.array(z.object({ contentType: z.string(), content: z.unknown() })).optional(),
  recipient: z.looseObject({ id: z.string(), isTargeted: z.boolean().optional() }).optional(),
});

/** What the bot sent: an activity, as much of it as tests look at. */
type Sent = z.infer<typeof sent>;

/** A request that reached the connector. */
export type Delivery = {
  /** The id that the message got. */
  id: string;
  method: string;
  /** Decoded: "/v3/conversations/19:channel/activities". */
  path: string;
  isTargeted: boolean;
  conversation: string;
  /** The activity that this answers. */
  replyTo: string | undefined;
  authorization: string | undefined;
  body: Sent;
  status: number;
};

/** What the connector answers next, once: a status with headers, or 0 for a connection cut after delivery. */
export type Planned = { status: number; headers?: Record<string, string>; code?: string; when?: RegExp; text?: string };

const created = z.object({ members: z.array(z.object({ id: z.string() })).min(1) });

/** Teams' Bot Connector: takes what the bot sends, remembers it, and answers as planned, else that it was taken. */
export async function startConnector() {
  const deliveries: Delivery[] = [];
  const planned: Planned[] = [];
  const chats = new Map<string, string>();
  const names = new Map<string, string>();
  const arrivals = new EventEmitter();
  let ids = 1000;

  const planFor = (path: string) => {
    const at = planned.findIndex(({ when }) => !when || when.test(path));
    return at < 0 ? undefined : planned.splice(at, 1)[0];
  };

  function taken(response: ServerResponse, { id, path, status }: Delivery, body: unknown) {
    const member = path.match(/\/members\/([^/]+)$/)?.[1];
    if (member) return json(response, 200, { id: member, name: names.get(member) ?? '' });
    if (path !== '/v3/conversations') return json(response, status, { id });
    const user = created.parse(body).members[0]?.id ?? '';
    return json(response, status, { id: chats.get(user) ?? `a:${user}` });
  }

  const server = await listen(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://connector');
    const path = decodeURIComponent(url.pathname);
    const body = await jsonOf(request);
    const plan = planFor(path);
    const status = plan?.status ?? 201;
    ids += 1;
    const replyTo = path.match(/\/activities\/([^/]+)$/)?.[1];
    const delivery: Delivery = {
      id: String(ids),
      method: request.method ?? '',
      path,
      isTargeted: url.searchParams.get('isTargetedActivity') === 'true',
      conversation: path.match(/^\/v3\/conversations\/([^/]+)/)?.[1] ?? '',
      replyTo: request.method === 'POST' ? replyTo : undefined,
      authorization: request.headers.authorization,
      body: sent.parse(body ?? {}),
      status,
    };
    deliveries.push(delivery);
    arrivals.emit('arrival');
    if (status === 0) return request.socket.destroy();
    for (const [name, value] of Object.entries(plan?.headers ?? {})) response.setHeader(name, value);
    if (plan?.text !== undefined) return response.end(plan.text);
    if (status >= 400)
      return json(response, status, { error: { code: plan?.code ?? 'Planned', message: 'as planned' } });
    return taken(response, delivery, body);
  });

  /** What has arrived, as soon as the test on it holds; throws after ten seconds. */
  async function until<T>(found: () => T | undefined): Promise<T> {
    const signal = AbortSignal.timeout(10_000);
    for (;;) {
      const result = found();
      if (result !== undefined) return result;
      await once(arrivals, 'arrival', { signal });
    }
  }

  return { url: server.url, deliveries, planned, chats, names, until, close: server.close };
}

export type Connector = Awaited<ReturnType<typeof startConnector>>;
export type OpenId = Awaited<ReturnType<typeof startOpenId>>;

export const appId = '11111111-2222-4333-8444-555555555555';
export const tenantId = '00000000-0000-4000-8000-0000000000f1';
export const outboundToken = 'outbound-test-token';
export const botId = `28:${appId}`;

type Factory = TeamsTestSettings['credentialsFactory'];

/** The bot's own tokens without a call to Entra. */
export const credentialsFactory: Factory = {
  isValidAppId: async (id) => id === appId,
  isAuthenticationDisabled: async () => false,
  createCredentials: async () => {
    const credentials = {
      getToken: async () => outboundToken,
      signRequest: async (request: Parameters<Awaited<ReturnType<Factory['createCredentials']>>['signRequest']>[0]) => {
        request.headers.set('authorization', `Bearer ${outboundToken}`);
        return request;
      },
    };
    return credentials;
  },
};

/** What a door under test needs besides its own dispatcher: the mode of production, and the fakes it is allowed to believe. */
export const configFor = (openId: OpenId) => ({
  mode: { kind: 'entra', appId, appPassword: 'a password of no use', tenantId } as const,
  test: { openIdMetadataUrl: openId.metadataUrl, tokenIssuer: openId.issuer, credentialsFactory },
});

/** Sends an activity to the bot as Teams does, signed. */
export async function sendSigned(botUrl: string, openId: OpenId, activity: Record<string, unknown>, token?: string) {
  const claims = { aud: appId, iss: openId.issuer, serviceurl: activity.serviceUrl };
  return fetch(botUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      authorization: `Bearer ${token ?? openId.sign(claims)}`,
    },
    body: JSON.stringify(activity),
  });
}
