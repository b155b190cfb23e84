import { describe, expect, test } from 'vitest';
import type { Field, Form, Option } from '../../src/core/form.ts';
import { renderForm } from '../../src/slack/render-form.ts';
import { logSession, now } from '../support/slack-door.ts';
import { refusedBySlack } from '../support/slack-limits.ts';
import { blocksOf, readBlocks } from '../support/slack-screen.ts';

const drawing = { now, press: () => 'token' };
const draw = (form: Form) => renderForm(form, drawing, { user: 'U0AMIRA', press: 'token' });
const withFields = (...fields: Field[]): Form => ({ ...logSession, fields });
const inputs = (form: Form) => blocksOf(draw(form).blocks).filter((block) => block.type === 'input');
const element = (field: Field) => inputs(withFields(field))[0]?.element;
const options = (count: number): Option[] =>
  Array.from({ length: count }, (_, index) => ({ value: `v${index}`, label: `Option ${index}` }));
const field = { id: 'f', label: 'Field' };

describe('a form', () => {
  test('says what it is for, how long it takes and which step it is', () => {
    const { blocks, title, submit } = draw({ ...logSession, title: 'Log session 3 of NCP17', step: [1, 3] });
    expect(readBlocks(blocksOf(blocks))).toContain(
      'Log session 3 of NCP17\nStep 1 of 3\nTell the hub how the session went. Takes 2 minutes.',
    );
    expect([title.text, submit?.text]).toEqual(['Log session 3', 'Log session']);
  });

  test('shows what it is about between its purpose and its fields', () => {
    const drawn = readBlocks(
      blocksOf(draw({ ...logSession, about: [{ kind: 'text', text: 'Session 3, online' }] }).blocks),
    );
    expect(drawn.indexOf('Session 3, online')).toBeGreaterThan(drawn.indexOf('Takes 2 minutes.'));
    expect(drawn.indexOf('Session 3, online')).toBeLessThan(drawn.indexOf('Date'));
  });

  test('says what is wrong with the whole first, and with a field right above it', () => {
    const drawn = readBlocks(
      blocksOf(draw({ ...logSession, problem: 'Logged already.', errors: { notes: 'Too short.' } }).blocks),
    );
    expect(drawn.startsWith('⚠ Logged already.')).toBe(true);
    expect(drawn).toContain('⚠ Too short.\nWhat you did');
  });

  test('carries ids only, and refuses to carry more than Slack keeps', () => {
    expect(JSON.parse(draw({ ...logSession, draft: 'd1' }).private_metadata ?? '')).toEqual({
      r: 'log-session',
      i: { session: 's3' },
      d: 'd1',
      p: 'token',
      u: 'U0AMIRA',
    });
    expect(() => draw({ ...logSession, input: { words: 'w'.repeat(3000) } })).toThrow('carries too much');
  });
});

describe('a field', () => {
  test.each<[Field, string, Record<string, unknown>]>([
    [
      { ...field, kind: 'text', max: 80, value: 'Ann' },
      'plain_text_input',
      { multiline: false, max_length: 80, initial_value: 'Ann' },
    ],
    [{ ...field, kind: 'long-text', max: 9000 }, 'plain_text_input', { multiline: true, max_length: 3000 }],
    [
      { ...field, kind: 'number', min: 0, max: 30, value: '12' },
      'number_input',
      { min_value: '0', max_value: '30', initial_value: '12' },
    ],
    [{ ...field, kind: 'date', value: '2026-10-15' }, 'datepicker', { initial_date: '2026-10-15' }],
    [{ ...field, kind: 'time', value: '16:00' }, 'timepicker', { initial_time: '16:00' }],
    [
      { ...field, kind: 'choice', options: options(10), value: 'v3' },
      'radio_buttons',
      { initial_option: { value: 'v3' } },
    ],
    [
      { ...field, kind: 'choice', options: options(11), value: 'v3' },
      'static_select',
      { initial_option: { value: 'v3' } },
    ],
    [
      { ...field, kind: 'choices', options: options(10), value: ['v1', 'v2'] },
      'checkboxes',
      { initial_options: [{ value: 'v1' }, { value: 'v2' }] },
    ],
    [{ ...field, kind: 'choices', options: options(11) }, 'multi_static_select', {}],
    [
      { ...field, kind: 'search', source: 'schools', value: { value: 'u1', label: 'St Mary’s' } },
      'external_select',
      { min_query_length: 2, initial_option: { value: 'u1' } },
    ],
  ])('%o is a %s', (one, type, expected) => {
    expect(element(one)).toMatchObject({ type, ...expected });
    expect(refusedBySlack(draw(withFields(one)), 'modal')).toEqual([]);
  });

  test.each<Field>([
    { ...field, kind: 'number', min: 0, max: 30, value: 'many' },
    { ...field, kind: 'number', min: 0, max: 30, value: '99' },
    { ...field, kind: 'date', value: '15/10/2026' },
    { ...field, kind: 'time', value: '4pm' },
    { ...field, kind: 'choice', options: options(3), value: 'gone' },
    { ...field, kind: 'choices', options: options(3), value: ['gone'] },
  ])('what Slack cannot show as a first value of %o is left out', (one) => {
    expect(Object.keys(Object(element(one))).filter((key) => key.startsWith('initial'))).toEqual([]);
  });

  test('is named by its id, is optional only when it may be, and says its help', () => {
    const [first, second] = inputs(
      withFields({ ...field, kind: 'date', optional: true, help: 'In term.' }, { ...field, id: 'g', kind: 'date' }),
    );
    expect(first).toMatchObject({ block_id: 'f', optional: true, hint: { text: 'In term.' } });
    expect(second).toMatchObject({ block_id: 'g', optional: false });
  });

  test('with long labels and more than a hundred options is cut to what Slack takes', () => {
    const many = options(150).map((option) => ({ ...option, label: 'L'.repeat(200), detail: 'D'.repeat(200) }));
    const form = withFields({
      ...field,
      label: 'Q'.repeat(3000),
      help: 'H'.repeat(3000),
      kind: 'choice',
      options: many,
    });
    expect(refusedBySlack(draw({ ...form, shortTitle: 'T'.repeat(60), submit: 'S'.repeat(60) }), 'modal')).toEqual([]);
  });

  test('with nothing to choose from says so in place of an empty list', () => {
    const drawn = draw(withFields({ ...field, kind: 'choice', options: [] }));
    expect(readBlocks(blocksOf(drawn.blocks))).toContain('Field: nothing to choose from yet.');
    expect(refusedBySlack(drawn, 'modal')).toEqual([]);
  });

  test('of another form never inherits what was typed in this one', () => {
    const here = inputs(logSession)[0]?.element?.action_id;
    const there = blocksOf(renderForm(logSession, drawing, { user: 'U0AMIRA', press: 'other' }).blocks).find(
      (block) => block.type === 'input',
    );
    expect(there?.element?.action_id).not.toBe(here);
  });
});
