import { addSchoolDays, type SchoolCalendar } from '../../core/calendar.ts';
import type { Option } from '../../core/form.ts';
import type { Phase } from '../../core/people.ts';
import { addDays, type Day, instantOf } from '../../core/uk-time.ts';
import type { PlaceState, SessionState } from '../../store/generated/enums.ts';

/** What the headteacher said when a teacher joined. */
export type HeadAnswer = 'yes' | 'not-yet';

/** Where a school's place stands once a teacher has joined it: a head's yes confirms it, for both teachers, and stays. */
export const placeAfterJoining = (before: PlaceState | undefined, head: HeadAnswer): 'CONFIRMED' | 'HELD' =>
  head === 'yes' || before === 'CONFIRMED' ? 'CONFIRMED' : 'HELD';

/** The last day on which a place waits for the headteacher. */
export const heldUntil = (calendar: SchoolCalendar, today: Day, schoolDays: number): Day =>
  addSchoolDays(calendar, today, schoolDays);

/** The last day on which an offered place waits for the school. */
export const offeredUntil = (calendar: SchoolCalendar, toldOn: Day, schoolDays: number): Day =>
  addSchoolDays(calendar, toldOn, schoolDays);

/** The first day on which a group meets, or met; none while it has no dates. */
export function firstSessionDay(sessions: { day: Date; state: SessionState }[]): Day | undefined {
  const meets = sessions.filter(({ state }) => state === 'SCHEDULED' || state === 'HELD');
  return meets.map(({ day }) => day.toISOString().slice(0, 10)).toSorted()[0];
}

/** Whether a school that leaves today can hardly be followed by another: so few school days before the first session, or after. */
export const isLateToLeave = (
  calendar: SchoolCalendar,
  today: Day,
  firstSession: Day | undefined,
  schoolDays: number,
): boolean => firstSession !== undefined && today >= addSchoolDays(calendar, firstSession, -schoolDays);

/** The moment after which a held or an offered place lapses: the end of its last day. */
export const lapsesAt = (lastDay: Day): Date => instantOf(addDays(lastDay, 1), '00:00');

const yearGroups: [string, Phase][] = [
  ['Nursery', 'EARLY_YEARS'],
  ['Reception', 'EARLY_YEARS'],
  ...[1, 2, 3, 4, 5, 6].map((year): [string, Phase] => [`Year ${year}`, 'PRIMARY']),
  ...[7, 8, 9, 10, 11].map((year): [string, Phase] => [`Year ${year}`, 'SECONDARY']),
  ['Post-16', 'POST_16'],
];

/** The year groups of a school's phases; a school without phase has them all, and a primary its early years too. */
export function yearGroupsOf(phases: Phase[]): Option[] {
  const known = phases.includes('PRIMARY')
    ? [...phases, 'EARLY_YEARS']
    : phases.includes('SECONDARY')
      ? [...phases, 'POST_16']
      : phases;
  const fitting = yearGroups.filter(([, phase]) => known.length === 0 || known.includes(phase));
  return fitting.map(([label]) => ({ value: label, label }));
}
