import type { HubBase } from '../define.ts';

/**
 * A place of a group may have come free: whoever waits is offered it. The one seam between what ends a place and the
 * waiting list.
 */
export async function offerFreed(
  _inside: Pick<HubBase, 'db' | 'hub' | 'now' | 'tell' | 'plan'>,
  _groupId: string,
): Promise<void> {}
