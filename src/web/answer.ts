import type { ServerResponse } from 'node:http';

type Headers = Record<string, string>;

const strict = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";

/** Answers with something that nobody keeps, frames or runs anything from. */
export function answer(
  res: ServerResponse,
  status: number,
  body: string | Uint8Array,
  type: string,
  more: Headers = {},
): void {
  res.writeHead(status, {
    'content-type': type,
    'x-content-type-options': 'nosniff',
    'content-security-policy': `${strict}; form-action 'none'`,
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    ...more,
  });
  res.end(body);
}

/** A page whose forms come back to us and go nowhere else; no search engine keeps it. */
export const page = (res: ServerResponse, status: number, html: string): void =>
  answer(res, status, html, 'text/html; charset=utf-8', {
    'content-security-policy': `${strict}; form-action 'self'`,
    'x-robots-tag': 'noindex',
  });
