import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Call, callShape } from './slack-recorder.ts';

/** What a Slack client knows of Slack itself: who is there, what the bot called, triggers and response_urls. */
export type SlackLine = {
  add: (person: { id: string; name: string }) => Promise<void>;
  count: () => Promise<number>;
  from: (place: number, milliseconds: number) => Promise<Call[]>;
  trigger: (user: string) => Promise<string>;
  responseUrl: (user: string) => string;
};

const triggered = z.object({ trigger_id: z.string() });

/** Talks to the recording server in Slack's place (slack-server.ts), over the wire only. */
export function createSlackLine(apiUrl: string, botToken: string, responseUrlBase?: string): SlackLine {
  const origin = new URL(apiUrl).origin;
  const base = responseUrlBase ?? `${origin}/response-url`;
  const ask = async (path: string, body?: string, headers: Record<string, string> = {}): Promise<unknown> => {
    const response = await fetch(`${origin}${path}`, body === undefined ? {} : { method: 'POST', body, headers });
    return response.json();
  };
  const headers = { authorization: `Bearer ${botToken}`, 'content-type': 'application/x-www-form-urlencoded' };
  return {
    add: async (person) => {
      await ask('/people', JSON.stringify(person));
    },
    count: async () => z.number().parse(await ask('/count')),
    from: async (place, wait) => z.array(callShape).parse(await ask(`/calls?from=${place}&wait=${wait}`)),
    trigger: async (user) => {
      const body = new URLSearchParams({ user_id: user }).toString();
      return triggered.parse(await ask('/api/views.generateTriggerId', body, headers)).trigger_id;
    },
    responseUrl: (user) => `${base}/${user}/${randomUUID()}`,
  };
}
