import { mkdirSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';
import { openStore } from '../../../src/store/open-store.ts';
import { bringYesterday } from '../../demo/log.ts';
import { openItsReport } from '../../demo/report.ts';

// The main journey, a session's log and a termly report in Microsoft's own client: pictures, and the presses and seconds
// that they take.
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

/** A choice of the last form, found by what it asks: the client gives its radio buttons no name. */
async function answer(client: Client, asked: string, name: string): Promise<void> {
  const group = `xpath=(//*[starts-with(normalize-space(.), "${asked}")][.//*[@type="radio"]])[last()]`;
  await client.page.locator(group).getByRole('radio', { name }).click();
  client.presses += 1;
}

/** A choice among many: the client shows them as a list that opens. */
async function pick(client: Client, name: string): Promise<void> {
  await client.page.getByRole('combobox').last().click();
  await settle(client, 400);
  const item = client.page.getByRole('option', { name }).or(client.page.getByRole('menuitemradio', { name }));
  await item.last().click();
  client.presses += 2;
}

async function write(client: Client, asked: string, words: string): Promise<void> {
  await client.page.getByRole('textbox', { name: asked }).last().fill(words);
}

/** What a lead answers, form by form: every choice that is needed, two with what shows it, and a sentence on the whole. */
const termly: { chosen: Record<string, string>; picked?: string; written: Record<string, string> }[] = [
  {
    chosen: { 'Teachers know more': 'In most schools', 'Teachers teach differently': 'In some schools' },
    written: { 'How you know': 'They compare models with one another.' },
  },
  {
    chosen: { 'Pupils learn better': 'In some schools', 'Schools or departments': 'Not yet' },
    written: { 'What teachers say of it': 'Classes explain more than they did.' },
  },
  { chosen: { 'Support you would like': 'From other leads' }, picked: 'Attendance', written: {} },
  {
    chosen: { Overall: 'Green: on track', 'Next term’s dates': 'Yes' },
    written: { 'In a few words, why': 'All schools came and have tried something.' },
  },
];

/** A termly report that is open, from typing “report” to its being with the hub. */
async function report(page: Page): Promise<void> {
  const client: Client = { page, presses: 0, waited: 0 };
  await timed(client, 'A termly report, from typing “report” to handing it in', async () => {
    await say(client, 'report ncp17-06a');
    await picture(client, 'report');
    await page
      .getByTitle(/^Answer, Teachers’ learning and practice/)
      .last()
      .click();
    client.presses += 1;
    await settle(client);
    for (const [step, { chosen, written, picked }] of termly.entries()) {
      for (const [asked, name] of Object.entries(chosen)) await answer(client, asked, name);
      for (const [asked, said] of Object.entries(written)) await write(client, asked, said);
      if (picked) await pick(client, picked);
      await picture(client, `report-step-${step + 1}`);
      await press(client, /^Save/);
    }
    await picture(client, 'report-complete');
    await press(client, 'Hand it in');
  });
  const written = termly.flatMap((step) => Object.values(step.written));
  const fields = termly.reduce((sum, { chosen, picked }) => sum + Object.keys(chosen).length + (picked ? 1 : 0), 0);
  console.log(`→ ${fields} answers chosen, ${written.length} sentences written, ${written.join('').length} characters`);
  await page
    .getByText(/with the hub/)
    .last()
    .waitFor();
  await picture(client, 'report-handed-in');
}

/** Makes the person of the playground lead a group that met yesterday. */
async function leadYesterday(name: string): Promise<void> {
  const store = await openStore({ dataDir: process.env.DATA_DIR ?? '' });
  try {
    await bringYesterday(store.prisma, name);
    await openItsReport(store.prisma, 'ncp17-06a');
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
await report(page);
await browser.close();
