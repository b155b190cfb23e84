import { claimNext, takeOver } from './claim.ts';
import { deliver } from './deliver.ts';
import { makeSure } from './make-sure.ts';
import type { Room } from './ports.ts';

/** Sends what a lane holds, one after the other, until it is empty or has to wait; people who wait for an answer go first. Stopped in between, it calls for another. */
export async function drainLane(room: Room, lane: string, stopping: AbortSignal): Promise<void> {
  for (let first = true; !stopping.aborted; first = false) {
    await room.store.quiet(room.pace.giveWayMs);
    const notice = await claimNext(room, lane);
    // A claim without an answer holds its lane: only then is there nothing to claim, and somebody to look for
    const abandoned = notice || !first ? undefined : await takeOver(room, lane);
    if (!notice && !abandoned) return;
    const step = notice ? await deliver(room, notice) : abandoned && (await makeSure(room, abandoned));
    if (step !== 'next') return;
  }
  await room.callLane(lane);
}
