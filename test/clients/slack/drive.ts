import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { z } from 'zod';
import { plantSampleHub } from '../../../prisma/sample/plant-sample-hub.ts';
import { startApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { askAbout } from '../../demo/evaluation.ts';
import type { Seen } from '../../doors/driver.ts';
import type { SlackPerson } from '../../doors/slack-driver.ts';
import { openSlackWorld } from '../../doors/slack-world.ts';
import { createQuietLog } from '../../support/quiet-log.ts';
import { drawScreen } from './draw-screen.ts';
import { emptyClient } from './page.ts';

// The main journey in our own stand-in for a Slack client: real presses in Chromium, signed requests to the real service,
// an emulated Slack between them. Pictures, and the presses and seconds that a join takes.
const pictures = process.env.PICTURES ?? 'dist/clients';
const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];

const asked = z.union([
  z.object({ say: z.string() }),
  z.object({ press: z.string() }),
  z.object({ fill: z.record(z.string(), z.union([z.string(), z.array(z.string())])) }),
]);

const carryOut = (teacher: SlackPerson, what: z.infer<typeof asked>): Promise<Seen> => {
  if ('say' in what) return teacher.say(what.say.replace(/^\/workgroups\s*/, ''));
  return 'press' in what ? teacher.press(what.press) : teacher.fill(what.fill);
};

/** Puts what the person sees now on the page. */
async function show(page: Page, teacher: SlackPerson, seen: Seen): Promise<void> {
  const surface = teacher.surfaceOf(seen);
  const drawn = surface && drawScreen(seen, surface);
  if (!drawn) throw new Error('what is shown cannot be drawn');
  const [kind, html] = [drawn.kind, drawn.html].map((one) => JSON.stringify(one));
  await page.evaluate(`show(${kind}, ${html})`);
}

type Client = { page: Page; presses: number };

/** Does something, and waits until the page shows what came of it. */
async function act({ page }: Client, work: () => Promise<void>): Promise<void> {
  const shown = await page.evaluate('document.body.dataset.shown');
  await work();
  await page.waitForFunction(`document.body.dataset.shown !== ${JSON.stringify(shown)}`);
}

async function say(client: Client, words: string): Promise<void> {
  await client.page.getByRole('textbox', { name: 'Message' }).fill(words);
  client.presses += 1;
  await act(client, () => client.page.keyboard.press('Enter'));
}

async function press(client: Client, name: string | RegExp): Promise<void> {
  client.presses += 1;
  await act(client, () => client.page.getByRole('button', { name }).last().click());
}

async function choose(client: Client, role: 'radio' | 'checkbox', name: string | RegExp): Promise<void> {
  client.presses += 1;
  await client.page.getByRole('dialog').getByRole(role, { name }).first().check();
}

let taken = 0;
async function picture({ page }: Client, name: string): Promise<void> {
  taken += 1;
  await page.screenshot({ path: `${pictures}/slack-${String(taken).padStart(2, '0')}-${name}.png` });
}

async function chooseSchool(client: Client): Promise<void> {
  await client.page.getByRole('searchbox', { name: /school/i }).pressSequentially('twerton');
  await client.page.getByRole('radio', { name: /Twerton/ }).waitFor();
  await choose(client, 'radio', /Twerton/);
  await picture(client, 'school');
  await press(client, 'Save my school');
}

async function fillIn(client: Client): Promise<void> {
  await client.page.getByRole('dialog').getByRole('textbox', { name: /role/i }).fill('Year 2 teacher');
  await choose(client, 'checkbox', 'Year 2');
  await choose(client, 'radio', /Not yet/);
  await choose(client, 'checkbox', 'I agree');
  await picture(client, 'join-form');
  await press(client, 'Join this group');
}

async function play(client: Client): Promise<void> {
  await say(client, '/workgroups');
  await picture(client, 'home');
  await press(client, /Primary/);
  await picture(client, 'browse');
  await say(client, '/workgroups show ncp17-06a');
  await picture(client, 'show');
  const [before, start] = [client.presses, performance.now()];
  await press(client, /^Join/);
  await chooseSchool(client);
  await fillIn(client);
  const seconds = (performance.now() - start) / 1000;
  await picture(client, 'held');
  console.log(
    `A first join in our stand-in for Slack, school included: ${client.presses - before} presses, ${seconds.toFixed(1)} s of the client's and the bot's own time`,
  );
  await press(client, /head/);
  await picture(client, 'confirmed');
  await say(client, '/workgroups mine');
  await picture(client, 'mine');
}

const statements = [/know more/, /see better/, /understand better/, /teach differently/, /pupils learn/, /worth/];

/** Somebody who came says how the group was. */
async function evaluate(client: Client): Promise<void> {
  const { page } = client;
  const dialog = page.getByRole('dialog');
  await say(client, '/workgroups evaluate ncp17-06a');
  await picture(client, 'evaluate-statements');
  for (const statement of statements) {
    client.presses += 1;
    await dialog.getByRole('group', { name: statement }).getByRole('radio', { name: 'I agree' }).check();
  }
  await press(client, 'Go on');
  await picture(client, 'evaluate-words');
  await choose(client, 'radio', /^9$/);
  await dialog.getByRole('textbox', { name: /classroom/ }).fill('We talk before we calculate.');
  await press(client, 'Send my answers');
  await picture(client, 'evaluated');
}

async function openBrowser(teacher: SlackPerson) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
  const page = await browser.newPage({ viewport: { width: 760, height: 960 } });
  page.setDefaultTimeout(15_000);
  await page.route(/^https?:/, (route) => route.abort());
  const faults: string[] = [];
  await page.exposeFunction('asked', (what: unknown) =>
    carryOut(teacher, asked.parse(what))
      .then((seen) => show(page, teacher, seen))
      .catch((error: unknown) => void faults.push(String(error))),
  );
  await page.exposeFunction('found', (id: string, words: string) => teacher.find(id, words));
  await page.setContent(emptyClient());
  return { browser, page, faults };
}

async function run(): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  const folder = await mkdtemp(join(tmpdir(), 'work-groups-client-'));
  const slack = await openSlackWorld();
  let ask = async () => {};
  const app = await startApp({
    config: readConfig({ PORT: '0', DATA_DIR: folder, ...slack.env }),
    clock: () => new Date(),
    log: createQuietLog(),
    prepare: async ({ prisma }, now) => {
      await plantSampleHub(prisma, now);
      ask = () => askAbout(prisma, 'ncp17-06a', 'Tom Reed');
    },
  });
  const teacher = (await slack.driver(app.url)).person('U0TOM', 'Tom Reed');
  const { browser, page, faults } = await openBrowser(teacher);
  try {
    const client = { page, presses: 0 };
    const story = async () => {
      await play(client);
      await ask();
      await evaluate(client);
    };
    await story().catch((error: unknown) => {
      throw new Error(`${faults.join('; ')} ${error instanceof Error ? error.message : error}`.trim());
    });
    if (slack.refused.length > 0) throw new Error(`Slack would have refused: ${slack.refused.join('; ')}`);
  } finally {
    await browser.close();
    await app.stop();
    await slack.close();
    await rm(folder, { recursive: true, force: true });
  }
}

run().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
