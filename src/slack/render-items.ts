import type { KnownBlock } from '@slack/types';
import type { Block, Item } from '../core/view.ts';
import { type Drawing, renderButtons } from './render-button.ts';
import { bullets, elementsOf, lines, paragraph } from './render-text.ts';

type Items = Extract<Block, { kind: 'items' }>;

const said = (item: Item, { now }: Drawing) =>
  lines(elementsOf(item.title, now, true), elementsOf(item.detail ?? [], now));

const hasButtons = (item: Item) => (item.actions ?? []).length > 0;

const renderItem = (item: Item, drawing: Drawing): KnownBlock[] => [
  ...paragraph(said(item, drawing)),
  ...renderButtons(item.actions ?? [], drawing),
];

const line = (words: string, { now }: Drawing) => paragraph(elementsOf(words, now));

/** As many of the items as fit; what is left out is counted, so that nobody takes the list for whole. */
function fitted(items: KnownBlock[][], drawing: Drawing, room: number): KnownBlock[] {
  const whole = items.flat();
  if (whole.length <= room) return whole;
  const shown: KnownBlock[] = [];
  let count = 0;
  for (const item of items) {
    if (shown.length + item.length > room - 1) break;
    shown.push(...item);
    count += 1;
  }
  return [...shown, ...line(`and ${items.length - count} more`, drawing)];
}

/** A list in at most so many blocks: its heading and its last button always stay. */
export function renderItems(block: Items, drawing: Drawing, room: number): KnownBlock[] {
  const heading = paragraph(elementsOf({ strong: block.heading ?? '' }, drawing.now));
  const more = block.more ? renderButtons([block.more], drawing) : [];
  if (block.items.length === 0) return [...heading, ...line(block.whenEmpty, drawing), ...more];
  const isPlain = !block.items.some(hasButtons);
  const each = isPlain
    ? [[bullets(block.items.map((item) => said(item, drawing)))]]
    : block.items.map((item) => renderItem(item, drawing));
  return [...heading, ...fitted(each, drawing, room - heading.length - more.length), ...more];
}
