import type { HubRoom } from '../define.ts';
import { chooseDigestDay } from './choose-digest-day.ts';
import { bringDigests, plantDigest } from './digest.due.ts';
import { weeklyDigest } from './digest.notices.ts';
import { gatherFrom } from './gather.ts';
import { showToday } from './show-today.ts';

/** A day by exception: what of these rooms needs those who look after the hub, when they ask and once a week. */
export function today(rooms: HubRoom[]): HubRoom {
  const gather = gatherFrom(rooms);
  return {
    topic: 'Today in the hub',
    commands: [showToday(gather), chooseDigestDay],
    noticeKinds: [weeklyDigest(gather)],
    dueKinds: [bringDigests],
    nightWork: [plantDigest],
  };
}
