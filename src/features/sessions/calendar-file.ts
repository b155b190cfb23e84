import { ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import type { Hub } from '../../core/hub.ts';
import type { Session } from '../../store/generated/client.ts';
import { sayWhere } from '../work-groups/work-group.ts';

const zone = 'Europe/London';

/** A session with the group it is of. */
export type Listed = { group: { title: string }; session: Session };

/** Where something is, as a calendar shows it: the venue, the address online, or both. */
export const placeOf = ({ meets, venue, link }: Pick<Session, 'meets' | 'venue' | 'link'>): string =>
  [meets === 'ONLINE' && link !== '' ? '' : sayWhere(meets, venue), meets === 'VENUE' ? '' : link]
    .filter((part) => part !== '')
    .join(', ');

const titleOf = ({ group, session }: Listed) =>
  session.title ? `${group.title}: ${session.title}` : `${group.title}, session ${session.number}`;

/** Something that stands in a calendar; `off`: not on its day, `cancelled`: for good. */
export type Entry = {
  uid: string;
  title: string;
  place: string;
  day: Date;
  from: string;
  to: string;
  sequence: number;
  standing: 'on' | 'off' | 'cancelled';
};

const standings: Partial<Record<Session['state'], Entry['standing']>> = { CANCELLED: 'cancelled', POSTPONED: 'off' };

/** A session as it stands in a calendar. */
export const entryOf = (one: Listed): Entry => {
  const { id, day, from, to, sequence, state } = one.session;
  const standing = standings[state] ?? 'on';
  return { uid: `session-${id}`, title: titleOf(one), place: placeOf(one.session), day, from, to, sequence, standing };
};

/** The wall-clock time of an entry; its zone stands beside it, so that a summer evening stays at four. */
const wallClock = (day: Date, time: string) => `${day.toISOString().slice(0, 10)}T${time}:00`;

/**
 * A calendar file. An entry has the same UID for ever and a SEQUENCE that grows when it is moved, so that a calendar
 * that takes the file again moves what it has; a cancelled one stays in it as cancelled. A file that only takes entries
 * away says so by its method.
 */
export function calendarFile(name: string, hub: Pick<Hub, 'slug'>, entries: Entry[], now: Date): string {
  const isTakingAway = entries.length > 0 && entries.every(({ standing }) => standing === 'cancelled');
  const calendar = new ICalCalendar({ name, prodId: { company: 'Work Groups', product: 'Sessions', language: 'EN' } });
  calendar.method(isTakingAway ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH);
  // The zone is the entries’, not the calendar’s: with one of its own DTSTAMP would no longer be UTC, as it must.
  calendar.timezone({ name: null, generator: (tz) => tzlib_get_ical_block(tz)[0] ?? null });
  for (const { uid, title, place, day, from, to, sequence, standing } of entries) {
    calendar.createEvent({
      id: `${uid}@${hub.slug}.workgroups`,
      stamp: now,
      start: wallClock(day, from),
      end: wallClock(day, to),
      timezone: zone,
      summary: title,
      location: place,
      sequence,
      status: standing === 'on' ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    });
  }
  return calendar.toString();
}

/** A calendar file of sessions. */
export const sessionCalendar = (name: string, hub: Pick<Hub, 'slug'>, listed: Listed[], now: Date): string =>
  calendarFile(name, hub, listed.map(entryOf), now);
