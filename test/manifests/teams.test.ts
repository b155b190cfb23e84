import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { faultsInManifest } from '../../manifests/teams/check-package.ts';
import { fillTeamsManifest, installTeamsManifest, readTeamsManifest } from '../../manifests/teams/fill-manifest.ts';
import { offered } from '../../src/features/rooms.ts';
import { placeOf } from '../../src/teams/identify.ts';
import { sourceOf, sourcesOfDoor } from './read-door.ts';

const door = sourcesOfDoor('teams');
const help = sourceOf('features/home/show-help.ts');
const appId = '11111111-2222-3333-4444-555555555555';

const menu = z.object({
  scopes: z.array(z.string()),
  triggers: z.array(z.string()),
  commands: z.array(z.object({ title: z.string(), description: z.string() })),
});
const bot = z.looseObject({
  botId: z.string(),
  scopes: z.array(z.enum(['personal', 'team', 'groupChat'])),
  isNotificationOnly: z.boolean(),
  supportsFiles: z.boolean(),
  supportsTargetedMessages: z.boolean(),
  commandLists: z.array(menu),
});
const shape = z.looseObject({
  id: z.string(),
  version: z.string(),
  name: z.object({ short: z.string(), full: z.string() }),
  description: z.object({ short: z.string(), full: z.string() }),
  permissions: z.array(z.string()),
  bots: z.tuple([bot]),
});

const installed = installTeamsManifest({ appId, host: 'bot.hub.example' });
const manifest = shape.parse(installed);
const { name, description, bots } = manifest;
const [ours] = bots;
const withBot = (wrong: Record<string, unknown>) => ({ ...manifest, bots: [{ ...ours, ...wrong }] });

describe('the Teams manifest as a file', () => {
  test('is what Microsoft’s schema 1.29 asks for, once an installation’s values are in', () => {
    expect(faultsInManifest(installed)).toEqual([]);
  });

  test('carries the commands as they are today (npm run manifests writes them)', () => {
    expect(readTeamsManifest()).toEqual(fillTeamsManifest(offered.commands));
  });

  test.each([
    [
      'a trigger Teams does not know',
      withBot({ commandLists: [{ scopes: ['team'], triggers: ['hash'], commands: [] }] }),
    ],
    ['a name of 31 letters', { ...manifest, name: { short: 'x'.repeat(31) } }],
    [
      'thirteen commands in a menu',
      withBot({ commandLists: [{ scopes: ['team'], commands: Array(13).fill({ title: 'x' }) }] }),
    ],
    ['an id that is none', { ...manifest, id: 'work-groups' }],
    ['a misspelt name', { ...manifest, validDomain: [] }],
  ])('would be refused with %s', (_what, wrong) => {
    expect(faultsInManifest(wrong)).not.toEqual([]);
  });

  test('has a version of three numbers from 1.0.0 on: Teams takes no other', () => {
    expect(manifest.version).toMatch(/^[1-9]\d*\.\d+\.\d+$/);
  });
});

describe('what the manifest says of the bot', () => {
  test('one bot, under the id of the app', () => {
    expect(ours.botId).toBe(manifest.id);
    expect(manifest.id).toBe(appId);
  });

  test('it works in every kind of place that the door knows, each with its own menu', () => {
    const kinds = {
      personal: ['personal', 'personal'],
      team: ['channel', 'channel'],
      groupChat: ['groupChat', 'group'],
    };
    for (const scope of ours.scopes) {
      const [conversationType, kind] = kinds[scope];
      const place = placeOf({
        type: 'message',
        channelId: 'msteams',
        serviceUrl: 'https://smba.trafficmanager.net/uk/',
        from: { id: '29:1' },
        recipient: { id: '28:1' },
        conversation: { id: '19:1', conversationType },
      });
      expect(place.kind).toBe(kind);
    }
    expect(ours.scopes.toSorted()).toEqual(Object.keys(kinds).toSorted());
    expect(ours.commandLists.map(({ scopes }) => scopes)).toEqual(ours.scopes.map((scope) => [scope]));
  });

  test('slash commands are promised where others could read along, since the door answers them to one person alone', () => {
    const isAnswered = /recipient\.isTargeted/.test(door) && /isTargetedActivity=true/.test(door);
    expect(ours.supportsTargetedMessages).toBe(isAnswered);
    for (const { scopes, triggers } of ours.commandLists) {
      expect(triggers).toEqual(scopes.includes('personal') ? ['mention'] : ['mention', 'slash']);
    }
  });

  test('no command begins with a slash or stands twice in a menu', () => {
    for (const { commands } of ours.commandLists) {
      const titles = commands.map(({ title }) => title);
      expect(titles.filter((title) => !/^[a-z]/.test(title))).toEqual([]);
      expect(new Set(titles).size).toBe(titles.length);
    }
  });

  test('it promises nothing that the door does not serve', () => {
    const others = ['staticTabs', 'configurableTabs', 'connectors', 'meetingExtensionDefinition', 'activities'];
    expect(others.filter((part) => part in manifest)).toEqual([]);
    expect('composeExtensions' in manifest).toBe(/\.messageExtensions\./.test(door));
    expect('authorization' in manifest || 'webApplicationInfo' in manifest).toBe(/\.authentication\b/.test(door));
    expect(ours.supportsFiles).toBe(/fileConsent/.test(door));
    expect(ours.isNotificationOnly).toBe(!/app\.activity\(\s*'message'/.test(door));
  });

  test('it asks to know people and to write to them, as the door does', () => {
    expect(manifest.permissions.includes('identity')).toBe(/aadObjectId/.test(door));
    expect(manifest.permissions.includes('messageTeamMembers')).toBe(/createConversationAsync\(/.test(door));
  });
});

describe('what people read of it', () => {
  test('is called as help tells people to mention it', () => {
    expect(help).toContain(`@${name.short} in a channel`);
  });

  test('keeps to the store’s rules for descriptions', () => {
    const { short, full } = description;
    expect(short.length).toBeLessThanOrEqual(80);
    expect(short).not.toMatch(/\bapp\b/i);
    expect(full.split(/\s+/).length).toBeLessThanOrEqual(500);
    expect(full.indexOf('Teams')).toBe(full.indexOf('Microsoft Teams') + 'Microsoft '.length);
    expect(`${name.full} ${short} ${full}`).not.toMatch(/slack|\bMSFT\b|\bMS\b|\bbest\b|\bfree\b/i);
    expect(name.short).not.toMatch(/teams|microsoft|beta|test|dev/i);
  });
});
