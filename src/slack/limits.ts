import type { PlainTextElement } from '@slack/types';

/** Slack's limits, in characters or in number (docs.slack.dev/reference/block-kit). */
export const limits = {
  blocksInMessage: 50,
  blocksInView: 100,
  header: 150,
  words: 3000,
  buttons: 25,
  buttonLabel: 75,
  buttonValue: 2000,
  url: 3000,
  alt: 2000,
  label: 2000,
  option: 75,
  options: 100,
  ticks: 10,
  typed: 3000,
  modalTitle: 24,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  found: 20,
  carried: 3000,
} as const;

/** Words no longer than the limit; what is cut ends in an ellipsis. */
export function cut(words: string, limit: number): string {
  if (words.length <= limit) return words;
  // Half of a surrogate pair is not a character: Slack refuses it.
  const kept = words.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept.trimEnd()}…`;
}

/** Words that are never markup: no mentions, no emoji codes. Slack refuses empty ones, so a dash stands for them. */
export const plainText = (words: string, limit: number): PlainTextElement => ({
  type: 'plain_text',
  text: cut(words.trim() || '–', limit),
  emoji: false,
});

/** Words for a message's top-level text, which is markup: without this a group named "<!channel>" would ring everyone. */
export const escaped = (words: string): string =>
  cut(words.trim(), limits.words).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** What a person typed, as they typed it: Slack escapes three characters on the way in. */
export const unescaped = (words: string): string =>
  words.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

/** The same for what a screen reader says: cut in the middle, since names that begin alike differ at their end. */
export function shortened(words: string, limit: number): string {
  if (words.length <= limit) return words;
  const end = words.slice(-Math.floor(limit / 3)).replace(/^[\uDC00-\uDFFF]/, '');
  return `${cut(words, limit - end.length)}${end}`;
}

/** Whether an address may be shown or opened: https only, and not longer than Slack takes. */
export const isShowable = (address: string): boolean =>
  address.length <= limits.url && URL.canParse(address) && new URL(address).protocol === 'https:';
