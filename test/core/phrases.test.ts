import { describe, expect, test } from 'vitest';
import { readPhrase, tidy } from '../../src/core/phrases.ts';

const commands = [
  { name: 'home', phrase: '', also: ['hello'] },
  { name: 'browse', phrase: 'browse', also: ['find', 'groups'] },
  { name: 'join', phrase: 'join', also: ['sign up'] },
  { name: 'mine', phrase: 'mine', also: ['my groups'] },
  { name: 'school', phrase: 'school', also: ['my school'] },
  { name: 'lapse' },
  { name: 'help', phrase: 'help', also: ['?'] },
];

describe('what somebody types', () => {
  test.each([
    ['browse', 'browse', ''],
    ['Browse Primary', 'browse', 'Primary'],
    ['join ncp17-10a', 'join', 'ncp17-10a'],
    ['sign up ncp17-10a', 'join', 'ncp17-10a'],
    ['my groups', 'mine', ''],
    ['my school tapton', 'school', 'tapton'],
    ['groups', 'browse', ''],
    ['?', 'help', ''],
    ['', 'home', ''],
    ['/workgroups', 'home', ''],
    ['/workgroups browse', 'browse', ''],
    ['workgroups join ncp17', 'join', 'ncp17'],
    ['Work Groups mine', 'mine', ''],
    ['/browse primary', 'browse', 'primary'],
    ['  browse \u00a0 primary\n', 'browse', 'primary'],
    ['\u200Ebrowse\u200F', 'browse', ''],
    ['ＢＲＯＷＳＥ', 'browse', ''],
  ])('“%s” is the command %s with “%s”', (typed, name, words) => {
    expect(readPhrase(typed, commands)).toEqual({ kind: 'command', name, words });
  });

  test.each([
    ['brows', 'browse', ''],
    ['joim ncp17-10a', 'join', 'ncp17-10a'],
    ['hlep me', 'help', 'me'],
    ['minee', 'mine', ''],
    ['jion ncp17-10a', 'join', 'ncp17-10a'],
    ['shcool tapton', 'school', 'tapton'],
  ])('“%s” is nearly %s, and its words are kept: “%s”', (typed, phrase, words) => {
    expect(readPhrase(typed, commands)).toMatchObject({ kind: 'nearest', phrase, words });
  });

  test.each(['moan', 'schedule a visit', 'fractions in sheffield', 'joinery lessons', 'x', 'ab', '🎉', 'lapse'])(
    '“%s” is no command',
    (typed) => {
      expect(readPhrase(typed, commands)).toEqual({ kind: 'unknown', words: typed });
    },
  );

  test('quotes, blanks, direction marks and control signs are made plain, words of any script kept', () => {
    expect(tidy('\u202E‘a’  “b”\t\u0000 שלום')).toBe('\'a\' "b" שלום');
  });
});
