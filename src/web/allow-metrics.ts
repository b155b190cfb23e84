import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const digest = (words: string) => createHash('sha256').update(words).digest();

/**
 * Whether this request may read the metrics: with the token, from anywhere. Without one in the configuration nobody may,
 * for a proxy on this machine makes the whole world look local; only the trial, which has no proxy, is open.
 */
export function mayReadMetrics({ headers }: IncomingMessage, token: string | undefined, isTrial: boolean): boolean {
  if (token === undefined) return isTrial;
  return timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`));
}
