import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mayReadMetrics } from './allow-metrics.ts';
import { metricsType } from './metrics.ts';
import { startPage } from './start-page.ts';

type Handle = (req: IncomingMessage, res: ServerResponse) => void | Promise<void>;

export type Routes = {
  slack?: Handle | undefined;
  teams?: Handle | undefined;
  /** Whether everything that answers need is there, within a moment. */
  isReady: () => Promise<boolean>;
  /** The figures as Prometheus reads them. */
  metrics: () => Promise<string>;
  onFault: (error: unknown) => void;
  startPage: Parameters<typeof startPage>[0];
};

type At = { port: number; host: string; metricsToken?: string };

function plainly(res: ServerResponse, status: number, body: string, type = 'text/plain; charset=utf-8'): void {
  res.writeHead(status, {
    'content-type': type,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  res.end(body);
}

const nothing = (res: ServerResponse) => plainly(res, 404, 'There is nothing here.\n');

async function showMetrics(req: IncomingMessage, res: ServerResponse, { metrics, startPage }: Routes, at: At) {
  if (!mayReadMetrics(req, at.metricsToken, startPage.trial)) return nothing(res);
  return plainly(res, 200, await metrics(), metricsType);
}

/** The path alone: most requests have nothing else, and need no URL taken apart. */
const pathOf = (url = '/') => (/[?#\\%]/.test(url) ? new URL(url, 'http://localhost').pathname : url);

async function route(req: IncomingMessage, res: ServerResponse, routes: Routes, at: At): Promise<void> {
  const path = pathOf(req.url);
  const isPost = req.method === 'POST';
  if (path === '/slack/events' && isPost && routes.slack) return routes.slack(req, res);
  if (path === '/api/messages' && isPost && routes.teams) return routes.teams(req, res);
  if (path === '/healthz') return plainly(res, 200, 'alive\n');
  if (path === '/readyz')
    return (await routes.isReady()) ? plainly(res, 200, 'ready\n') : plainly(res, 503, 'not ready\n');
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
