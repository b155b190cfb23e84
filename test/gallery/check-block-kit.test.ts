import { describe, expect, test } from 'vitest';
import type { Surface } from '../support/slack-limits.ts';
import { refusedBySlack } from '../support/slack-limits.ts';
import { blockKitSchema } from './block-kit-schema.ts';
import { againstSchema, checkBlockKit } from './check-block-kit.ts';
import { readLimits } from './read-limits.ts';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
const said = (text: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});
const button = (more: Record<string, unknown> = {}) => ({
  type: 'button',
  action_id: 'run.0',
  text: plain('Join this group'),
  value: '{}',
  ...more,
});
const row = (...elements: unknown[]) => ({ type: 'actions', elements });
const option = (value: string, more: Record<string, unknown> = {}) => ({ text: plain(value), value, ...more });
const field = (element: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  type: 'input',
  block_id: 'role',
  label: plain('Your role'),
  optional: false,
  element: { action_id: 'answer', ...element },
  ...more,
});
const typed = { type: 'plain_text_input', max_length: 80 };
const radio = (options: unknown[], more: Record<string, unknown> = {}) => ({ type: 'radio_buttons', options, ...more });
const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));

const message = (...blocks: unknown[]) => ({ text: 'Work Groups', blocks });
const modal = (blocks: unknown[], more: Record<string, unknown> = {}) => ({
  type: 'modal',
  callback_id: 'form',
  title: plain('Your school'),
  submit: plain('Save'),
  blocks,
  ...more,
});
const home = (...blocks: unknown[]) => ({ type: 'home', callback_id: 'home', blocks });

describe('what Slack takes', () => {
  test.each<[Surface, unknown]>([
    ['message', message({ type: 'header', text: plain('Work Groups') }, said('Hello'), row(button()))],
    ['home', home(said('Hello'))],
    ['modal', modal([said('What for'), field(typed), field(radio([option('yes')]), { block_id: 'head' })])],
  ])('passes as a %s', (on, drawn) => {
    expect(checkBlockKit(drawn, on)).toEqual([]);
  });
});

/** Each with the words of the fault that must be found. */
const byTypesAndLimits: [string, Surface, unknown, RegExp][] = [
  ['101 blocks at home', 'home', home(...many(101, () => said('x'))), /blocks: must NOT have more than 100/],
  ['a header of 151', 'message', message({ type: 'header', text: plain('x'.repeat(151)) }), /0\/text\/text: .* 150/],
  ['an empty text', 'message', message({ type: 'header', text: plain('') }), /fewer than 1/],
  ['a label of 76', 'message', message(row(button({ text: plain('x'.repeat(76)) }))), /text\/text: .* 75/],
  ['a value of 2,001', 'message', message(row(button({ value: 'x'.repeat(2001) }))), /value: .* 2000/],
  ['a link of 3,001', 'message', message(row(button({ url: `https://${'x'.repeat(2993)}` }))), /url: .* 3000/],
  ['a spoken label of 76', 'message', message(row(button({ accessibility_label: 'x'.repeat(76) }))), /75/],
  ['an action id of 256', 'message', message(row(button({ action_id: 'x'.repeat(256) }))), /action_id: .* 255/],
  ['26 buttons in a row', 'message', message(row(...many(26, (index) => button({ action_id: `${index}` })))), /25/],
  ['a colour of our own', 'message', message(row(button({ style: 'loud' }))), /style: must be equal to one of/],
  ['a button without words', 'message', message(row({ type: 'button', action_id: 'a' })), /required property 'text'/],
  ['a kind of block nobody knows', 'message', message({ type: 'facts' }), /0\/type: must be equal to one of/],
  ['a kind of element nobody knows', 'home', home(row({ type: 'knob' })), /elements\/0\/type: must be equal/],
  ['a property nobody knows', 'home', home({ ...said('x'), colour: 'red' }), /additional properties.*colour/],
  ['a picture that nobody can hear', 'home', home({ type: 'image', image_url: 'https://x.example' }), /'alt_text'/],
  ['a title of 25', 'modal', modal([said('x')], { title: plain('x'.repeat(25)) }), /title\/text: .* 24/],
  ['a submit of 25', 'modal', modal([said('x')], { submit: plain('x'.repeat(25)) }), /submit\/text: .* 24/],
  ['3,001 carried unseen', 'modal', modal([], { private_metadata: 'x'.repeat(3001) }), /private_metadata: .* 3000/],
  ['a modal without title', 'modal', { type: 'modal', blocks: [] }, /required property 'title'/],
  ['101 blocks in a modal', 'modal', modal(many(101, () => said('x'))), /blocks: must NOT have more than 100/],
  ['an option of 76', 'modal', modal([field(radio([option('x'.repeat(76))]))]), /options\/0\/value: .* 75/],
  ['11 ticks', 'modal', modal([field(radio(many(11, (index) => option(`${index}`))))]), /options: .* 10/],
  ['a hint of 2,001', 'modal', modal([field(typed, { hint: plain('x'.repeat(2001)) })]), /hint\/text: .* 2000/],
  ['words typed in markup', 'modal', modal([field(typed, { label: { type: 'mrkdwn', text: 'x' } })]), /label\/type/],
  [
    'a number as its own value',
    'modal',
    modal([field({ ...typed, initial_value: 7 })]),
    /initial_value: must be string/,
  ],
];

const byRules: [string, Surface, unknown, RegExp][] = [
  ['a message without plain text', 'message', { text: '', blocks: [said('x')] }, /^text: /],
  ['a message of 51 blocks', 'message', message(...many(51, () => said('x'))), /^blocks: .*50/],
  ['a field in a message', 'message', message(field(typed)), /^blocks\.0/],
  ['a field at home', 'home', home(field(typed)), /^blocks\.0/],
  ['a field without a way to hand it in', 'modal', modal([field(typed)], { submit: undefined }), /without a submit/],
  ['two blocks of one name', 'modal', modal([field(typed), field(typed)]), /two blocks are called role/],
  ['two buttons of one name', 'message', message(row(button(), button())), /two buttons are called run\.0/],
  [
    'a beginning that is no option',
    'modal',
    modal([field(radio([option('yes')], { initial_option: option('no') }))]),
    /begins with no option of its own/,
  ],
  ['no option at all', 'modal', modal([field(radio([]))]), /options/],
  [
    'a date as people say it',
    'modal',
    modal([field({ type: 'datepicker', initial_date: '12/03/2027' })]),
    /initial_date/,
  ],
  ['a link without TLS', 'message', message(row(button({ url: 'http://x.example' }))), /url/],
  ['blanks for words', 'message', message({ type: 'header', text: plain(' ') }), /text/],
  ['an empty paragraph', 'message', message({ type: 'rich_text', elements: [] }), /elements/],
];

describe('what Slack refuses', () => {
  test.each(byTypesAndLimits)('%s (by its types and their documentation)', (_what, on, drawn, fault) => {
    expect(againstSchema(drawn, on).join('\n')).toMatch(fault);
  });

  test.each(byRules)('%s (by a rule)', (_what, on, drawn, fault) => {
    const faults = refusedBySlack(drawn, on);
    expect(
      faults.some((one) => fault.test(one)),
      faults.join('\n'),
    ).toBe(true);
  });
});

describe('the limits in Slack’s documentation', () => {
  test.each([
    ['Maximum length for this field is 255 characters.', [{ of: 'characters', most: 255 }]],
    ['with a\nmaximum length of 24 characters.', [{ of: 'characters', most: 24 }]],
    ['Limit 12,000 characters max.', [{ of: 'characters', most: 12000 }]],
    ['The minimum length is 1 and maximum length is 3000 characters.', [{ of: 'characters', most: 3000, least: 1 }]],
    ['Max of 100 blocks.', [{ of: 'items', most: 100 }]],
    ['A maximum of 10 options are allowed.', [{ of: 'items', most: 10 }]],
    [
      'Maximum number of items is 10. Maximum length for the text in each item is 2000 characters.',
      [
        { of: 'items', most: 10 },
        { of: 'characters of each item', most: 2000 },
      ],
    ],
    ['Specifies the maximum number of items that can be selected. Minimum number is 1.', []],
  ])('“%s”', (sentence, limits) => {
    expect(readLimits(sentence)).toEqual(limits);
  });

  test('are many in the schema', () => {
    const words = JSON.stringify(blockKitSchema());
    expect(words.match(/"(maxLength|maxItems|minLength)":/g)?.length).toBeGreaterThan(120);
  });
});
