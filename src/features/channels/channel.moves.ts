import { nextAllowedMoment } from '../../core/calendar.ts';
import type { Telling } from '../../core/notice.ts';
import type { Db } from '../../store/db.ts';
import type { HubBase } from '../define.ts';
import { channelsFor } from './channel.reads.ts';

type Base = Pick<HubBase, 'db' | 'hub' | 'now' | 'tell'>;

/** What a hub lets the bot say by itself to its local leaders: a switch each, in the hub's settings. */
export type Switch = 'tellsRecruiting' | 'tellsSeeking' | 'tellsNewLeads' | 'tellsMeetings';

/** Tells the channels of local leaders something once, in the hub's hours or when it says, unless the hub has switched it off. */
export async function tellNetwork(base: Base, by: Switch, telling: Omit<Telling, 'to'>): Promise<void> {
  const { db, hub, now, tell } = base;
  const settings = await db.hub.findUniqueOrThrow({
    where: { id: hub.id },
    select: { tellsRecruiting: true, tellsSeeking: true, tellsNewLeads: true, tellsMeetings: true },
  });
  if (!settings[by]) return;
  const notBefore = nextAllowedMoment(hub.calendar, hub.quietHours, now);
  for (const { id } of await channelsFor(db, 'LLME_NETWORK'))
    await tell({ notBefore, ...telling, to: { channel: id } });
}

/** A workspace or team leaves the hub: nothing is written into its channels any more. */
export const endChannelsOf = (db: Db, workspace: string) =>
  db.channelUse.deleteMany({ where: { channel: { workspace } } });
