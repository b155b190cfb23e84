import type { DocumentKind } from '../../core/document.ts';
import type { Db } from '../../store/db.ts';
import type { NetworkMeeting } from '../../store/generated/client.ts';
import { calendarFile, type Entry, placeOf } from '../sessions/calendar-file.ts';
import { isLocalLeader } from '../work-groups/local-leader.reads.ts';
import { loadMeeting } from './meeting.reads.ts';

/** The name under which `link` makes the address of a meeting's calendar file, and for how many days it works. */
export const meetingFile = 'network-meeting-calendar';
export const fileDays = 30;

/** A meeting as it stands in a calendar. */
export const entryOf = (meeting: NetworkMeeting): Entry => {
  const { id, day, from, to, sequence, state } = meeting;
  return {
    uid: `network-meeting-${id}`,
    title: 'LLME network meeting',
    place: placeOf(meeting),
    standing: state === 'CANCELLED' ? 'cancelled' : 'on',
    ...{ day, from, to, sequence },
  };
};

/** A meeting of the network as a calendar file, as it is now: moved, or taken away where it is called off. */
export const meetingCalendarFile: DocumentKind<Db> = {
  name: meetingFile,
  title: 'The network meeting for your calendar',
  isLasting: true,
  produce: async ({ meeting: id }, { db, hub, actor, now }) => {
    const meeting = id ? await loadMeeting(db, id) : undefined;
    if (!meeting || !(await isLocalLeader({ db, actor, now }))) return 'gone';
    return {
      filename: 'network-meeting.ics',
      type: 'text/calendar',
      body: calendarFile('LLME network', hub, [entryOf(meeting)], now),
    };
  },
};
