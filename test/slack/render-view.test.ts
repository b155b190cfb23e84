import { describe, expect, test } from 'vitest';
import type { Block, Item, View } from '../../src/core/view.ts';
import { renderHome, renderMessage, renderModal } from '../../src/slack/render-view.ts';
import { now } from '../support/slack-door.ts';
import { refusedBySlack } from '../support/slack-limits.ts';
import { blocksOf, buttonsOf, labelOf, readBlocks } from '../support/slack-screen.ts';

let tokens = 0;
const drawing = {
  now,
  press: () => {
    tokens += 1;
    return `token-${tokens}`;
  },
};
const message = (...blocks: Block[]) => renderMessage({ title: 'Work Groups near you', blocks }, drawing);
const read = (blocks: unknown) => readBlocks(blocksOf(blocks));
const labels = (blocks: unknown) => buttonsOf(blocksOf(blocks)).map(labelOf);
const items = (count: number, more: Partial<Item> = {}): Item[] =>
  Array.from({ length: count }, (_, index) => ({ title: `Group ${index}`, detail: 'Bolton, 2 places left', ...more }));

const everything: Block[] = [
  {
    kind: 'text',
    text: [
      'Meets on ',
      { day: '2026-10-15' },
      ', led by ',
      { strong: 'Jo Field' },
      '. ',
      { link: 'https://example.org/g1', label: 'The page' },
    ],
  },
  { kind: 'notice', tone: 'success', text: 'You have a place.' },
  { kind: 'notice', tone: 'warning', text: 'One place is left.' },
  {
    kind: 'facts',
    facts: [
      { label: 'When', value: { moment: '2026-10-15T15:00:00Z', until: '2026-10-15T17:00:00Z' } },
      { label: 'Where', value: 'Online' },
    ],
  },
  {
    kind: 'items',
    heading: 'Groups',
    items: items(2, { actions: [{ label: 'Show', spoken: 'Show the group', runs: 'show' }] }),
    whenEmpty: 'None yet.',
    more: { label: 'See all', runs: 'browse' },
  },
  { kind: 'picture', url: 'https://example.org/p.png', alt: 'Three bars' },
  {
    kind: 'actions',
    actions: [
      { label: 'Join', runs: 'join', tone: 'main' },
      { label: 'Leave', runs: 'leave', tone: 'danger', confirm: 'Leave this group?' },
      { label: 'Open', opens: 'https://example.org' },
    ],
  },
];

describe('a view', () => {
  test('is taken by Slack as message, home and modal, with every kind of block', () => {
    const view: View = { title: 'Work Groups near you, this year', blocks: everything };
    expect(refusedBySlack(renderMessage(view, drawing), 'message')).toEqual([]);
    expect(refusedBySlack(renderHome(view, drawing), 'home')).toEqual([]);
    expect(refusedBySlack(renderModal(view, drawing), 'modal')).toEqual([]);
  });

  test('says its days and times as people do, and everything in its text too', () => {
    const { text, blocks } = message(...everything);
    const lines = [
      'Meets on Thursday 15 October, led by Jo Field. The page',
      '✓ You have a place.',
      'When: Thursday 15 October, 4pm to 6pm',
      'Three bars',
    ];
    for (const line of lines) {
      expect(text).toContain(line);
      expect(read(blocks)).toContain(line);
    }
  });

  test('tells ten buttons apart for a screen reader, and asks before what cannot be undone', () => {
    const { blocks } = message(...everything);
    expect(labels(blocks)).toEqual([
      'Show [Show the group]',
      'Show [Show the group]',
      'See all',
      'Join',
      'Leave',
      'Open',
    ]);
    const leave = buttonsOf(blocksOf(blocks))[4];
    expect(leave).toMatchObject({
      style: 'danger',
      confirm: { text: { text: 'Leave this group?' }, confirm: { text: 'Leave' } },
    });
  });

  test('says when a list is empty', () => {
    expect(read(message({ kind: 'items', items: [], whenEmpty: 'None yet.' }).blocks)).toContain('None yet.');
  });
});

describe('names typed by people', () => {
  const nasty = '<!channel> *bold* _it_ :tada: <@U123> & <https://evil.example|here>';
  test('never ring, format or link, wherever they stand', () => {
    const { text, blocks } = message(
      { kind: 'text', text: [nasty, { strong: nasty }] },
      { kind: 'facts', facts: [{ label: nasty, value: nasty }] },
      {
        kind: 'items',
        heading: nasty,
        items: [{ title: nasty, detail: nasty, actions: [{ label: nasty, runs: 'x' }] }],
        whenEmpty: nasty,
      },
      { kind: 'actions', actions: [{ label: nasty, spoken: nasty, runs: 'x', confirm: nasty }] },
    );
    expect(text).not.toMatch(/[<>]/);
    expect(text).toContain('&lt;!channel&gt;');
    expect(read(blocks)).toContain(nasty);
    expect(JSON.stringify(blocks)).not.toContain('mrkdwn');
    expect(JSON.stringify(blocks)).not.toContain('"emoji":true');
  });

  test('links and pictures are https only: others are words', () => {
    const { blocks } = message(
      { kind: 'text', text: { link: 'javascript:alert(1)', label: 'The page' } },
      { kind: 'picture', url: 'http://example.org/p.png', alt: 'Three bars' },
      { kind: 'actions', actions: [{ label: 'Open', opens: 'http://example.org' }] },
    );
    expect(read(blocks)).toBe('Work Groups near you\nThe page\nThree bars');
    expect(JSON.stringify(blocks)).not.toContain('javascript');
    expect(labels(blocks)).toEqual([]);
  });
});

describe('what is too long for Slack', () => {
  const actions = [{ label: 'Show', runs: 'show' }];
  const list = (count: number): Block => ({
    kind: 'items',
    heading: 'Groups',
    items: items(count, { actions }),
    whenEmpty: '',
    more: { label: 'See all', runs: 'browse' },
  });
  const last: Block = { kind: 'actions', actions: [{ label: 'Home', runs: 'home' }] };

  test('a list ends with how many more there are, and keeps its last buttons', () => {
    const { blocks } = message({ kind: 'text', text: 'Choose one.' }, list(120), last);
    expect(blocks).toHaveLength(50);
    expect(labels(blocks).slice(-2)).toEqual(['See all', 'Home']);
    const shown = labels(blocks).filter((label) => label === 'Show').length;
    expect(read(blocks)).toContain(`and ${120 - shown} more`);
    expect(refusedBySlack({ text: 'x', blocks }, 'message')).toEqual([]);
  });

  test('a home shows twice as much', () => {
    const { blocks } = renderHome({ title: 'Your hub', blocks: [list(120), last] }, drawing);
    expect(blocks.length).toBeGreaterThan(95);
    expect(refusedBySlack({ type: 'home', blocks }, 'home')).toEqual([]);
  });

  test('two long lists both stay to be seen', () => {
    const { blocks } = message(list(60), list(60));
    expect(blocks.length).toBeLessThanOrEqual(50);
    expect(read(blocks).match(/and \d+ more/g)).toHaveLength(2);
  });

  test('a list without buttons is one block, whole', () => {
    const { blocks } = message({ kind: 'items', items: items(200), whenEmpty: '' });
    expect(blocks).toHaveLength(2);
    expect(read(blocks)).toContain('Group 199');
  });

  test('words give way to buttons', () => {
    const words = Array.from({ length: 80 }, (_, index): Block => ({ kind: 'text', text: `Line ${index}` }));
    const { blocks } = message(...words, last);
    expect(blocks.length).toBeLessThanOrEqual(50);
    expect(labels(blocks)).toEqual(['Home']);
  });

  test('long words are cut with an ellipsis, never in the middle of a character', () => {
    const long = '🧮'.repeat(4000);
    const view: View = {
      title: long,
      blocks: [
        { kind: 'text', text: long },
        { kind: 'picture', url: 'https://example.org/p.png', alt: long },
        { kind: 'actions', actions: [{ label: long, spoken: `${long}!`, runs: 'x', confirm: long }] },
      ],
    };
    const drawn = renderMessage(view, drawing);
    expect(refusedBySlack(drawn, 'message')).toEqual([]);
    expect(refusedBySlack(renderModal(view, drawing), 'modal')).toEqual([]);
    expect(JSON.stringify(drawn)).not.toMatch(/\\ud83e[^\\]/);
    expect(JSON.stringify(drawn).isWellFormed()).toBe(true);
  });

  test('a button that carries more than Slack keeps is left out rather than run something else', () => {
    const { blocks } = message({
      kind: 'actions',
      actions: [
        { label: 'Too much', runs: 'x', input: { words: 'w'.repeat(2000) } },
        { label: 'Fine', runs: 'y' },
      ],
    });
    expect(labels(blocks)).toEqual(['Fine']);
  });

  test('a title too long for a modal’s bar stands whole inside', () => {
    const title = 'You have a place in this Work Group now';
    const modal = renderModal({ title, blocks: [] }, drawing);
    expect(modal.title.text).toBe('Work Groups');
    expect(read(modal.blocks)).toBe(title);
  });

  test('empty words leave no empty block', () => {
    const { blocks } = message(
      { kind: 'text', text: '' },
      { kind: 'facts', facts: [] },
      { kind: 'actions', actions: [] },
    );
    expect(blocks).toHaveLength(1);
  });
});
