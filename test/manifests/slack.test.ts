import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { fillSlackManifest, readSlackManifest } from '../../manifests/slack/fill-manifest.ts';
import { readPhrase } from '../../src/core/phrases.ts';
import { offered } from '../../src/features/rooms.ts';
import { outOfDateButton } from '../../src/slack/wording.ts';
import { type OpenDoor, openDoor, reply, view } from '../support/slack-door.ts';
import { everyScope } from '../support/slack-emulator.ts';
import { commandFields, type Member, messagePayload, openedPayload, searchPayload } from '../support/slack-payloads.ts';
import { asCommand, asEvent, asInteraction, type Letter, post } from '../support/slack-wire.ts';
import { captured, sourcesOfDoor } from './read-door.ts';
import { everyMethod, methodsCalledIn, scopeOfCommands, scopesOfEvents, scopesOfMethods } from './slack-needs.ts';
import { slackShape } from './slack-shape.ts';

const door = sourcesOfDoor('slack');
const manifest = slackShape.parse(readSlackManifest());
const { features, oauth_config, settings } = manifest;

describe('the Slack manifest as a file', () => {
  test('carries the commands as they are today (npm run manifests writes them)', () => {
    expect(readSlackManifest()).toEqual(fillSlackManifest(offered.commands));
  });

  test.each([
    ['a description that is too short', { long_description: 'Work Groups.' }],
    ['a name that is too long', { name: 'The Work Groups of England’s Maths Hubs' }],
    ['a misspelt name', { descripton: 'Work Groups' }],
  ])('would be refused with %s', (_what, wrong) => {
    const changed = { ...manifest, display_information: { ...manifest.display_information, ...wrong } };
    expect(slackShape.safeParse(changed).success).toBe(false);
  });

  test('describes the app in ten words or fewer, as the Marketplace asks', () => {
    expect(manifest.display_information.description.split(' ').length).toBeLessThanOrEqual(10);
  });
});

describe('what the app may do in a workspace', () => {
  test('is what the methods it calls need, and nothing more', () => {
    expect(methodsCalledIn(door)).toEqual(Object.keys(scopesOfMethods).toSorted());
    const needed = [...Object.values(scopesOfMethods), ...Object.values(scopesOfEvents), [scopeOfCommands]].flat();
    expect(oauth_config.scopes.bot.toSorted()).toEqual([...new Set(needed)].toSorted());
  });

  test('is what the emulated Slack of every other test allows, so that a missing scope fails there', () => {
    expect(everyScope.toSorted()).toEqual(oauth_config.scopes.bot.toSorted());
  });

  test('has a reason for each scope in the documents, as the Marketplace asks', () => {
    const written = readFileSync(new URL('../../docs/slack-marketplace.md', import.meta.url), 'utf8');
    const [, table = ''] = written.split(/<!-- \/?scopes -->/);
    expect(captured(table, /^\| `([^`]+)`\s+\| \S/gm)).toEqual(oauth_config.scopes.bot.toSorted());
  });

  test('would show a method that nobody thought of', () => {
    expect(everyMethod()).toEqual(expect.arrayContaining(['chat.postMessage', 'admin.apps.approve', 'users.list']));
    const source = "client.chat.delete({ channel }); client.apiCall('pins.add'); logger.error('chat.update');";
    expect(methodsCalledIn(source)).toEqual(['chat.delete', 'pins.add']);
  });
});

describe('what the app listens to', () => {
  test('is what Slack is asked to send', () => {
    const messages = /app\.message\(/.test(door) ? captured(door, /channel_type: z\.literal\('(\w+)'\)/g) : [];
    const heard = [...captured(door, /app\.event\('([\w.]+)'/g), ...messages.map((kind) => `message.${kind}`)];
    expect(heard.toSorted()).toEqual(settings.event_subscriptions.bot_events.toSorted());
    expect(Object.keys(scopesOfEvents).toSorted()).toEqual(heard.toSorted());
  });

  test('has no shortcuts, since no listener knows one by its name', () => {
    const known = captured(door, /app\.shortcut\(\s*(?:\{ callback_id: )?'([^']+)'/g);
    expect((features.shortcuts ?? []).map((shortcut) => shortcut.callback_id)).toEqual(known);
  });

  test('has buttons, forms and search fields, a home, and a chat to write in, as the door does', () => {
    expect(settings.interactivity.is_enabled).toBe(/app\.action\(/.test(door) && /app\.view[<(]/.test(door));
    expect(Boolean(settings.interactivity.message_menu_options_url)).toBe(/app\.options[<(]/.test(door));
    expect(features.app_home.home_tab_enabled).toBe(methodsCalledIn(door).includes('views.publish'));
    expect(features.app_home.messages_tab_enabled).toBe(/app\.message\(/.test(door));
    expect(features.app_home.messages_tab_read_only_enabled).toBe(false);
  });
});

describe('at the addresses Slack is given', () => {
  const by: Member = { id: 'U0AMIRA', handle: 'amira', team: '' };
  const form = { id: 'V1', type: 'modal', hash: 'h', callback_id: 'form', private_metadata: '', blocks: [] } as const;
  const [slash] = features.slash_commands;
  let open: OpenDoor;

  beforeAll(async () => {
    open = await openDoor({ server: { scopes: oauth_config.scopes.bot } });
    by.team = open.slack.teamId;
    open.answers(reply(view('Your groups')));
  });
  afterEach(() => {
    open.asked.length = 0;
  });
  afterAll(() => open.close());

  const deliver = (address: string | undefined, letter: Letter) =>
    post(`${open.url}${new URL(address ?? '').pathname}`, letter);

  test('the slash command is answered, and it is the one that people are told to type', async () => {
    const asker = await open.asker(by.id);
    const channel = { id: 'C0SECONDARY', name: 'wg-secondary' };
    const fields = commandFields({ ...asker, text: 'mine', channel, command: slash?.command ?? '' });
    expect((await deliver(slash?.url, asCommand(fields, open.signingSecret))).body).toContain('Your groups');
    expect(outOfDateButton).toContain(`“${slash?.command}”`);
    expect(readPhrase(`${slash?.command} help`, offered.commands)).toMatchObject({ name: 'help' });
  });

  test.each([
    ['app_home_opened', () => openedPayload(by), { runs: 'home' }],
    ['message.im', () => messagePayload(by, 'mine'), { typed: 'mine' }],
  ])('the event %s is heard', async (event, payload, asked) => {
    await open.asker(by.id);
    expect(settings.event_subscriptions.bot_events).toContain(event);
    const letter = asEvent(payload(), open.signingSecret);
    expect((await deliver(settings.event_subscriptions.request_url, letter)).status).toBe(200);
    expect(open.asked).toEqual([expect.objectContaining(asked)]);
  });

  test('a press and a search are answered', async () => {
    open.finds(() => [{ value: 's1', label: 'Tapton School' }]);
    const { interactivity } = settings;
    const pressed = await open.press(by.id, JSON.stringify({ r: 'mine', p: 'press-1' }));
    expect((await deliver(interactivity.request_url, pressed)).status).toBe(200);
    expect(open.asked).toEqual([expect.objectContaining({ runs: 'mine' })]);
    const typed = { by, view: form, blockId: 'school', actionId: 'search schools', words: 'tapton' };
    const found = await deliver(
      interactivity.message_menu_options_url,
      asInteraction(searchPayload({ ...typed, view: { ...form, blocks: [] } }), open.signingSecret),
    );
    expect(found.body).toContain('Tapton School');
  });
});
