import type { Hub } from '../core/hub.ts';
import type { NightWork } from '../core/night.ts';
import type { Db } from '../store/db.ts';
import type { Room } from './ports.ts';
import { throwAway } from './retention.ts';

/** What is done each night, and for which hubs. */
export type Night = { work: NightWork<Db>[]; hubs: () => Promise<Hub[]> };

/** Portions of one night at most: what is left waits for the next. */
const mostPortions = 1_000;

async function finish(room: Room, work: NightWork<Db>, hub: Hub, stopping: AbortSignal): Promise<void> {
  for (let portion = 0; portion < mostPortions && !stopping.aborted; portion += 1) {
    const left = await room.store.change(hub, (db) => work.run({ db, hub, now: room.clock() }));
    if (left === 'done') return;
  }
}

/** The night: throws away what the post room keeps for a while, then does each work for each hub. One that fails keeps no other. */
export async function runNight(room: Room, night: Night | undefined, stopping: AbortSignal): Promise<void> {
  await throwAway(room);
  for (const hub of (await night?.hubs()) ?? [])
    for (const work of night?.work ?? [])
      await finish(room, work, hub, stopping).catch((error) =>
        room.log.error({ err: error, work: work.name, hub: hub.id }, 'the work of the night failed'),
      );
}
