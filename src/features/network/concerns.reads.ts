import type { Concern } from '../../core/room.ts';
import { instantOf, ukDay } from '../../core/uk-time.ts';
import type { HubWatching } from '../define.ts';
import { notRecorded } from './meeting.reads.ts';
import { aboutMeeting, whenOf } from './meeting.ts';

/** Meetings of a day that is over, of which nobody has said who came. */
export async function networkConcerns({ db, now }: HubWatching): Promise<Concern[]> {
  const forgotten = await notRecorded(db, instantOf(ukDay(now), '00:00'));
  const items = forgotten.map((meeting) => ({
    title: meeting.purpose,
    detail: whenOf(meeting),
    actions: [aboutMeeting('Record who came', 'network-attendance', meeting)],
  }));
  return [{ about: 'Network meetings not recorded', for: ['hub lead'], items }];
}
