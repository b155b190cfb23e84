import { mkdirSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';
import { openStore } from '../../../src/store/open-store.ts';
import { bringYesterday } from '../../demo/log.ts';

// The main journey and a session's log in Microsoft's own client: pictures, and the presses and seconds that a join and a
// log take.
const pictures = process.env.PICTURES ?? 'dist/clients';
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

type Client = { page: Page; presses: number; waited: number };

/** Lets the client draw what came; this is ours, not the person's. */
async function settle(client: Client, ms = 900): Promise<void> {
  client.waited += ms;
  await client.page.waitForTimeout(ms);
}

async function say(client: Client, words: string): Promise<void> {
  const box = client.page.getByRole('textbox').last();
  await box.click();
  await box.pressSequentially(words);
  await client.page.getByRole('button', { name: 'Send Message' }).click();
  client.presses += 1;
  await settle(client);
}

async function press(client: Client, name: string | RegExp): Promise<void> {
  await client.page.getByRole('button', { name }).last().click();
  client.presses += 1;
  await settle(client);
}

async function choose(
  client: Client,
  role: 'radio' | 'checkbox' | 'menuitemcheckbox',
  name: string | RegExp,
): Promise<void> {
  await client.page.getByRole(role, { name }).last().click();
  client.presses += 1;
}

let taken = 0;
async function picture({ page }: Client, name: string): Promise<void> {
  taken += 1;
  await page.screenshot({ path: `${pictures}/teams-${String(taken).padStart(2, '0')}-${name}.png` });
}

/** Prints the presses of a part of the journey, and the seconds without those in which the script lets the client draw. */
async function timed(client: Client, what: string, part: () => Promise<void>): Promise<void> {
  const [before, start, waited] = [client.presses, performance.now(), client.waited];
  await part();
  const seconds = (performance.now() - start - (client.waited - waited)) / 1000;
  console.log(
    `${what}: ${client.presses - before} presses, ${seconds.toFixed(1)} s of the client's and the bot's own time`,
  );
}

async function chooseSchool(client: Client): Promise<void> {
  await client.page
    .getByRole('textbox', { name: /Your school/ })
    .last()
    .fill('twerton');
  await press(client, /Find/);
  await choose(client, 'radio', /Twerton/);
  await picture(client, 'school');
  await press(client, 'Save my school');
}

async function fillIn(client: Client): Promise<void> {
  await client.page.getByRole('textbox', { name: /role/i }).last().fill('Year 2 teacher');
  await client.page.getByRole('combobox').last().click();
  client.presses += 1;
  await settle(client, 400);
  await choose(client, 'menuitemcheckbox', 'Year 2');
  await client.page.keyboard.press('Escape');
  await choose(client, 'radio', /Not yet/);
  await choose(client, 'checkbox', 'I agree');
  await picture(client, 'join-form');
  await press(client, 'Join this group');
}

async function play(page: Page): Promise<void> {
  const client: Client = { page, presses: 0, waited: 0 };
  await say(client, 'workgroups');
  await picture(client, 'home');
  await press(client, 'Primary');
  await picture(client, 'browse');
  await say(client, 'show ncp17-06a');
  await picture(client, 'show');
  await timed(client, 'A first join, school included', async () => {
    await press(client, 'Join this group');
    await chooseSchool(client);
    await fillIn(client);
  });
  await settle(client, 1_500);
  await picture(client, 'held');
  await press(client, /head agrees/);
  await picture(client, 'confirmed');
  await say(client, 'mine');
  await picture(client, 'mine');
}

/** Yesterday's session is logged from the words on: two are unticked, what was done is typed, it is saved. */
async function log(page: Page): Promise<void> {
  const client: Client = { page, presses: 0, waited: 0 };
  await timed(client, 'A session’s log, from typing “log” to its answer', async () => {
    await say(client, 'log ncp17-06a');
    await picture(client, 'log-form');
    await page.getByRole('combobox').last().click();
    client.presses += 1;
    await settle(client, 400);
    for (const absent of [0, 1]) await page.getByRole('menuitemcheckbox').nth(absent).click();
    client.presses += 2;
    await page.keyboard.press('Escape');
    await page
      .getByRole('textbox', { name: /What we did/ })
      .last()
      .fill('Bar models for fractions.');
    await picture(client, 'log-ticked');
    await press(client, 'Save the log');
  });
  await page
    .getByText(/Logged: \d+ came, 2 away/)
    .last()
    .waitFor();
  await picture(client, 'logged');
}

/** Makes the person of the playground lead a group that met yesterday. */
async function leadYesterday(name: string): Promise<void> {
  const store = await openStore({ dataDir: process.env.DATA_DIR ?? '' });
  try {
    await bringYesterday(store.prisma, name);
  } finally {
    await store.close();
  }
}

mkdirSync(pictures, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
const page = await browser.newPage({ viewport: { width: 1100, height: 1100 } });
await page.route(/^https?:\/\/(?!127\.0\.0\.1|localhost)/, (asked) => asked.abort());
await page.goto('http://127.0.0.1:56150/', { waitUntil: 'load' });
await page.getByText('Connected.').first().waitFor();
await page.waitForTimeout(800);
await play(page);
await leadYesterday('Tom Reed');
await log(page);
await browser.close();
