import { createHmac } from 'node:crypto';

/** A request as Slack would send it: the same bytes again are the same request. */
export type Letter = { body: string; headers: Record<string, string> };

/** What the bot answered a request with. */
type Receipt = { status: number; body: string };

const form = 'application/x-www-form-urlencoded';

const secondsNow = () => Math.floor(Date.now() / 1000);

/** Signs a body as Slack signs it, at a time in seconds. */
export function sign(body: string, type: string, secret: string, at = secondsNow()): Letter {
  const signature = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  const headers = { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${signature}` };
  return { body, headers: { 'content-type': type, ...headers } };
}

/** A slash command: its fields as a form. */
export const asCommand = (fields: Record<string, string>, secret: string, at?: number): Letter =>
  sign(new URLSearchParams(fields).toString(), form, secret, at);

/** A press, a submission or a search: JSON inside a form. */
export const asInteraction = (payload: unknown, secret: string, at?: number): Letter =>
  sign(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), form, secret, at);

/** An event: plain JSON. */
export const asEvent = (payload: unknown, secret: string, at?: number): Letter =>
  sign(JSON.stringify(payload), 'application/json', secret, at);

/** Posts a letter to the bot. */
export async function post(url: string, { body, headers }: Letter): Promise<Receipt> {
  const response = await fetch(url, { method: 'POST', headers, body });
  return { status: response.status, body: await response.text() };
}
