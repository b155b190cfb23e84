import { createHash } from 'node:crypto';

/** An id made from words: the same words give the same UUID on every machine and at any time. */
export function knownId(...words: (string | number)[]): string {
  const hex = createHash('sha1')
    .update(['sample hub', ...words].join('/'))
    .digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) % 4) + 8).toString(16);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, variant + hex.slice(17, 20)];
  return [...parts, hex.slice(20, 32)].join('-');
}
