import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Action, Block, View } from '../../src/core/view.ts';
import { sizeOf } from '../../src/teams/card.ts';
import { renderView } from '../../src/teams/render-view.ts';
import { checkCard } from '../support/check-card.ts';
import { everyBlock, now } from '../support/teams-samples.ts';
import { findExecute, seeCard } from '../support/teams-screen.ts';

let tokens = 0;
const drawing = { now, press: () => `token-${++tokens}` };

function draw(view: View) {
  const card = renderView(view, drawing);
  expect(checkCard(card)).toEqual([]);
  return { card, seen: seeCard(card, undefined, true) };
}

const saying = (...blocks: Block[]) => draw({ title: 'A title', blocks });
const withActions = (actions: Action[]) => saying({ kind: 'actions', actions });

test('a view is read from top to bottom, dates in words', () => {
  expect(draw(everyBlock).seen.text.split('\n')).toEqual([
    'Your Work Groups',
    'You are in two groups until Tuesday 20 July.',
    '✓ You have a place.',
    '⚠ One gap task is due.',
    '⚠ No lead has been found yet.',
    'Next session: Thursday 11 March, 4pm to 6pm',
    'Where: Map of the school',
    'Ten of twelve schools took part.',
    'Groups with places',
    'NCP17-10a: Mathematical Thinking',
    '3 places left',
    'NCP17-15: Core Maths',
    'no places left',
  ]);
});

describe('buttons', () => {
  test('the main one stands first, and the ten that look alike sound different', () => {
    expect(draw(everyBlock).seen.buttons).toEqual([
      'Join [Join NCP17-10a]',
      'Show [Show NCP17-10a]',
      'Show [Show NCP17-15]',
      'Show more',
      'Log session 3',
      'See what I can do',
      'Leave this group',
      'About Maths Hubs',
    ]);
  });

  test('carry what they run, with a press token of their own', () => {
    const { card } = draw(everyBlock);
    const [show, join] = [findExecute(card, 'Show NCP17-10a'), findExecute(card, 'Join NCP17-10a')];
    expect(show).toMatchObject({ verb: 'show', data: { '#button': { input: { group: 'g1' }, version: 3 } } });
    expect(join).toMatchObject({ verb: 'join' });
    expect(show?.data).not.toEqual(join?.data);
  });

  test('one that cannot be undone asks once more, in the card itself', () => {
    const { card } = draw(everyBlock);
    expect(findExecute(card, 'Leave this group')).toMatchObject({ verb: 'leave', title: 'Yes, leave this group' });
    expect(JSON.stringify(card)).toContain('Your place goes to the next school.');
    const no = {
      label: 'No, I can’t',
      spoken: 'No, I can’t lead it',
      runs: 'decline-lead',
      confirm: 'The hub is told.',
    };
    const asked = findExecute(withActions([no]).card, 'No, I can’t lead it');
    expect(asked).toMatchObject({ verb: 'decline-lead', title: 'Yes, I’m sure' });
  });

  test('seven make two rows: Teams takes six in one', () => {
    const actions = Array.from({ length: 7 }, (_, index) => ({ label: `Year ${index}`, runs: 'browse' }));
    expect(withActions(actions).seen.buttons).toHaveLength(7);
  });

  test('never open what is not https', () => {
    const opening = ['http://example.org', 'javascript:alert(1)', 'https://example.org', 'nonsense'];
    const { seen } = withActions(opening.map((opens) => ({ label: opens, opens })));
    expect(seen.buttons).toEqual(['https://example.org']);
  });

  test('a label that is too long ends in an ellipsis, not in half a character', () => {
    const { seen } = withActions([{ label: `${'x'.repeat(78)}🎲🎲`, runs: 'show' }]);
    expect(seen.buttons).toEqual([`${'x'.repeat(78)}…`]);
  });
});

describe('words that people chose stay words', () => {
  const names = [
    '<!channel> *x* <at>Tom</at>',
    '**bold** _it_ `code`',
    '[bank](https://attacker.example)',
    '&lt;b&gt; <b>x</b>',
  ];

  test.each(names)('%s', (name) => {
    const { card, seen } = saying(
      { kind: 'text', text: ['Led by ', name] },
      { kind: 'facts', facts: [{ label: name, value: { strong: name } }] },
      { kind: 'notice', tone: 'warning', text: name },
      { kind: 'items', items: [{ title: name, detail: name }], whenEmpty: name },
    );
    expect(seen.text.split(name)).toHaveLength(7);
    const said = JSON.stringify(card).match(/"type":"TextBlock","text":"([^"]*)"/g) ?? [];
    expect(said).toEqual(['"type":"TextBlock","text":"A title"']);
  });

  test.each([
    ['*x* _y_ `z`', '∗x∗ ˍyˍ ˋzˋ'],
    ['[bank](https://attacker.example)', '［bank］(https://attacker.example)'],
    ['1. First', '\u200B1. First'],
    ['- not a list', '\u200B- not a list'],
    ['# no heading', '\u200B# no heading'],
    ['Two\nlines', 'Two lines'],
    ['Reading & Writing: years 5-8', 'Reading & Writing: years 5-8'],
  ])('also in a heading, where Teams reads Markdown: %s', (title, shown) => {
    expect(draw({ title, blocks: [] }).seen.text).toBe(shown);
  });

  test('a link shows its words and opens nothing but https', () => {
    const { card } = saying({
      kind: 'text',
      text: [
        { link: 'http://example.org', label: 'a' },
        { link: 'https://example.org/b', label: 'b' },
      ],
    });
    expect(JSON.stringify(card).match(/"url":"[^"]*"/g)).toEqual(['"url":"https://example.org/b"']);
  });

  test('a picture that cannot be shown is told', () => {
    expect(saying({ kind: 'picture', url: 'http://127.0.0.1/x.png', alt: 'Ten of twelve.' }).seen.text).toContain(
      'Ten of twelve.',
    );
  });
});

describe('what is too much for one card', () => {
  const item = (index: number) => ({
    title: `Group ${index}: ${'Mathematical Thinking '.repeat(4)}`,
    detail: 'Years 5 to 8. '.repeat(10),
    actions: [{ label: 'Show', spoken: `Show group ${index}`, runs: 'show', input: { group: `group-${index}` } }],
  });
  const items = Array.from({ length: 72 }, (_, index) => item(index));
  const more = { label: 'Look for more', runs: 'browse' };
  const below: Block = { kind: 'actions', actions: [{ label: 'See what I can do', runs: 'help' }] };

  test('a long list says how many are left out, and keeps the buttons below it', () => {
    const { card, seen } = saying({ kind: 'items', items, whenEmpty: '', more }, below);
    const shown = seen.buttons.filter((button) => button.startsWith('Show')).length;
    expect(seen.text).toContain(`and ${72 - shown} more`);
    expect(seen.buttons.slice(-2)).toEqual(['Look for more', 'See what I can do']);
    expect(sizeOf(card)).toBeLessThanOrEqual(28 * 1024);
    expect(shown).toBeGreaterThan(4);
  });

  test('a short list is shown whole', () => {
    expect(saying({ kind: 'items', items: items.slice(0, 8), whenEmpty: '' }).seen.text).not.toContain('more');
  });

  test('long words are cut, the buttons stay', () => {
    const { card, seen } = saying({ kind: 'text', text: 'word '.repeat(10_000) }, below);
    expect(seen.text).toContain('…');
    expect(seen.buttons).toEqual(['See what I can do']);
    expect(sizeOf(card)).toBeLessThanOrEqual(28 * 1024);
  });
});

test('an empty list says so', () => {
  expect(saying({ kind: 'items', items: [], whenEmpty: 'No group has places.' }).seen.text).toContain(
    'No group has places.',
  );
});

test('the lines of a text stay lines', () => {
  expect(saying({ kind: 'text', text: 'One\n\nTwo' }).seen.text).toBe('A title\nOne\nTwo');
});

test('any words make a card that Teams draws, and buttons are never lost', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 400 });
  const block = fc.record({ kind: fc.constant('text' as const), text: words });
  fc.assert(
    fc.property(words, fc.array(block, { maxLength: 20 }), (title, blocks) => {
      const actions: Action[] = [{ label: 'See what I can do', runs: 'help' }];
      const card = renderView({ title, blocks: [...blocks, { kind: 'actions', actions }] }, drawing);
      expect(checkCard(card)).toEqual([]);
      expect(findExecute(card, 'See what I can do')).toBeDefined();
    }),
    { numRuns: 100 },
  );
});
