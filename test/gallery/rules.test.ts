import { expect, test } from 'vitest';
import type { Form } from '../../src/core/form.ts';
import { type Action, text, type View } from '../../src/core/view.ts';
import { againstVoice } from './rules.ts';
import type { Scene } from './stage.ts';

const shows = (outcome: Scene['outcome']): string =>
  againstVoice({ name: 'one', now: new Date('2026-11-16T10:30:00Z'), outcome, on: 'message', refusals: [] }).join();

const view = (more: Partial<View>): Scene['outcome'] => ({
  kind: 'reply',
  audience: 'actor',
  view: { title: 'You have a place', blocks: [text('Tapton Juniors is in.')], ...more },
});
const buttons = (...actions: Action[]) => view({ blocks: [{ kind: 'actions', actions }] });
const show = { label: 'Show', runs: 'show' };
const form: Form = {
  title: 'Join?',
  shortTitle: 'Join',
  intro: 'For a place.',
  minutes: 1,
  submit: 'Join',
  runs: 'join',
  fields: [],
};
const field = (id: number) => ({ id: `${id}`, label: 'One', kind: 'text' as const, max: 10 });
const ask = (more: Partial<Form>): Scene['outcome'] => ({ kind: 'ask', form: { ...form, ...more } });

test('a view and a form that keep to the voice pass', () => {
  expect(shows(view({}))).toBe('');
  expect(shows(ask({ fields: [1, 2].map(field) }))).toBe('');
  expect(shows(buttons({ ...show, spoken: 'Show Fractions' }, { ...show, spoken: 'Show Number sense' }))).toBe('');
  expect(shows(buttons({ label: 'South Yorkshire Maths Hub', runs: 'choose-hub' }))).toBe('');
});

test.each<[string, Scene['outcome'], RegExp]>([
  ['a title of 41', view({ title: 'x'.repeat(41) }), /41 characters/],
  ['a title of a form for Slack of 25', ask({ shortTitle: 'x'.repeat(25) }), /too long for Slack/],
  ['a button of 21', buttons({ label: 'x'.repeat(21), runs: 'show' }), /21 characters/],
  ['a submit of 21', ask({ submit: 'x'.repeat(21) }), /21 characters/],
  ['two buttons that sound alike', buttons(show, show), /two buttons are spoken/],
  ['two main buttons', buttons({ ...show, tone: 'main' }, { label: 'Join', runs: 'join', tone: 'main' }), /2 main/],
  ['eight fields', ask({ fields: [1, 2, 3, 4, 5, 6, 7, 8].map(field) }), /seven/],
  ['silence', view({ title: '', blocks: [] }), /nothing is said/],
  ['an exclamation', view({ blocks: [text('Saved!')] }), /do not use/],
  ['a word of officials', { kind: 'refuse', code: 'x', message: 'That date is invalid.' }, /do not use/],
])('%s does not', (_what, outcome, fault) => {
  expect(shows(outcome)).toMatch(fault);
});
