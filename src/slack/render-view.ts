import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import { leadingOn, sayView } from '../core/say.ts';
import type { Block, Text, View } from '../core/view.ts';
import { escaped, isShowable, limits, plainText } from './limits.ts';
import { type Drawing, renderButtons } from './render-button.ts';
import { renderItems } from './render-items.ts';
import { elementsOf, lines, paragraph } from './render-text.ts';

/** A list is never squeezed below its heading, one item with its buttons, the count of the rest, and its last button. */
const smallestList = 5;

function renderPicture(block: Extract<Block, { kind: 'picture' }>, now: Date): KnownBlock[] {
  if (!isShowable(block.url)) return paragraph(elementsOf(block.alt, now));
  return [{ type: 'image', image_url: block.url, alt_text: plainText(block.alt, limits.alt).text }];
}

function renderFacts(facts: { label: string; value: Text }[], now: Date): KnownBlock[] {
  const each = facts.map(({ label, value }) => [
    ...elementsOf({ strong: `${leadingOn(label)} ` }, now),
    ...elementsOf(value, now),
  ]);
  return paragraph(lines(...each));
}

function renderBlock(block: Block, drawing: Drawing, room: number): KnownBlock[] {
  switch (block.kind) {
    case 'text':
      return paragraph(elementsOf(block.text, drawing.now));
    case 'notice':
      return paragraph(elementsOf([block.tone === 'success' ? '✓ ' : '⚠ ', block.text].flat(), drawing.now));
    case 'facts':
      return renderFacts(block.facts, drawing.now);
    case 'items':
      return renderItems(block, drawing, room);
    case 'picture':
      return renderPicture(block, drawing.now);
    case 'actions':
      return renderButtons(block.actions, drawing);
    default:
      return block satisfies never;
  }
}

/** Lists give way first, the last one before the others. */
function squeezed(drawn: KnownBlock[][], blocks: Block[], drawing: Drawing, room: number): KnownBlock[][] {
  let excess = drawn.flat().length - room;
  return drawn
    .map((each, index) => ({ each, block: blocks[index] }))
    .toReversed()
    .map(({ each, block }) => {
      if (excess <= 0 || block?.kind !== 'items') return each;
      const smaller = renderItems(block, drawing, Math.max(smallestList, each.length - excess));
      excess -= each.length - smaller.length;
      return smaller;
    })
    .toReversed();
}

/** What still does not fit is words: they go from the end, the buttons stay. */
function cropped(blocks: KnownBlock[], room: number): KnownBlock[] {
  const buttons = blocks.filter((block) => block.type === 'actions').slice(0, room - 1);
  let words = room - 1 - buttons.length;
  const kept = blocks.filter((block) => (block.type === 'actions' ? buttons.includes(block) : words-- > 0));
  return [...kept, ...paragraph([{ type: 'text', text: '…' }])];
}

/** Content in at most so many blocks of Slack. */
export function renderBlocks(blocks: Block[], drawing: Drawing, room: number): KnownBlock[] {
  const drawn = blocks.map((block) => renderBlock(block, drawing, Number.POSITIVE_INFINITY));
  const fitted = drawn.flat().length > room ? squeezed(drawn, blocks, drawing, room).flat() : drawn.flat();
  return fitted.length > room ? cropped(fitted, room) : fitted;
}

const header = (title: string): KnownBlock[] =>
  title === '' ? [] : [{ type: 'header', text: plainText(title, limits.header) }];

const withTitle = (view: View, drawing: Drawing, room: number): KnownBlock[] => [
  ...header(view.title),
  ...renderBlocks(view.blocks, drawing, room - 1),
];

/** A view as a message. Its text is what screen readers and notifications read: everything, in plain words. */
export const renderMessage = (view: View, drawing: Drawing) => ({
  text: escaped(sayView(view, drawing.now)),
  blocks: withTitle(view, drawing, limits.blocksInMessage),
});

/** A view as somebody's home tab. */
export const renderHome = (view: View, drawing: Drawing): HomeView => ({
  type: 'home',
  callback_id: 'home',
  blocks: withTitle(view, drawing, limits.blocksInView),
});

/** A view as a modal to read and close; its buttons work. A title too long for Slack's bar stands inside only: cut, it would say less than nothing. */
export function renderModal(view: View, drawing: Drawing, callback = 'shown'): ModalView {
  const title = view.title || 'Work Groups';
  const fits = title.length <= limits.modalTitle;
  return {
    type: 'modal',
    callback_id: callback,
    title: plainText(fits ? title : 'Work Groups', limits.modalTitle),
    close: plainText('Close', limits.modalTitle),
    blocks: fits
      ? renderBlocks(view.blocks, drawing, limits.blocksInView)
      : withTitle(view, drawing, limits.blocksInView),
  };
}
