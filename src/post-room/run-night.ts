import type { Hub } from '../core/hub.ts';
import type { NightWork } from '../core/night.ts';
import type { Db } from '../store/db.ts';
import type { Room } from './ports.ts';
import { replan } from './replan.ts';
import { throwAway } from './retention.ts';

/** What is done each night, and for which hubs. */
export type Night = { work: NightWork<Db>[]; hubs: () => Promise<Hub[]> };

/** Portions of one night at most: what is left waits for the next. */
const mostPortions = 1_000;

async function finish(room: Room, work: NightWork<Db>, hub: Hub, stopping: AbortSignal): Promise<void> {
  for (let portion = 0; portion < mostPortions && !stopping.aborted; portion += 1) {
    const now = room.clock();
    const left = await room.store.change(hub, (db) => work.run({ db, hub, now, tell: room.tell(db, hub, now) }));
    if (left === 'done') return;
  }
}

/** The plan of a hub is what its rules say, or it is mended and said so; how many rows were otherwise. */
async function checkPlan(room: Room, hub: Hub): Promise<number> {
  const now = room.clock();
  const found = await room.store.change(hub, (db) => replan(room, { db, hub, now }));
  if (found.length > 0) {
    const some = found.slice(0, 20);
    room.log.warn({ hub: hub.id, differences: found.length, some }, 'the plan was not what the rules say, and is now');
  }
  return found.length;
}

/**
 * The night: throws away what the post room keeps for a while, then does each work for each hub and checks its plan.
 * One that fails keeps no other. Returns how many rows of the plan were not what the rules say.
 */
export async function runNight(room: Room, night: Night | undefined, stopping: AbortSignal): Promise<number> {
  await throwAway(room);
  let differences = 0;
  for (const hub of (await night?.hubs()) ?? []) {
    const failed = (work: string) => (error: unknown) =>
      room.log.error({ err: error, work, hub: hub.id }, 'the work of the night failed');
    for (const work of night?.work ?? []) await finish(room, work, hub, stopping).catch(failed(work.name));
    differences += (await checkPlan(room, hub).catch(failed('the plan'))) ?? 0;
  }
  return differences;
}
