import { describe, expect, test } from 'vitest';
import { type Form, refill } from '../../src/core/form.ts';

const options = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
];

const form: Form = {
  title: 'Log the session',
  shortTitle: 'Log',
  intro: 'Who came.',
  minutes: 2,
  submit: 'Log it',
  runs: 'log',
  fields: [
    { id: 'note', label: 'Note', kind: 'long-text', max: 100 },
    { id: 'count', label: 'How many', kind: 'number', min: 0, max: 9 },
    { id: 'one', label: 'One', kind: 'choice', options },
    { id: 'many', label: 'Many', kind: 'choices', options },
    { id: 'school', label: 'School', kind: 'search', source: 'schools', value: { value: 's1', label: 'Tapton' } },
    { id: 'other', label: 'Other', kind: 'search', source: 'schools' },
  ],
};

const valuesOf = (filled: Form) => Object.fromEntries(filled.fields.map((field) => [field.id, field.value]));

describe('a form shown again', () => {
  test('keeps what was typed, also where it is wrong, and says what is', () => {
    const answers = { note: 'x'.repeat(101), count: 'many', one: 'b', many: ['a', 'b'], school: 's1', other: 's2' };
    const again = refill(form, answers, { errors: { note: 'Too long.' }, problem: 'Not saved.' });
    expect(valuesOf(again)).toEqual({
      ...answers,
      school: { value: 's1', label: 'Tapton' },
      other: { value: 's2', label: 's2' },
    });
    expect(again).toMatchObject({ errors: { note: 'Too long.' }, problem: 'Not saved.' });
  });

  test('keeps empty what was emptied: platforms send no empty fields', () => {
    const filled = refill(form, { note: 'typed before' }, {});
    expect(valuesOf(refill(filled, {}, {}))).toMatchObject({ note: undefined });
  });

  test('takes one tick for a list of one, and the first answer where one is wanted', () => {
    expect(valuesOf(refill(form, { many: 'a', note: ['first', 'second'] }, {}))).toMatchObject({
      many: ['a'],
      note: 'first',
    });
  });

  test('does not tick what can no longer be chosen', () => {
    expect(valuesOf(refill(form, { one: 'z', many: ['z', 'b'] }, {}))).toMatchObject({ one: undefined, many: ['b'] });
  });
});
