import { randomUUID } from 'node:crypto';
import { describe } from './log.ts';
import type { Caller, Means } from './means.ts';
import { show } from './show.ts';
import { brokenDown } from './wording.ts';

/** Tells somebody that the door broke down, where they asked. */
export const tellThere = (means: Means, caller: Caller) => (message: string) =>
  show(means, caller, { kind: 'refuse', code: 'fault', message });

/**
 * Nobody is left without an answer: what breaks is logged once, with a reference that the person is told too.
 * The core never throws; what can break here is drawing and Slack itself.
 */
export async function guard(means: Means, work: () => Promise<void>, tell: (message: string) => Promise<void>) {
  try {
    await work();
  } catch (error) {
    const reference = randomUUID().slice(0, 6).toUpperCase();
    means.log.error({ platform: 'slack', reference, ...describe(error) }, 'an answer broke down');
    try {
      await tell(brokenDown(reference));
    } catch (further) {
      means.log.error({ platform: 'slack', reference, ...describe(further) }, 'and nobody could be told');
    }
  }
}
