import type { KnownBlock } from '@slack/types';
import type { FetchFunction } from '@slack/web-api';
import { describe, type Log } from './log.ts';

const patience = 10_000;

/** A message that answers an interaction. */
type Answer = {
  text: string;
  blocks: KnownBlock[];
  response_type?: 'ephemeral' | 'in_channel';
  replace_original?: boolean;
};

/** Answers at an interaction's response_url; false when that is dead, so that the answer must go elsewhere. */
export type Respond = (responseUrl: string | undefined, answer: Answer) => Promise<boolean>;

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Which addresses may be answered at: Slack's own; with a test server in Slack's place, that server's host. */
export function isResponseUrl(apiUrl: string): (address: URL) => boolean {
  const { hostname } = new URL(apiUrl);
  if (hostname === 'slack.com')
    return ({ origin, username }) => origin === 'https://hooks.slack.com' && username === '';
  return (address) => address.hostname === hostname || (loopback.has(hostname) && loopback.has(address.hostname));
}

/** Slack says "used_url" or "expired_url" with 404, and other refusals as `ok: false` with 200. */
const isTaken = async (response: { ok: boolean; text: () => Promise<string> }) =>
  response.ok && !/"ok"\s*:\s*false/.test(await response.text());

/** Answers only at allowed addresses, once, without following anything elsewhere. */
export function createRespond(fetch: FetchFunction, isAllowed: (address: URL) => boolean, log: Log): Respond {
  return async (responseUrl, answer) => {
    if (responseUrl === undefined) return false;
    if (!URL.canParse(responseUrl) || !isAllowed(new URL(responseUrl))) {
      log.warn({ platform: 'slack' }, 'an answer was to go to an address that is not Slack’s');
      return false;
    }
    try {
      const response = await fetch(responseUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(answer),
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      });
      return await isTaken(response);
    } catch (error) {
      log.warn({ platform: 'slack', ...describe(error) }, 'a response_url could not be reached');
      return false;
    }
  };
}
