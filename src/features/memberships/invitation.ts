import { hashOf } from '../codes/code.ts';
import type { HubBase } from '../define.ts';

/** Who made the invitation that this code belongs to, where it opens this group now. */
export async function isInvitationTo(
  groupId: string,
  code: string,
  { db, hub, now }: Pick<HubBase, 'db' | 'hub' | 'now'>,
): Promise<string | undefined> {
  const opens = {
    purpose: 'INVITATION',
    hubId: hub.id,
    subjectId: groupId,
    usedAt: null,
    expiresAt: { gt: now },
  } as const;
  const known = await db.oneTimeCode.findFirst({ where: { codeHash: await hashOf(code), ...opens } });
  return known?.personId;
}
