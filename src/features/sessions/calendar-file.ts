import { ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import type { Hub } from '../../core/hub.ts';
import type { Session } from '../../store/generated/client.ts';
import { sayWhere } from '../work-groups/work-group.ts';

const zone = 'Europe/London';

/** A session with the group it is of. */
export type Listed = { group: { title: string }; session: Session };

/** Where a session is, as a calendar shows it: the venue, the address online, or both. */
const placeOf = ({ meets, venue, link }: Session) =>
  [meets === 'ONLINE' && link !== '' ? '' : sayWhere(meets, venue), meets === 'VENUE' ? '' : link]
    .filter((part) => part !== '')
    .join(', ');

const titleOf = ({ group, session }: Listed) =>
  session.title ? `${group.title}: ${session.title}` : `${group.title}, session ${session.number}`;

/** Not on its day: cancelled, or postponed to one that is not known yet. */
const isOff = ({ state }: Session) => state === 'CANCELLED' || state === 'POSTPONED';

/** The wall-clock time of a session; its zone stands beside it, so that a summer evening stays at four. */
const wallClock = (day: Date, time: string) => `${day.toISOString().slice(0, 10)}T${time}:00`;

/**
 * A calendar file of sessions. A session has the same UID for ever and a SEQUENCE that grows when it is moved, so that
 * a calendar that takes the file again moves what it has; a cancelled one stays in it as cancelled. A file that only
 * takes sessions away says so by its method.
 */
export function sessionCalendar(name: string, hub: Pick<Hub, 'slug'>, listed: Listed[], now: Date): string {
  const isTakingAway = listed.length > 0 && listed.every(({ session }) => session.state === 'CANCELLED');
  const calendar = new ICalCalendar({ name, prodId: { company: 'Work Groups', product: 'Sessions', language: 'EN' } });
  calendar.method(isTakingAway ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH);
  // The zone is the sessions’, not the calendar’s: with one of its own DTSTAMP would no longer be UTC, as it must.
  calendar.timezone({ name: null, generator: (tz) => tzlib_get_ical_block(tz)[0] ?? null });
  for (const one of listed) {
    const { session } = one;
    calendar.createEvent({
      id: `session-${session.id}@${hub.slug}.workgroups`,
      stamp: now,
      start: wallClock(session.day, session.from),
      end: wallClock(session.day, session.to),
      timezone: zone,
      summary: titleOf(one),
      location: placeOf(session),
      sequence: session.sequence,
      status: isOff(session) ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}
