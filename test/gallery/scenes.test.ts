import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { offered } from '../../src/features/rooms.ts';
import { checkCard } from '../support/check-card.ts';
import { openHouse } from '../support/house.ts';
import { actionsOf } from '../support/house-people.ts';
import { checkBlockKit } from './check-block-kit.ts';
import { drawEverywhereInSlack, drawForSlack, drawForTeams } from './draw-scene.ts';
import { playScenes } from './play-scenes.ts';
import { readSlack } from './read-slack.ts';
import { readTeams } from './read-teams.ts';
import { againstVoice } from './rules.ts';
import type { Scene } from './stage.ts';

const house = await openHouse();
const scenes = await playScenes(house);

const isOn = (platform: 'slack' | 'teams') => (scene: Scene) => (scene.only ?? platform) === platform;
const inSlack = scenes.filter(isOn('slack'));
const inTeams = scenes.filter(isOn('teams'));

const fileOf = (platform: string, { name }: Scene) =>
  `approved/${platform}/${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}.txt`;

/** Addresses are made by chance, and a group’s key counts the groups before it: both are left out of what is approved. */
const steady = (words: string) =>
  words.replace(/\/(links|calendar)\/[\w-]{43}/g, '/$1/…').replace(/\bKEY-\d+/g, 'KEY-…');

const named = (some: Scene[]) => some.map((scene): [string, Scene] => [scene.name, scene]);

describe('in Slack', () => {
  test.each(named(inSlack))('%s: Slack takes it wherever it may be shown', (_name, scene) => {
    for (const { on, payload } of drawEverywhereInSlack(scene)) expect(checkBlockKit(payload, on), on).toEqual([]);
  });

  test.each(named(inSlack))('%s: reads as approved', async (_name, scene) => {
    await expect(steady(readSlack(drawForSlack(scene)))).toMatchFileSnapshot(fileOf('slack', scene));
  });
});

describe('in Teams', () => {
  test.each(named(inTeams))('%s: Teams takes it', (_name, scene) => {
    expect(checkCard(drawForTeams(scene).card)).toEqual([]);
  });

  test.each(named(inTeams))('%s: reads as approved', async (_name, scene) => {
    await expect(steady(readTeams(drawForTeams(scene)))).toMatchFileSnapshot(fileOf('teams', scene));
  });
});

test.each(named(scenes))('%s: keeps to the voice', (_name, scene) => {
  expect(againstVoice(scene)).toEqual([]);
});

describe('no button leads nowhere', () => {
  const known = new Set(offered.commands.map(({ name }) => name));
  const runsOf = ({ outcome }: Scene): string[] => {
    if (outcome.kind === 'refuse') return [];
    const { title, blocks } = outcome.kind === 'ask' ? { title: '', blocks: outcome.form.about ?? [] } : outcome.view;
    const buttons = actionsOf({ title, blocks }).flatMap((action) => ('runs' in action ? [action.runs] : []));
    return outcome.kind === 'ask' ? [outcome.form.runs, ...buttons] : buttons;
  };

  test.each(named(scenes))('%s: each button and form runs a command that there is', (_name, scene) => {
    expect(runsOf(scene).filter((runs) => !known.has(runs))).toEqual([]);
  });

  test('and there are buttons to look at', () => {
    expect(scenes.flatMap(runsOf).length).toBeGreaterThan(200);
  });
});

describe('the gallery shows everything', () => {
  test('each scene has a name of its own, and nothing is approved that is not there', () => {
    expect(new Set(scenes.map(({ name }) => name)).size).toBe(scenes.length);
    const known = [
      ...inSlack.map((scene) => fileOf('slack', scene)),
      ...inTeams.map((scene) => fileOf('teams', scene)),
    ];
    const approved = readdirSync(new URL('./approved', import.meta.url), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.txt'))
      .map((file) => `approved/${file}`);
    expect(approved.filter((file) => !known.includes(file))).toEqual([]);
  });

  test('every command', () => {
    const shown = new Set(scenes.map(({ command }) => command));
    expect(offered.commands.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([]);
  });

  test('every form', () => {
    const shown = new Set(scenes.map(({ outcome }) => (outcome.kind === 'ask' ? outcome.form.runs : '')));
    const forms = offered.commands.filter(({ asks }) => asks).map(({ name }) => name);
    expect(forms.filter((name) => !shown.has(name))).toEqual([]);
  });

  test('every kind of notice', () => {
    const shown = new Set(scenes.map(({ notice }) => notice));
    expect(offered.noticeKinds.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([]);
  });

  test('every refusal that the core and the features can give', () => {
    const root = new URL('../../src/', import.meta.url);
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /^(core|features)\/.*\.ts$/.test(file),
    );
    const sources = files.map((file) => readFileSync(new URL(file, root), 'utf8'));
    const codes = sources.flatMap((source) => [...source.matchAll(/\brefuse\(\s*'([^']+)'/g)].map(([, code]) => code));
    expect(codes.length).toBeGreaterThan(20);
    const shown = new Set(scenes.flatMap(({ refusals }) => refusals));
    const missing = [...new Set(codes)].filter((code) => code && !shown.has(code));
    expect(missing.toSorted()).toEqual([]);
  });
});

test('the scenes are kept for npm run gallery to draw', () => {
  const folder = new URL('../../dist/gallery/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  const drawn = scenes.map((scene) => ({
    name: scene.name,
    ...(isOn('slack')(scene) && { slack: drawForSlack(scene) }),
    ...(isOn('teams')(scene) && { teams: drawForTeams(scene) }),
  }));
  writeFileSync(new URL('scenes.json', folder), JSON.stringify(drawn));
  expect(drawn.length).toBeGreaterThan(80);
});
