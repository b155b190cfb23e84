import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';

const require = createRequire(import.meta.url);

// The three packages come without types that this project's checker can read.
const { createElement }: { createElement: (kind: unknown, props: unknown) => unknown } = require('react');
const { renderToStaticMarkup }: { renderToStaticMarkup: (element: unknown) => string } = require('react-dom/server');
const { Message }: { Message: unknown } = require('slack-blocks-to-jsx');

const words = z.object({ text: z.string() }).transform(({ text }) => text);

/** What Slack is sent, as scenes.test.ts keeps it. */
export const slackShape = z.object({
  on: z.enum(['message', 'modal', 'home']),
  payload: z.looseObject({
    text: z.string().optional(),
    title: words.optional(),
    submit: words.optional(),
    close: words.optional(),
    blocks: z.array(z.looseObject({ type: z.string() })),
  }),
});
type InSlack = z.infer<typeof slackShape>;

/** The styles of the drawn blocks. */
export const slackStyles = (): string => readFileSync(require.resolve('slack-blocks-to-jsx/dist/style.css'), 'utf8');

/** Words that are not markup. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const blocksOf = ({ payload }: InSlack) =>
  renderToStaticMarkup(
    createElement(Message, {
      blocks: payload.blocks,
      name: 'Work Groups',
      logo: '',
      time: new Date('2026-11-16T10:30:00Z'),
      theme: 'light',
      withoutWrapper: true,
      data: { users: [], channels: [] },
    }),
  );

/** What Slack is sent, drawn as HTML: a modal with its bar and its buttons. */
export function pictureForSlack(drawn: InSlack): string {
  const { title, submit, close } = drawn.payload;
  const bar = title ? `<div class="bar">${escapeHtml(title)}</div>` : '';
  const foot = [
    ...(close ? [`<span>${escapeHtml(close)}</span>`] : []),
    ...(submit ? [`<b>${escapeHtml(submit)}</b>`] : []),
  ];
  return `<div class="slack ${drawn.on}">${bar}<div class="blocks">${blocksOf(drawn)}</div>${
    foot.length > 0 ? `<div class="foot">${foot.join('')}</div>` : ''
  }</div>`;
}
