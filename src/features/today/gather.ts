import type { Concern, Watcher } from '../../core/room.ts';
import type { HubRoom, HubWatching } from '../define.ts';
import { concerning } from './concern.ts';

/** What concerns these watchers of a hub now, room by room. */
export type Gather = (watching: HubWatching, who: Watcher[]) => Promise<Concern[]>;

/** Asks each room for what is not as it should be. */
export const gatherFrom =
  (rooms: HubRoom[]): Gather =>
  async (watching, who) => {
    const each = await Promise.all(rooms.map((room) => room.concerns?.(watching) ?? []));
    return concerning(each.flat(), who);
  };
