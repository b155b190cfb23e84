import type { HubBase } from '../define.ts';

/** Letters and digits that cannot be mistaken for one another. */
const signs = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Days for which an invitation's code works. */
export const codeWorksDays = 60;

/** A code to pass on, ABCD-EFGH-JKLM. Twelve of thirty signs are too many to try. */
export function newCode(): string {
  // A byte above 239 would favour the first signs: it is left out, and enough are drawn.
  const drawn = crypto.getRandomValues(new Uint8Array(64)).filter((byte) => byte < 240);
  const letters = [...drawn.slice(0, 12)].map((byte) => signs[byte % signs.length] ?? '');
  return [letters.slice(0, 4), letters.slice(4, 8), letters.slice(8)].map((four) => four.join('')).join('-');
}

/** Only this is kept of a code; blanks, dashes and small letters do not matter. */
export async function hashOfCode(code: string): Promise<string> {
  const bytes = new TextEncoder().encode(code.toUpperCase().replace(/[^A-Z0-9]/g, ''));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Who made the invitation that this code belongs to, where it opens this group now. */
export async function isInvitationTo(
  groupId: string,
  code: string,
  { db, hub, now }: Pick<HubBase, 'db' | 'hub' | 'now'>,
): Promise<string | undefined> {
  const opens = { purpose: 'INVITATION', hubId: hub.id, subjectId: groupId, expiresAt: { gt: now } } as const;
  const known = await db.oneTimeCode.findFirst({ where: { codeHash: await hashOfCode(code), ...opens } });
  return known?.personId;
}
