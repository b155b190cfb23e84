import { describe, expect, test } from 'vitest';
import { readActivity } from '../../src/teams/activity.ts';
import { identify } from '../../src/teams/identify.ts';
import { readPress, typedWords, wordsToBot } from '../../src/teams/read-interaction.ts';
import { messageFrom, type Origin, pressFrom } from '../support/teams-activities.ts';
import { appId, tenantId } from '../support/teams-fakes.ts';

const mode = { kind: 'entra', appId, appPassword: 'password', tenantId } as const;
const serviceUrl = 'https://smba.trafficmanager.net/uk/';
const ann: Origin = { user: 'ann' };

function turnOf(sent: object) {
  const activity = readActivity(sent);
  const turn = activity && identify(activity, mode);
  if (!turn) throw new Error('no turn');
  return turn;
}

describe('what is typed', () => {
  test.each([
    ['<at>Work Groups</at>&nbsp;join NCP17-10a', 'join NCP17-10a'],
    ['<at id="0">Work Groups</at> join\n', 'join'],
    ['join <at>Tom Reed</at> please <at>Work Groups</at>', 'join please'],
    ['<p>browse&nbsp;&nbsp;primary</p>', 'browse primary'],
    ['Reading &amp; Writing &lt;5 &gt;3 &quot;x&quot; &#39;y&#39; &#x2019;', 'Reading & Writing <5 >3 "x" \'y\' ’'],
    ['1 < 2 and <b>bold</b>', '1 < 2 and <b>bold</b>'],
    ['&amp;lt;script&amp;gt;', '&lt;script&gt;'],
    ['&bogus; &#0; &#xD800; &#99999999;', '&bogus; &#0; &#xD800; &#99999999;'],
    ['a\u00A0b\tc\r\nd', 'a b c d'],
    ['', ''],
  ])('%s', (text, words) => expect(typedWords(text)).toBe(words));
});

describe('whether it is said to the bot', () => {
  test('in a private chat, always', () => {
    expect(wordsToBot(turnOf(messageFrom(serviceUrl, ann, 'mine')))).toBe('mine');
  });

  test.each(['channel', 'group'] as const)('in a %s, when it is mentioned', (where) => {
    expect(wordsToBot(turnOf(messageFrom(serviceUrl, { ...ann, where }, 'mine')))).toBe('mine');
  });

  test('not when somebody else is mentioned', () => {
    const entities = [{ type: 'mention', text: '<at>Tom</at>', mentioned: { id: '29:tom' } }];
    const more = { text: '<at>Tom</at> join', entities };
    expect(wordsToBot(turnOf(messageFrom(serviceUrl, { ...ann, where: 'channel' }, '', more)))).toBeUndefined();
  });

  test('not when people talk among themselves', () => {
    const more = { text: 'Sorry, I can’t join on Tuesday', entities: undefined };
    expect(wordsToBot(turnOf(messageFrom(serviceUrl, { ...ann, where: 'group' }, '', more)))).toBeUndefined();
  });

  test('when it is a slash command', () => {
    const more = { text: 'mine', entities: [], recipient: { id: `28:${appId}`, isTargeted: true } };
    expect(wordsToBot(turnOf(messageFrom(serviceUrl, { ...ann, where: 'channel' }, '', more)))).toBe('mine');
  });
});

describe('what is pressed', () => {
  const press = (verb: string, data: object) => readPress(turnOf(pressFrom(serviceUrl, ann, verb, data)));
  const form = { for: 'ann', press: 'token', runs: 'log', input: { group: 'g1' } };

  test('a button', () => {
    expect(press('join', { '#button': { press: 'token', input: { group: 'g1' }, version: 3 } })).toEqual({
      kind: 'button',
      wanted: { runs: 'join', input: { group: 'g1' }, press: 'token', version: 3 },
    });
  });

  test('a form, without what was left empty', () => {
    const data = { '#form': form, title: 'Fractions', notes: '', attended: 12, agreed: true, format: '#none' };
    expect(press('#submit', data)).toMatchObject({
      kind: 'form',
      wanted: { runs: 'log', press: 'token', answers: { title: 'Fractions', attended: '12', agreed: 'true' } },
    });
  });

  test('several answers of one field', () => {
    const choices = { phases: { isMany: true } };
    const pressed = press('#submit', { '#form': { ...form, choices }, phases: 'PRIMARY,POST_16', note: 'a,b' });
    expect(pressed).toMatchObject({ wanted: { answers: { phases: ['PRIMARY', 'POST_16'], note: 'a,b' } } });
  });

  test('answers that have commas of their own', () => {
    const choices = {
      years: { isMany: true, values: ['Years 1, 2', 'Year 3', 'Years 4, 5'] },
      place: { isMany: false, values: ['Leeds, LS1', 'York'] },
    };
    const pressed = press('#submit', { '#form': { ...form, choices }, years: '0,2', place: '0' });
    expect(pressed).toMatchObject({
      wanted: { answers: { years: ['Years 1, 2', 'Years 4, 5'], place: 'Leeds, LS1' } },
    });
  });

  test('a search, with what is typed in every box', () => {
    const data = { '#form': { ...form, find: 'school' }, 'school#words': ' park ', 'lead#words': '' };
    expect(press('#find', data)).toMatchObject({
      kind: 'form',
      find: 'school',
      sought: { school: ' park ', lead: '' },
    });
  });

  test('a form of somebody else', () => {
    expect(press('#submit', { '#form': { ...form, for: 'tom' } })).toEqual({ kind: 'not theirs' });
    expect(press('#cancel', { '#cancel': { for: 'tom' } })).toEqual({ kind: 'not theirs' });
  });

  test.each([
    ['an unknown verb of the door', '#unknown', { '#button': { press: 'token' } }],
    ['a button without its data', 'join', {}],
    ['a form without its data', '#submit', { '#form': { runs: 'log' } }],
    ['data of another shape', 'join', { '#button': 'x' }],
    ['a cancel without its data', '#cancel', {}],
    ['no verb', '', {}],
  ])('nothing this door knows: %s', (_name, verb, data) => {
    expect(press(verb, data)).toEqual({ kind: 'unknown' });
  });
});
