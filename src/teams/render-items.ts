import type { Block, Item } from '../core/view.ts';
import type { Container, Element } from './card.ts';
import { renderButtons } from './render-button.ts';
import { closeBelow, type Drawing, heading, paragraphs } from './render-text.ts';

type Items = Extract<Block, { kind: 'items' }>;

const renderItem = ({ title, detail, actions }: Item, drawing: Drawing): Container => ({
  type: 'Container',
  separator: true,
  items: [
    ...paragraphs(title, drawing, { weight: 'Bolder' }),
    ...closeBelow(paragraphs(detail ?? [], drawing, { isSubtle: true })),
    ...renderButtons(actions ?? [], drawing),
  ],
});

/** A list with as many items as there is room for; what is left out is counted, so that nobody takes the list for whole. */
export function renderItems(block: Items, drawing: Drawing): Element[] {
  const shown = block.items.slice(0, drawing.room.items);
  const left = block.items.length - shown.length;
  return [
    ...heading(block.heading ?? '', 'Medium'),
    ...(block.items.length === 0 ? paragraphs(block.whenEmpty, drawing) : []),
    ...shown.map((item) => renderItem(item, drawing)),
    ...(left > 0 ? paragraphs(`and ${left} more`, drawing, { isSubtle: true }) : []),
    ...(block.more ? renderButtons([block.more], drawing) : []),
  ];
}
