import { nextAllowedMoment } from '../../core/calendar.ts';
import type { Telling } from '../../core/notice.ts';
import type { Db } from '../../store/db.ts';
import type { HubBase } from '../define.ts';
import { channelsFor } from './channel.reads.ts';

type Base = Pick<HubBase, 'db' | 'hub' | 'now' | 'tell'>;

/** What a hub lets the bot say by itself to its local leaders: a switch each, in the hub's settings. */
export type Switch = 'tellsRecruiting' | 'tellsSeeking' | 'tellsNewLeads' | 'tellsMeetings' | 'tellsWindows';

/** Tells the channels of local leaders something once, in the hub's hours or when it says, unless the hub has switched it off; how many. */
export async function tellNetwork(base: Base, by: Switch, telling: Omit<Telling, 'to'>): Promise<number> {
  const { db, hub, now, tell } = base;
  const settings = await db.hub.findUniqueOrThrow({
    where: { id: hub.id },
    select: { tellsRecruiting: true, tellsSeeking: true, tellsNewLeads: true, tellsMeetings: true, tellsWindows: true },
  });
  if (!settings[by]) return 0;
  const notBefore = nextAllowedMoment(hub.calendar, hub.quietHours, now);
  const channels = await channelsFor(db, 'LLME_NETWORK');
  for (const { id } of channels) await tell({ notBefore, ...telling, to: { channel: id } });
  return channels.length;
}

/** A workspace or team leaves the hub: nothing is written into its channels any more. */
export const endChannelsOf = (db: Db, workspace: string) =>
  db.channelUse.deleteMany({ where: { channel: { workspace } } });
