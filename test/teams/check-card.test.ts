import { describe, expect, test } from 'vitest';
import { checkCard } from '../support/check-card.ts';

const card = (...body: object[]) => ({ type: 'AdaptiveCard', version: '1.5', body });
const text = (more: object = {}) => ({ type: 'TextBlock', text: 'Words', wrap: true, ...more });
const act = (...actions: object[]) => ({ type: 'ActionSet', actions });
const execute = (more: object = {}) => ({ type: 'Action.Execute', title: 'Show', verb: 'show', data: {}, ...more });
const box = (more: object = {}) => ({ type: 'Input.Text', id: 'a', label: 'A', ...more });

test('a good card is good', () => {
  expect(checkCard(card(text(), box(), act(execute())))).toEqual([]);
});

describe('what Teams would not draw, or draw badly, is found', () => {
  test.each<[string, unknown, RegExp]>([
    ['no card', undefined, /no card/],
    ['another version', { ...card(), version: '1.6' }, /1\.6/],
    ['an unknown element', card({ type: 'Unheard' }), /Unheard/],
    ['an unknown action', card(act({ type: 'Action.Unheard', title: 'x' })), /Unheard/],
    ['text that is cut off on phones', card(text({ wrap: false })), /wrap/],
    ['text that says nothing', card(text({ text: '' })), /without text/],
    ['Markdown', card(text({ text: '**bold**' })), /Markdown/],
    ['facts, where Markdown is read', card({ type: 'FactSet', facts: [{ title: 'a', value: 'b' }] }), /FactSet/],
    ['an input without a label', card(box({ label: undefined })), /without label/],
    ['an input without an id', card(box({ id: undefined })), /unique Id/],
    ['two inputs of one id', card(box(), box()), /[Dd]uplicate/],
    ['a demand without a message', card(box({ isRequired: true })), /errorMessage|without message/],
    [
      'a choice with a comma',
      card({ ...box(), type: 'Input.ChoiceSet', choices: [{ title: 'a', value: 'a,b' }] }),
      /comma/,
    ],
    ['a choice of nothing', card({ ...box(), type: 'Input.ChoiceSet', choices: [] }), /choices/],
    ['a button without words', card(act(execute({ title: undefined }))), /without title/],
    ['a button that runs nothing', card(act(execute({ verb: undefined }))), /without verb/],
    ['seven buttons in a row', card(act(...Array.from({ length: 7 }, () => execute()))), /6/],
    [
      'a link without https',
      card(act({ type: 'Action.OpenUrl', title: 'x', url: 'http://example.org' })),
      /https only/,
    ],
    ['a picture without words', card({ type: 'Image', url: 'https://example.org/x.png' }), /altText/],
    ['a card that everybody’s client asks for again', { ...card(), refresh: {} }, /refresh/],
    ['too big a card', card(text({ text: 'x'.repeat(15_000) })), /over the budget/],
  ])('%s', (_name, bad, fault) => {
    expect(checkCard(bad).join('\n')).toMatch(fault);
  });
});
