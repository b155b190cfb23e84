import { describe, expect, test } from 'vitest';
import { readActivity } from '../../src/teams/activity.ts';
import type { TeamsMode } from '../../src/teams/adapter.ts';
import { identify, isTrusted, readAddress } from '../../src/teams/identify.ts';
import { activityFrom, type Origin } from '../support/teams-activities.ts';
import { appId, botId, tenantId } from '../support/teams-fakes.ts';

const entra: TeamsMode = { kind: 'entra', appId, appPassword: 'password', tenantId };
const serviceUrl = 'https://smba.trafficmanager.net/uk/';

function seen(origin: Origin, more: object = {}, mode = entra) {
  const activity = readActivity(activityFrom(serviceUrl, origin, more));
  if (!activity) throw new Error('no activity');
  return identify(activity, mode);
}

describe('who', () => {
  test('is known by tenant and Entra id, with the name Teams shows', () => {
    expect(seen({ user: 'ann', name: 'Ann Archer' })?.account).toMatchObject({
      platform: 'teams',
      tenant: tenantId,
      user: 'ann',
      name: 'Ann Archer',
    });
  });

  test('is nobody without an Entra account', () => {
    expect(seen({ user: 'ann' }, { from: { id: '29:skype-guest' } })).toBeUndefined();
  });

  test('has the tenant of the message where the conversation names none', () => {
    const conversation = { id: 'a:ann', conversationType: 'personal' };
    expect(seen({ user: 'ann' }, { conversation })?.account.tenant).toBe(tenantId);
  });
});

describe('where', () => {
  test('a private chat belongs to no team', () => {
    expect(seen({ user: 'ann' })?.place).toEqual({ kind: 'personal', workspace: '', conversation: 'a:ann' });
  });

  test('a channel belongs to its team, and a thread in it is the same place', () => {
    expect(seen({ user: 'ann', where: 'channel' })).toMatchObject({
      place: {
        kind: 'channel',
        workspace: '00000000-0000-4000-8000-000000000031',
        conversation: '19:channel@thread.tacv2',
      },
      spot: { conversation: '19:channel@thread.tacv2;messageid=1700000000000' },
    });
  });

  test('a team without a group id is known by its own', () => {
    const team = { id: '19:team@thread.tacv2' };
    const channelData = { tenant: { id: tenantId }, team };
    expect(seen({ user: 'ann', where: 'channel' }, { channelData })?.place.workspace).toBe('19:team@thread.tacv2');
  });

  test('a group chat is shared', () => {
    expect(seen({ user: 'ann', where: 'group' })?.place.kind).toBe('group');
  });

  test('what does not say that it is private is taken for shared', () => {
    expect(seen({ user: 'ann' }, { conversation: { id: '19:new-kind', tenantId } })?.place.kind).toBe('group');
  });
});

describe('the address kept for later', () => {
  const known = { serviceUrl, tenant: tenantId, user: '29:ann', bot: botId };

  test('has the chat when it was said in private', () => {
    expect(seen({ user: 'ann' })?.account.address).toEqual({ ...known, conversation: 'a:ann' });
  });

  test('never has a shared conversation: a reminder would be read by all', () => {
    expect(seen({ user: 'ann', where: 'channel' })?.account.address).toEqual(known);
  });

  test('is read again as it was written, and nothing else is', () => {
    expect(readAddress(known)).toEqual(known);
    expect(readAddress({ channel: 'D1' })).toBeUndefined();
  });
});

describe('the bot’s token goes only to Teams', () => {
  test.each([
    'https://smba.trafficmanager.net/uk/',
    'https://smba.trafficmanager.net/emea/tenant/',
    'https://smba.infra.gcc.teams.microsoft.com/teams',
    'https://smba.infra.gov.teams.microsoft.us/gcch/',
    'https://smba.infra.dod.teams.microsoft.us/dod/',
    'https://europe.botframework.com/',
  ])('%s', (address) => expect(isTrusted(address, false)).toBe(true));

  test.each([
    'http://smba.trafficmanager.net/uk/',
    'https://smba.trafficmanager.net.attacker.example/',
    'https://smba.trafficmanager.net@attacker.example/',
    'https://name:word@smba.trafficmanager.net/',
    'https://attackerbotframework.com/',
    'https://attacker.example/?smba.trafficmanager.net',
    'http://127.0.0.1:3978/',
    'http://localhost/',
    'ftp://smba.trafficmanager.net/',
    'file:///etc/passwd',
    'nonsense',
    '',
  ])('not to %s', (address) => expect(isTrusted(address, false)).toBe(false));

  test('and to this machine only where it plays Teams', () => {
    expect(isTrusted('http://127.0.0.1:56150/_connector', true)).toBe(true);
    expect(isTrusted('http://localhost:56150/_connector', true)).toBe(true);
    expect(isTrusted('http://10.0.0.5:56150/', true)).toBe(false);
  });
});
