import { claimNext, takeOver } from './claim.ts';
import { deliver } from './deliver.ts';
import { makeSure } from './make-sure.ts';
import type { Room } from './ports.ts';

/** Sends what a lane holds, one after the other, until it is empty or has to wait. Stopped in between, it calls for another. */
export async function drainLane(room: Room, lane: string, stopping: AbortSignal): Promise<void> {
  for (let first = true; !stopping.aborted; first = false) {
    const abandoned = first ? await takeOver(room, lane) : undefined;
    const notice = abandoned ?? (await claimNext(room, lane));
    if (!notice) return;
    const step = abandoned ? await makeSure(room, abandoned) : await deliver(room, notice);
    if (step === 'wait') return;
  }
  await room.callLane(lane);
}
