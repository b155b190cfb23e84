import type { Logger } from '@slack/bolt';
import { type FetchFunction, WebClient, type WebClientOptions } from '@slack/web-api';

/** How long Slack is waited for, in ms, before its answer counts as lost. */
const patience = 10_000;

/** Seconds to wait when Slack says "too many" without saying how long. */
const pause = '30';

/** A 429 without Retry-After is a nameless error to the client: it gets a pause like any other. */
const withPause =
  (fetch: FetchFunction): FetchFunction =>
  async (url, init) => {
    const response = await fetch(url, init);
    if (response.status !== 429 || response.headers.get('retry-after')) return response;
    return new Response(await response.text(), { status: 429, headers: { 'retry-after': pause } });
  };

/** Options under which a client calls once and never by itself again: what is repeated is decided by whoever asked. */
export const callOnce = (slackApiUrl: string, fetch: FetchFunction, logger: Logger): WebClientOptions => ({
  slackApiUrl,
  fetch: withPause(fetch),
  logger,
  timeout: patience,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  allowAbsoluteUrls: false,
});

/** Clients kept at most: tokens that were renewed leave theirs behind. */
const mostKept = 500;

/** One client for each token. */
export function createClients(options: WebClientOptions): (token: string) => WebClient {
  const clients = new Map<string, WebClient>();
  return (token) => {
    if (clients.size >= mostKept) clients.clear();
    const client = clients.get(token) ?? new WebClient(token, options);
    clients.set(token, client);
    return client;
  };
}
