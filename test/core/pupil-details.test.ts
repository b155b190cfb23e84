import { describe, expect, test } from 'vitest';
import { markOf, pupilDetailsIn } from '../../src/core/pupil-details.ts';

describe('a text that looks as if it told something of a pupil', () => {
  test.each([
    ['a pupil’s number', 'We looked at A123456789012 together.', /pupil’s number/],
    ['a date of birth', 'She was born 3/4/2017.', /date of birth/],
    ['a name beside a year', 'Great work by Ellie in Year 4 on fractions.', /pupil’s name/],
    ['a name behind a year', 'We used Year 4’s Ellie as an example.', /pupil’s name/],
    ['a pupil who is named', 'The pupil called Jayden used the bar model.', /pupil’s name/],
    ['a need beside a name', 'The EHCP of Ellie says more time.', /something private/],
    ['a worry beside a name', 'There is a safeguarding worry about Ellie.', /your school’s safeguarding route/],
  ])('%s is asked about', (_what, text, words) => {
    expect(pupilDetailsIn(text)).toMatch(words);
    expect(pupilDetailsIn(text)).toContain('save again to keep it');
  });

  test.each([
    'We compared bar models for fractions and planned a lesson each.',
    'Year 4 pupils found equal parts hard; Year 5 less so.',
    'Next time on Tuesday 12 January we look at White Rose materials.',
    'Half of the pupils with SEND used the counters.',
    'Amira Okafor showed the Year 6 teachers her sequence.',
    'The Year 4 teachers tried the task in the Autumn Term.',
    '',
  ])('ordinary words are not: %s', (text) => {
    expect(pupilDetailsIn(text)).toBeUndefined();
  });

  test('is known again by its mark, and another text is not', () => {
    expect(markOf('one text')).toBe(markOf('one text'));
    expect(markOf('one text')).not.toBe(markOf('another text'));
  });
});
