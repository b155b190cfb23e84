import { isSchoolDay, type SchoolCalendar } from '../../src/core/calendar.ts';
import { addDays, type Day, instantOf, programmeYear, weekday } from '../../src/core/uk-time.ts';
import type { Meeting, SessionState } from '../../src/store/generated/enums.ts';
import { type GroupPlan, type Rhythm, weekdays } from './group-plan.ts';
import { knownId } from './known-id.ts';

/** The hours that sessions keep, on UK clocks. */
const hours = {
  TWILIGHT: { from: '16:00', to: '18:00' },
  HALF_DAY: { from: '13:00', to: '16:00' },
  FULL_DAY: { from: '09:15', to: '15:30' },
  SCHOOL_VISIT: { from: '09:00', to: '12:00' },
} as const;

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

/** The days of a rhythm in a programme year: school days only, all on one day of the week. */
export function sessionDays(calendar: SchoolCalendar, year: number, { count, on, from, every }: Rhythm): Day[] {
  const halfTerms = calendar.halfTerms.filter(({ end }) => programmeYear(end) === year);
  const days = halfTerms.map(({ start, end }) => schoolDaysOn(calendar, weekdays[on], start, end));
  const [halfTerm, week] = from;
  if (every === 'half-term') return upTo(count).flatMap((step) => days[halfTerm + step]?.[week] ?? []);
  const all = days.flat();
  const first = all.indexOf(days[halfTerm]?.[week] ?? '');
  return upTo(count).flatMap((step) => all[first + step * every] ?? []);
}

function schoolDaysOn(calendar: SchoolCalendar, wanted: number, start: Day, end: Day): Day[] {
  const days: Day[] = [];
  const first = addDays(start, (wanted - weekday(start) + 7) % 7);
  for (let day = first; day <= end; day = addDays(day, 7)) {
    if (isSchoolDay(calendar, day)) days.push(day);
  }
  return days;
}

type Meets = { id: string; key: string; hubId: string; meets: Meeting; venue: string };

function stateOf({ rhythm, stands }: GroupPlan, number: number, endsAt: Date, now: Date): SessionState {
  if (stands === 'CANCELLED' || rhythm.calledOff?.includes(number)) return 'CANCELLED';
  return endsAt <= now ? 'HELD' : 'SCHEDULED';
}

/** A group's sessions as rows. A group that seeks its lead has none: dates are the lead's to set. */
export function sessionRows(plan: GroupPlan, group: Meets, days: Day[], now: Date) {
  const { hubId, id: groupId, key } = group;
  const { length } = plan.rhythm;
  return days.map((day, index) => {
    const number = index + 1;
    const isOnline = group.meets === 'ONLINE' || (group.meets === 'BLENDED' && number % 2 === 0);
    const { from, to } = hours[length];
    const endsAt = instantOf(day, to);
    const where = isOnline
      ? { meets: 'ONLINE' as const, venue: '', link: `https://meet.mathshub.example/${key.toLowerCase()}` }
      : { meets: 'VENUE' as const, venue: group.venue, link: '' };
    return {
      id: knownId('session', key, number),
      hubId,
      groupId,
      number,
      day: new Date(day),
      from,
      to,
      startsAt: instantOf(day, from),
      endsAt,
      length,
      ...where,
      state: stateOf(plan, number, endsAt, now),
    };
  });
}

/** A session as a row. */
export type SampleSession = ReturnType<typeof sessionRows>[number];
