import { Agent, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { Shot } from './shots.ts';

export type Volley = { count: number; failed: number; seconds: number; p50: number; p99: number };

function send(agent: Agent, base: URL, shot: Shot): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = {
      agent,
      method: 'POST',
      host: base.hostname,
      port: base.port,
      path: shot.path,
      headers: shot.headers,
    };
    const asked = request(options, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    asked.on('error', reject);
    asked.end(shot.body);
  });
}

const percentile = (sorted: number[], part: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

/**
 * Sends `count` requests over `connections` kept-alive connections; `next` gives each its shot. They all
 * begin at once, or one after the other within `overMs`. Times in ms.
 */
export async function volley(
  url: string,
  connections: number,
  count: number,
  next: (index: number) => Shot,
  overMs = 0,
): Promise<Volley> {
  const base = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let sent = 0;
  let failed = 0;
  const begun = performance.now();
  const line = async (_none: unknown, place: number) => {
    if (overMs > 0) await setTimeout((place / connections) * overMs);
    while (sent < count) {
      const shot = next(sent++);
      const start = performance.now();
      const status = await send(agent, base, shot).catch(() => 0);
      times.push(performance.now() - start);
      if (status !== 200) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, line));
  agent.destroy();
  const sorted = times.toSorted((one, other) => one - other);
  return {
    count,
    failed,
    seconds: (performance.now() - begun) / 1000,
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
  };
}
