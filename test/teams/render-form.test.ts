import { describe, expect, test } from 'vitest';
import type { Form } from '../../src/core/form.ts';
import type { Found } from '../../src/teams/render-field.ts';
import { renderForm } from '../../src/teams/render-form.ts';
import { checkCard } from '../support/check-card.ts';
import { everyField, now, schoolForm, schools } from '../support/teams-samples.ts';
import { fillIn, findVerb, inputsOf, seeCard } from '../support/teams-screen.ts';

const drawing = { now, press: () => 'token' };

function draw(form: Form, found: Record<string, Found> = {}) {
  const card = renderForm(form, drawing, { user: 'ann', found });
  expect(checkCard(card)).toEqual([]);
  return { card, seen: seeCard(card, undefined, true) };
}

const fieldsOf = (form: Form, found?: Record<string, Found>) => draw(form, found).seen.form?.fields;

test('a form says what it is for, how long it takes and where one is', () => {
  expect(draw(everyField).seen.text.split('\n').slice(0, 4)).toEqual([
    'Log session 3',
    'Step 1 of 3',
    'Tell the hub what happened. Takes 2 minutes.',
    'NCP17-10a: Mathematical Thinking',
  ]);
});

test('every kind of field is asked, with what is known already', () => {
  expect(fieldsOf(everyField)).toEqual([
    { id: 'title', label: 'What was it about?', optional: false },
    { id: 'notes', label: 'What will you try next?', optional: true },
    { id: 'attended', label: 'How many came?', optional: false },
    { id: 'day', label: 'When was it?', optional: false, value: '2026-11-20' },
    { id: 'from', label: 'When did it begin?', optional: true },
    { id: 'format', label: 'How did you meet?', optional: false, options: ['In a room', 'Online'] },
    {
      id: 'phases',
      label: 'Which phases?',
      optional: false,
      options: ['early_years', 'primary', 'secondary', 'post_16', 'other'].map((one) => one.replace('_', 'ˍ')),
      value: ['primary'],
    },
  ]);
});

test('the client asks for what is missing before it sends anything', () => {
  const inputs = inputsOf(draw(everyField).card);
  expect(inputs.find((input) => input.id === 'attended')).toMatchObject({
    isRequired: true,
    min: 0,
    max: 40,
    errorMessage: 'Use a number from 0 to 40.',
  });
  expect(inputs.find((input) => input.id === 'notes')).not.toHaveProperty('isRequired');
});

test('what is wrong stands first, and at its field, with what was typed', () => {
  const form: Form = {
    ...everyField,
    problem: 'The hub’s dates have changed.',
    errors: { title: 'Use another title.' },
    fields: everyField.fields.map((field) =>
      field.id === 'title' ? { ...field, kind: 'text', max: 80, value: 'Fractions' } : field,
    ),
  };
  const { seen } = draw(form);
  expect(seen.text.split('\n')[1]).toBe('⚠ The hub’s dates have changed.');
  expect(seen.form?.fields[0]).toMatchObject({ value: 'Fractions', error: 'Use another title.' });
});

test('what a form carries is bound to the person it was drawn for', () => {
  const { card } = draw({ ...everyField, draft: 'draft-1' });
  expect(findVerb(card, '#submit')?.data).toEqual({
    '#form': {
      for: 'ann',
      press: 'token',
      runs: 'log',
      input: { group: 'g1' },
      draft: 'draft-1',
      choices: { phases: { isMany: true } },
    },
  });
  expect(findVerb(card, '#cancel')).toMatchObject({ title: 'Cancel', data: { '#cancel': { for: 'ann' } } });
});

test('Cancel works on a form that is half filled in', () => {
  expect(JSON.stringify(draw(everyField).card)).toMatch(/"verb":"#cancel"[^}]*\}\}?,"associatedInputs":"none"/);
});

describe('choices', () => {
  const choosing = (options: string[], more: object = {}): Form => ({
    ...everyField,
    fields: [
      { id: 'one', label: 'One', kind: 'choice', options: options.map((value) => ({ value, label: value })), ...more },
      {
        id: 'many',
        label: 'Many',
        kind: 'choices',
        options: options.map((value) => ({ value, label: value })),
        value: options.slice(1),
      },
    ],
  });
  const styles = (form: Form) => inputsOf(draw(form).card).map((input) => input.style);

  test('up to four are seen at once, more are a list', () => {
    expect(styles(choosing(['a', 'b', 'c', 'd']))).toEqual(['expanded', 'expanded']);
    expect(styles(choosing(['a', 'b', 'c', 'd', 'e']))).toEqual(['compact', 'compact']);
  });

  test('values with commas are numbered, because Teams joins answers with commas', () => {
    const { card, seen } = draw(choosing(['Years 1, 2', 'Year 3', 'Years 4, 5'], { value: 'Year 3' }));
    expect(fillIn(card, {})).toEqual({ one: '1', many: '1,2' });
    expect(seen.form?.fields.map((field) => field.value)).toEqual(['Year 3', ['Year 3', 'Years 4, 5']]);
    expect(findVerb(card, '#submit')?.data).toMatchObject({
      '#form': {
        choices: { one: { isMany: false, values: ['Years 1, 2', 'Year 3', 'Years 4, 5'] }, many: { isMany: true } },
      },
    });
  });

  test('an answer that may be left out can be taken back', () => {
    const optional = { ...choosing(['a', 'b']), fields: choosing(['a', 'b'], { optional: true }).fields.slice(0, 1) };
    expect(inputsOf(draw(optional).card)[0]?.choices?.at(-1)).toEqual({ title: 'No answer', value: '#none' });
  });

  test('nothing to choose from is said, not drawn', () => {
    expect(draw(choosing([])).seen.text).toContain('One: nothing to choose from yet.');
  });
});

describe('a search', () => {
  test('begins with a box and a button that says what it finds', () => {
    const { card, seen } = draw(schoolForm);
    expect(seen.form?.fields[0]).toEqual({ id: 'school', label: 'Your school', optional: false, options: [] });
    expect(findVerb(card, '#find', 'school')).toMatchObject({ title: 'Find', tooltip: 'Find: Your school' });
  });

  test('offers what was found, two of one name told apart', () => {
    const found = { school: { words: 'park', options: schools.slice(0, 2) } };
    expect(fieldsOf(schoolForm, found)?.[0]?.options).toEqual([
      'Park School (Camden, 100001)',
      'Park School (Barnet, 100002)',
    ]);
  });

  test('keeps what was chosen before among the answers', () => {
    const form: Form = {
      ...schoolForm,
      fields: [
        {
          id: 'school',
          label: 'Your school',
          kind: 'search',
          source: 'schools',
          value: { value: 's9', label: 'Old School' },
        },
      ],
    };
    expect(fieldsOf(form)?.[0]).toMatchObject({ options: ['Old School'], value: 'Old School' });
    const found = { school: { words: 'park', options: schools.slice(0, 1) } };
    expect(fieldsOf(form, found)?.[0]?.options).toEqual(['Old School', 'Park School (Camden, 100001)']);
  });

  test('says when nothing was found, and when nothing was typed', () => {
    expect(draw(schoolForm, { school: { words: 'zzz', options: [] } }).seen.text).toContain(
      '⚠ Nothing found for “zzz”. Try fewer or other words.',
    );
    expect(draw(schoolForm, { school: { words: '', options: [] } }).seen.text).toContain(
      'Type a part of the name first, then press Find.',
    );
  });

  test('lets one search before the rest is filled in: nothing is checked by the client', () => {
    const found = { school: { words: 'park', options: schools } };
    expect(JSON.stringify(draw(schoolForm, found).card)).not.toContain('isRequired');
  });

  test('twenty answers of long names still make a card that Teams takes', () => {
    const options = Array.from({ length: 20 }, (_, index) => ({
      value: `00000000-0000-4000-8000-0000000000${index + 10}`,
      label: `The Very Reverend Somebody’s Church of England Voluntary Aided Primary School ${index}`,
      detail: 'Kensington and Chelsea, SW10 0ZZ, 123456',
    }));
    draw(schoolForm, { school: { words: 'church', options } });
  });
});

test('a label or a name full of markup is only words', () => {
  const name = '<at>Tom</at> *x*';
  const option = { value: 'v', label: name };
  const form: Form = {
    ...everyField,
    title: name,
    intro: name,
    fields: [
      { id: 'a', label: name, help: name, kind: 'text', max: 10, value: name },
      { id: 'b', label: name, kind: 'choice', options: [option] },
    ],
    errors: { a: name },
  };
  expect(fieldsOf(form)).toMatchObject([
    { label: name, error: name, value: '<at>Tom</…' },
    { label: name, options: ['<at>Tom</at> ∗x∗'] },
  ]);
});
