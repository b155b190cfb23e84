import { afterEach, expect, test } from 'vitest';
import { serve } from '../../src/web/serve.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const over = async () => ({ kind: 'over' }) as const;
const noLinks = { look: over, take: over, check: over, handIn: over };

async function open({ trial = false, metricsToken }: { trial?: boolean; metricsToken?: string }) {
  const faults: unknown[] = [];
  const web = await serve(
    {
      links: noLinks,
      isReady: async () => true,
      feed: async () => undefined,
      metrics: async () => 'workgroups_notices_waiting 3\n',
      onFault: (fault) => void faults.push(fault),
      startPage: { trial, slack: 'not connected', teams: 'not connected', url: '' },
    },
    { port: 0, host: '127.0.0.1', ...(metricsToken && { metricsToken }) },
  );
  closing.push(web.stop);
  return (authorization?: string, method = 'GET') =>
    fetch(`${web.url}/metrics`, { method, headers: authorization ? { authorization } : {} });
}

const token = 'a-token-of-a-hub';

test('the metrics are told to whoever has the token', async () => {
  const ask = await open({ metricsToken: token });
  const answer = await ask(`Bearer ${token}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(await answer.text()).toBe('workgroups_notices_waiting 3\n');
});

test.each([undefined, 'Bearer', `Bearer ${token}x`, `Bearer ${token.slice(1)}`, token, `Basic ${token}`])(
  'without it they are not there: %s',
  async (authorization) => {
    const ask = await open({ metricsToken: token });
    const answer = await ask(authorization);
    expect([answer.status, await answer.text()]).toEqual([404, 'There is nothing here.\n']);
  },
);

test('without a token in the configuration nobody reads them, not even from this machine: a proxy is on it, too', async () => {
  const ask = await open({});
  expect((await ask()).status).toBe(404);
  expect((await ask('Bearer ')).status).toBe(404);
  expect((await ask('Bearer undefined')).status).toBe(404);
});

test('the trial, which only this machine reaches, shows them', async () => {
  const ask = await open({ trial: true });
  expect((await ask()).status).toBe(200);
});

test('they are only read', async () => {
  const ask = await open({ trial: true });
  expect((await ask(undefined, 'POST')).status).toBe(404);
});
