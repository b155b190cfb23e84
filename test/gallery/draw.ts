import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { startVitest } from 'vitest/node';
import { z } from 'zod';
import { page } from './page.ts';
import { pictureForSlack, slackShape, slackStyles } from './picture-slack.ts';
import { shellStyles, teamsConfig } from './shell.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const folder = at('../../dist/gallery');

const scenesShape = z.array(
  z.object({
    name: z.string(),
    slack: slackShape.optional(),
    teams: z.object({ card: z.unknown(), plain: z.string() }).optional(),
  }),
);

/** A wide window of a desktop, and a phone. */
const widths = { wide: 620, phone: 390 };

/** Chromium draws without asking anything outside this machine. */
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];

/** The test plays every scene and keeps what each platform is sent. */
async function playScenes() {
  const vitest = await startVitest('test', ['test/gallery/scenes.test.ts'], {
    config: at('../vitest.config.ts'),
    reporters: ['dot'],
    watch: false,
  });
  await vitest.close();
  process.exitCode = 0;
  return scenesShape.parse(JSON.parse(readFileSync(`${folder}/scenes.json`, 'utf8')));
}

type Drawn = z.infer<typeof scenesShape>[number];

/** Every scene of one platform on one page: a card is drawn in the page itself, by the platform's own renderer. */
async function fill(tab: Page, scenes: Drawn[]): Promise<void> {
  const slack = scenes.map((scene, index) =>
    scene.slack ? `<div class="shot" id="slack-${index}">${pictureForSlack(scene.slack)}</div>` : '',
  );
  const teams = scenes.map((scene, index) => (scene.teams ? `<div class="shot teams" id="teams-${index}"></div>` : ''));
  await tab.setContent(
    `<!doctype html><meta charset="utf-8"><style>${slackStyles()}${shellStyles}</style>${[...slack, ...teams].join('')}`,
  );
  await tab.addScriptTag({ path: createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.js') });
  const cards = scenes.flatMap(({ teams: one }, index) => (one ? [{ id: `teams-${index}`, card: one.card }] : []));
  await tab.evaluate(
    `for (const { id, card } of ${JSON.stringify(cards).replaceAll('</', '<\\/')}) {
      const drawn = new AdaptiveCards.AdaptiveCard();
      drawn.hostConfig = new AdaptiveCards.HostConfig(${JSON.stringify(teamsConfig)});
      drawn.parse(card);
      document.getElementById(id).append(drawn.render());
    }`,
  );
}

async function shoot(tab: Page, scenes: Drawn[], size: keyof typeof widths): Promise<void> {
  await tab.setViewportSize({ width: widths[size], height: 900 });
  for (const [index, scene] of scenes.entries()) {
    for (const platform of ['slack', 'teams'] as const) {
      if (!scene[platform]) continue;
      await tab.locator(`#${platform}-${index}`).screenshot({ path: `${folder}/${size}/${platform}-${index}.png` });
    }
  }
}

async function draw(): Promise<void> {
  const scenes = await playScenes();
  for (const size of Object.keys(widths)) mkdirSync(`${folder}/${size}`, { recursive: true });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
  try {
    const tab = await browser.newPage();
    await tab.route(/^https?:/, (route) => route.abort());
    await fill(tab, scenes);
    await shoot(tab, scenes, 'wide');
    await shoot(tab, scenes, 'phone');
  } finally {
    await browser.close();
  }
  writeFileSync(`${folder}/index.html`, page(scenes));
  console.log(`${scenes.length} scenes are drawn: dist/gallery/index.html`);
}

await draw();
