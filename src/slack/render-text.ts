import type { RichTextBlock, RichTextElement, RichTextSection } from '@slack/types';
import { wordsOf } from '../core/say.ts';
import { type Span, spansOf, type Text } from '../core/view.ts';
import { cut, isShowable, limits } from './limits.ts';

const bold = { style: { bold: true } } as const;

function renderSpan(span: Span, now: Date, isStrong: boolean): RichTextElement[] {
  const words = cut(wordsOf(span, now), limits.words);
  if (words === '') return [];
  const style = isStrong || (typeof span === 'object' && 'strong' in span) ? bold : {};
  if (typeof span === 'object' && 'link' in span && isShowable(span.link)) {
    return [{ type: 'link', url: span.link, text: words, ...style }];
  }
  return [{ type: 'text', text: words, ...style }];
}

/** Words as typed elements: nothing in them is markup, so nobody's name can ring or format. */
export const elementsOf = (text: Text, now: Date, isStrong = false): RichTextElement[] =>
  spansOf(text).flatMap((span) => renderSpan(span, now, isStrong));

const section = (elements: RichTextElement[]): RichTextSection => ({ type: 'rich_text_section', elements });

/** A paragraph; none when nothing is said. */
export const paragraph = (elements: RichTextElement[]): RichTextBlock[] =>
  elements.length > 0 ? [{ type: 'rich_text', elements: [section(elements)] }] : [];

/** Bulleted lines in one block. */
export const bullets = (lines: RichTextElement[][]): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_list', style: 'bullet', elements: lines.map(section) }],
});

const newLine: RichTextElement = { type: 'text', text: '\n' };

/** Lines below each other; empty ones are left out. */
export const lines = (...each: RichTextElement[][]): RichTextElement[] =>
  each.filter((line) => line.length > 0).flatMap((line, index) => (index === 0 ? line : [newLine, ...line]));
