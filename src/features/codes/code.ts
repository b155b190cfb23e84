import type { CodePurpose } from '../../store/generated/enums.ts';

/** Letters and digits that cannot be mistaken for one another. */
const signs = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 12;

/** The largest multiple of the signs that a byte holds: beyond it some signs would come more often than others. */
const evenly = Math.floor(256 / signs.length) * signs.length;

function randomSigns(): string[] {
  const bytes = [...crypto.getRandomValues(new Uint8Array(4 * length))].filter((byte) => byte < evenly);
  return bytes.length < length ? randomSigns() : bytes.slice(0, length).map((byte) => signs[byte % signs.length] ?? '');
}

/** A fresh code as people read it out: "7KQX-M2HD-9WPA". Twelve of thirty signs are too many to try. */
export function newCode(): string {
  const code = randomSigns().join('');
  return [code.slice(0, 4), code.slice(4, 8), code.slice(8)].join('-');
}

/** A code as it was meant: however it was typed, also with the word that goes before it. */
export const tidyCode = (typed: string): string =>
  typed
    .replace(/^\s*\/?(?:workgroups\s+)?code\s+/i, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');

/** Only this is kept of a code. */
export async function hashOf(typed: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(tidyCode(typed)));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const minute = 60_000;
const day = 24 * 60 * minute;

const lasts: Record<CodePurpose, number> = {
  LINK: 10 * minute,
  COLLEAGUE: 30 * day,
  RECORD: 90 * day,
  INVITATION: 60 * day,
};

/** Until when a code of a purpose works. */
export const expiryOf = (purpose: CodePurpose, now: Date): Date => new Date(now.getTime() + lasts[purpose]);

/** Wrong codes an account may type within an hour: nobody guesses one in so few. */
export const mostMisses = 10;
export const missesCountFor = 60 * minute;
