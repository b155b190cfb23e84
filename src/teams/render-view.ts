import { leadingOn } from '../core/say.ts';
import type { Block, Text, View } from '../core/view.ts';
import { type Card, card, type Element, sizeOf } from './card.ts';
import { cut, isShowable, limits } from './limits.ts';
import { renderButtons } from './render-button.ts';
import { renderItems } from './render-items.ts';
import { closeBelow, type Drawing, heading, paragraphs, type Room } from './render-text.ts';

const tones = {
  success: { style: 'good', sign: '✓ ' },
  warning: { style: 'warning', sign: '⚠ ' },
  problem: { style: 'attention', sign: '⚠ ' },
} as const;

/** A notice: its sign and words say what its colour says. */
export function renderNotice(tone: keyof typeof tones, text: Text, drawing: Drawing): Element {
  const { style, sign } = tones[tone];
  return { type: 'Container', style, items: paragraphs([sign, text].flat(), drawing) };
}

// Not a FactSet: Teams reads Markdown in one.
const renderFacts = (facts: { label: string; value: Text }[], drawing: Drawing): Element[] =>
  facts.flatMap(({ label, value }, index) => {
    const fact = paragraphs([{ strong: `${leadingOn(label)} ` }, value].flat(), drawing);
    return index === 0 ? fact : closeBelow(fact);
  });

const renderPicture = ({ url, alt }: { url: string; alt: string }, drawing: Drawing): Element[] =>
  isShowable(url) ? [{ type: 'Image', url, altText: cut(alt, limits.alt), size: 'Stretch' }] : paragraphs(alt, drawing);

function renderBlock(block: Block, drawing: Drawing): Element[] {
  switch (block.kind) {
    case 'text':
      return paragraphs(block.text, drawing);
    case 'notice':
      return [renderNotice(block.tone, block.text, drawing)];
    case 'facts':
      return renderFacts(block.facts, drawing);
    case 'items':
      return renderItems(block, drawing);
    case 'picture':
      return renderPicture(block, drawing);
    case 'actions':
      return renderButtons(block.actions, drawing);
    default:
      return block satisfies never;
  }
}

/** Content as elements of a card. */
export const renderBlocks = (blocks: Block[], drawing: Drawing): Element[] =>
  blocks.flatMap((block) => renderBlock(block, drawing));

const rooms: Room[] = [
  { items: limits.items, words: limits.words },
  { items: 20, words: 2000 },
  { items: 10, words: 1000 },
  { items: 5, words: 500 },
  { items: 3, words: 200 },
  { items: 1, words: 80 },
];

/** Draws in the most room that still makes a card Teams takes; lists and long texts give way, buttons stay. */
export function inRoom(draw: (room: Room) => Element[]): Card {
  let drawn = card([]);
  for (const room of rooms) {
    drawn = card(draw(room));
    if (sizeOf(drawn) <= limits.card) break;
  }
  return drawn;
}

/** A view as a card. */
export const renderView = (view: View, drawing: Omit<Drawing, 'room'>): Card =>
  inRoom((room) => [...heading(view.title, 'Large'), ...renderBlocks(view.blocks, { ...drawing, room })]);
