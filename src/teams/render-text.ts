import { wordsOf } from '../core/say.ts';
import { type Span, spansOf, type Text } from '../core/view.ts';
import type { Element, RichTextBlock, TextRun } from './card.ts';
import { cut, isShowable, limits } from './limits.ts';

/** How much a card may say: list items, and characters in each piece of text. */
export type Room = { items: number; words: number };

/** What drawing needs: the time that words are worded for, a new press token for each button, and the room there is. */
export type Drawing = { now: Date; press: () => string; room: Room };

type Style = Pick<TextRun, 'weight' | 'color' | 'isSubtle' | 'size'>;

function runOf(span: Span, words: string, style: Style): TextRun {
  const isStrong = typeof span === 'object' && 'strong' in span;
  const run: TextRun = { type: 'TextRun', text: words, ...style, ...(isStrong && { weight: 'Bolder' }) };
  if (typeof span === 'string' || !('link' in span) || !isShowable(span.link)) return run;
  return { ...run, selectAction: { type: 'Action.OpenUrl', title: words, url: span.link } };
}

/** Each line of a text as runs; a run is never Markdown, so nobody's name can format or ring. */
function linesOf(text: Text, { now, room }: Drawing, style: Style): TextRun[][] {
  const lines: TextRun[][] = [[]];
  for (const span of spansOf(text)) {
    const [first = '', ...others] = cut(wordsOf(span, now), room.words).split('\n');
    if (first !== '') lines.at(-1)?.push(runOf(span, first, style));
    for (const words of others) lines.push(words === '' ? [] : [runOf(span, words, style)]);
  }
  return lines.filter((line) => line.length > 0);
}

/** A text as paragraphs, one for each of its lines; none when nothing is said. */
export const paragraphs = (text: Text, drawing: Drawing, style: Style = {}): RichTextBlock[] =>
  linesOf(text, drawing, style).map((inlines) => ({ type: 'RichTextBlock', inlines }));

/** The same closer to what stands above. */
export const closeBelow = (blocks: RichTextBlock[]): RichTextBlock[] =>
  blocks.map((block) => ({ ...block, spacing: 'Small' }));

const standIn: Record<string, string> = { '*': '∗', _: 'ˍ', '`': 'ˋ', '[': '［', ']': '］' };

/**
 * Words that stay as they are where Teams reads Markdown. Its phones do not know a backslash before a sign,
 * so look-alikes stand in for the signs that format or link.
 */
export const unformatted = (words: string): string =>
  words
    .replace(/[*_`[\]]/g, (sign) => standIn[sign] ?? sign)
    .replace(/^(\s*)(?=(?:[-+>#]|\d+[.)])\s)/, '$1\u200B')
    .replace(/\s*\n\s*/g, ' ');

/** A heading, which screen readers can jump to; none when it says nothing. */
export const heading = (words: string, size: 'Large' | 'Medium'): Element[] =>
  words.trim() === ''
    ? []
    : [
        {
          type: 'TextBlock',
          text: unformatted(cut(words, limits.heading)),
          wrap: true,
          style: 'heading',
          size,
          weight: 'Bolder',
        },
      ];
