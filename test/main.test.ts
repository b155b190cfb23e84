import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const program = new URL('../src/main.ts', import.meta.url).pathname;

/** Starts the service as `npm start` does, with this environment and no other settings. */
const launch = (env: Record<string, string>): ChildProcess =>
  spawn(process.execPath, ['--disable-warning=DeprecationWarning', program], {
    env: { PATH: process.env.PATH ?? '', ...env },
  });

async function lineWith(child: ChildProcess, words: string): Promise<string> {
  if (!child.stdout) throw new Error('it has no output');
  for await (const line of createInterface({ input: child.stdout })) if (line.includes(words)) return line;
  throw new Error(`it ended without saying “${words}”`);
}

describe('npm start with nothing configured', () => {
  let folder: string;
  let service: ChildProcess;
  let url: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wg-'));
    service = launch({ DATA_DIR: folder, PORT: '0' });
    url = (await lineWith(service, 'is running at')).split(' at ')[1] ?? '';
  }, 60_000);
  afterAll(async () => {
    service.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  test('serves on loopback, is ready, and says what to try', async () => {
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await (await fetch(`${url}/healthz`)).text()).toBe('alive\n');
    expect(await (await fetch(`${url}/readyz`)).text()).toBe('ready\n');
    const page = await fetch(url);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('npm run demo');
  });

  test('answers nothing else, and no stack trace', async () => {
    expect((await fetch(`${url}/etc/passwd`)).status).toBe(404);
    expect((await fetch(`${url}/slack/events`, { method: 'POST', body: '{}' })).status).toBe(404);
    const bad = await fetch(`${url}/api/messages`, { method: 'POST', body: 'not json' });
    expect(bad.status).toBe(415);
    expect(await bad.text()).not.toContain(' at ');
    expect((await fetch(`${url}/api/messages`)).status).toBe(405);
  });

  test('ends cleanly on SIGTERM', async () => {
    const ended = once(service, 'exit');
    service.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });
});

test('a wrong configuration is told in sentences, and the service does not start', async () => {
  const child = launch({ SLACK_BOT_TOKEN: 'xoxb-1' });
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += String(chunk);
  });
  const [code] = await once(child, 'exit');
  expect(code).toBe(1);
  expect(said).toContain('SLACK_SIGNING_SECRET is missing');
  expect(said).not.toMatch(/\n\s+at /);
});
