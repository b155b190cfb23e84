import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LinkDesk } from '../core/links.ts';
import { mayReadMetrics } from './allow-metrics.ts';
import { answer } from './answer.ts';
import { metricsType } from './metrics.ts';
import { serveLink } from './serve-link.ts';
import { startPage } from './start-page.ts';

type Handle = (req: IncomingMessage, res: ServerResponse) => void | Promise<void>;

export type Routes = {
  slack?: Handle | undefined;
  /** Where browsers go to add the bot to a Slack workspace, and where Slack sends them back. */
  slackInstall?: Handle | undefined;
  teams?: Handle | undefined;
  /** What stands behind the addresses below /links/. */
  links: LinkDesk;
  /** Whether everything that answers need is there, within a moment. */
  isReady: () => Promise<boolean>;
  /** The sessions behind a private calendar address; undefined where it is none, or was ended. */
  feed: (token: string) => Promise<{ body: string; version: string } | undefined>;
  /** The figures as Prometheus reads them. */
  metrics: () => Promise<string>;
  onFault: (error: unknown) => void;
  startPage: Parameters<typeof startPage>[0];
};

type At = { port: number; host: string; metricsToken?: string };

const plainly = (res: ServerResponse, status: number, body: string, type = 'text/plain; charset=utf-8') =>
  answer(res, status, body, type);

const nothing = (res: ServerResponse) => plainly(res, 404, 'There is nothing here.\n');

async function showMetrics(req: IncomingMessage, res: ServerResponse, { metrics, startPage }: Routes, at: At) {
  if (!mayReadMetrics(req, at.metricsToken, startPage.trial)) return nothing(res);
  return plainly(res, 200, await metrics(), metricsType);
}

const installPaths = ['/slack/install', '/slack/oauth_redirect'];
const feedPath = /^\/calendar\/([\w-]{43})\.ics$/;

/** Calendars ask again and again: what has not changed is not sent again. */
async function showFeed(req: IncomingMessage, res: ServerResponse, token: string, routes: Routes): Promise<void> {
  const feed = await routes.feed(token);
  if (!feed) return nothing(res);
  const etag = `"${createHash('sha256').update(feed.version).digest('base64url').slice(0, 22)}"`;
  res.setHeader('etag', etag);
  if (req.headers['if-none-match'] === etag) return void res.writeHead(304).end();
  return plainly(res, 200, req.method === 'HEAD' ? '' : feed.body, 'text/calendar; charset=utf-8');
}
/** The path alone: most requests have nothing else, and need no URL taken apart. */
const pathOf = (url = '/') => (/[?#\\%]/.test(url) ? new URL(url, 'http://localhost').pathname : url);

async function route(req: IncomingMessage, res: ServerResponse, routes: Routes, at: At): Promise<void> {
  const path = pathOf(req.url);
  const isPost = req.method === 'POST';
  if (path === '/slack/events' && isPost && routes.slack) return routes.slack(req, res);
  if (installPaths.includes(path) && req.method === 'GET' && routes.slackInstall) return routes.slackInstall(req, res);
  if (path === '/api/messages' && isPost && routes.teams) return routes.teams(req, res);
  if (path.startsWith('/links/')) return serveLink(req, res, routes.links, path);
  if (path === '/healthz') return plainly(res, 200, 'alive\n');
  if (path === '/readyz')
    return (await routes.isReady()) ? plainly(res, 200, 'ready\n') : plainly(res, 503, 'not ready\n');
  const token = feedPath.exec(path)?.[1];
  if (token && (req.method === 'GET' || req.method === 'HEAD')) return showFeed(req, res, token, routes);
  if (path === '/metrics' && req.method === 'GET') return showMetrics(req, res, routes, at);
  if (path === '/' && req.method === 'GET')
    return plainly(res, 200, startPage(routes.startPage), 'text/html; charset=utf-8');
  if (['/slack/events', '/api/messages'].includes(path) && !isPost) return plainly(res, 405, 'POST only\n');
  return nothing(res);
}

const listener =
  (routes: Routes, at: At): RequestListener =>
  (req, res) => {
    route(req, res, routes, at).catch((error: unknown) => {
      routes.onFault(error);
      if (!res.headersSent) plainly(res, 500, 'Something went wrong on our side.\n');
      else res.end();
    });
  };

async function closed(server: Server): Promise<void> {
  const end = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  await end;
}

/** Opens the one web server that both doors stand behind; `stop` lets requests under way finish. */
export async function serve(routes: Routes, at: At): Promise<{ url: string; port: number; stop: () => Promise<void> }> {
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000, maxHeaderSize: 16_384 },
    listener(routes, at),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(new Error(`Port ${at.port} on ${at.host} cannot be opened: ${error.message}. Set PORT to a free one.`)),
    );
    server.listen(at.port, at.host, resolve);
  });
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === 'object' && address ? address.port : at.port;
  const host = at.host.includes(':') ? `[${at.host}]` : at.host;
  return { url: `http://${host}:${port}`, port, stop: () => closed(server) };
}
