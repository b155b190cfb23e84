import type { Form } from './form.ts';
import { sayDay, sayMoment, sayPeriod, ukDay } from './uk-time.ts';
import { type Block, type Span, spansOf, type Text, type View } from './view.ts';

/** The plain words of a span, dates as people say them in UK time. */
export function wordsOf(span: Span, now: Date): string {
  if (typeof span === 'string') return span;
  if ('strong' in span) return span.strong;
  if ('day' in span) return sayDay(span.day, ukDay(now));
  if ('link' in span) return span.label;
  const start = new Date(span.moment);
  return span.until ? sayPeriod(start, new Date(span.until), ukDay(now)) : sayMoment(start, ukDay(now));
}

/** The plain words of a text. */
export const plain = (text: Text, now: Date): string =>
  spansOf(text)
    .map((span) => wordsOf(span, now))
    .join('');

/** What leads on to what is said of it: with a colon, unless it ends as a sentence does. */
export const leadingOn = (words: string): string => (/[.?!…][”’)]*$/.test(words) ? words : `${words}:`);

function sayBlock(block: Block, now: Date): string[] {
  switch (block.kind) {
    case 'text':
      return [plain(block.text, now)];
    case 'notice':
      return [`${block.tone === 'success' ? '✓' : '⚠'} ${plain(block.text, now)}`];
    case 'facts':
      return block.facts.map((fact) => `${leadingOn(fact.label)} ${plain(fact.value, now)}`);
    case 'items':
      return block.items.length > 0
        ? [block.heading, ...block.items.map((item) => sayItem(item, now))].filter((line) => line !== undefined)
        : [block.heading, block.whenEmpty].filter((line) => line !== undefined);
    case 'picture':
      return [block.alt];
    case 'actions':
      return [];
    default:
      return block satisfies never;
  }
}

function sayItem(item: { title: Text; detail?: Text }, now: Date): string {
  const title = plain(item.title, now);
  return item.detail ? `• ${leadingOn(title)} ${plain(item.detail, now)}` : `• ${title}`;
}

/** Everything a view says, for screen readers and notifications; buttons not included. */
export const sayView = (view: View, now: Date): string =>
  [view.title, ...view.blocks.flatMap((block) => sayBlock(block, now))].join('\n');

/** How long a form takes, in words. */
export const sayMinutes = (minutes: number): string =>
  minutes === 1 ? 'Takes a minute.' : `Takes ${minutes} minutes.`;

/** What a form is for, for screen readers and notifications. */
export const sayForm = (form: Form, now: Date): string =>
  [
    form.title,
    form.problem,
    form.intro,
    sayMinutes(form.minutes),
    ...(form.about ?? []).flatMap((block) => sayBlock(block, now)),
  ]
    .filter((line) => line !== undefined)
    .join('\n');
