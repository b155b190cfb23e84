import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import type { Log } from './log.ts';

/** Bytes of a body at most. */
const largest = 1024 * 1024;

/** How far, in seconds, what a request says of its time may be from ours, either way: an old one can be somebody's copy. */
const furthest = 5 * 60;

const tooLarge = Symbol('too large');

/** All of a body, as bytes: what is signed is the bytes. Undefined when the sender went away. */
function readBody(request: IncomingMessage): Promise<Buffer | typeof tooLarge | undefined> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size > largest) resolve(tooLarge);
      else parts.push(part);
    });
    request.on('end', () => resolve(Buffer.concat(parts)));
    request.on('error', () => resolve(undefined));
    request.on('close', () => resolve(undefined));
  });
}

type Judged = 'signed' | 'not signed' | 'not now' | 'to come';

/**
 * Slack's signature, as its documentation has it: an HMAC of version, time and body, compared in constant time. Real time,
 * not the clock that is handed in, which may tell another for a demonstration.
 */
function judge({ headers }: IncomingMessage, body: Buffer, key: KeyObject): Judged {
  const { 'x-slack-request-timestamp': at, 'x-slack-signature': said } = headers;
  if (typeof at !== 'string' || !/^\d{1,12}$/.test(at) || typeof said !== 'string') return 'not signed';
  const ahead = Number(at) - Date.now() / 1000;
  if (Math.abs(ahead) > furthest) return ahead > 0 ? 'to come' : 'not now';
  const hash = createHmac('sha256', key).update(`v0:${at}:`).update(body).digest('hex');
  const [ours, theirs] = [Buffer.from(`v0=${hash}`), Buffer.from(said)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs) ? 'signed' : 'not signed';
}

const why: Record<Exclude<Judged, 'signed'>, string> = {
  'not signed': 'a request that Slack did not sign was refused',
  'not now': 'a request that is more than five minutes old was refused: is this clock right?',
  'to come': 'a request dated in the future was refused: is this clock right?',
};

/** Slack asks now and then, unsigned, whether the certificate holds. Nothing else in such a request is read. */
const isCertificateCheck = ({ headers }: IncomingMessage, body: Buffer) =>
  headers['content-type'] === 'application/x-www-form-urlencoded' &&
  body.includes('ssl_check=1') &&
  parse(body.toString()).ssl_check === '1';

/**
 * Lets in what Slack signed lately, with its body read, and answers everything else. Bolt has a check of its own, which is
 * switched off: it hashes three times where once is enough, a fifth of what a whole request costs, and refuses no request
 * from the future.
 */
export function createLetIn(signingSecret: string, log: Log) {
  if (signingSecret === '') throw new Error('Slack needs a signing secret.'); // an empty one would be everybody's
  const key = createSecretKey(signingSecret, 'utf8');
  return async (request: IncomingMessage, response: ServerResponse): Promise<IncomingMessage | undefined> => {
    const body = await readBody(request);
    const answer = (status: number) => void response.writeHead(status, { connection: 'close' }).end();
    if (body === undefined) return undefined;
    if (body === tooLarge) return answer(413);
    const judged = judge(request, body, key);
    if (judged === 'signed') return Object.assign(request, { rawBody: body });
    if (isCertificateCheck(request, body)) return answer(200);
    log.warn({ platform: 'slack' }, why[judged]);
    return answer(401);
  };
}
