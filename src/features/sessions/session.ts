import { addDays, type ClockTime, type Day, instantOf } from '../../core/uk-time.ts';
import type { Action, Text } from '../../core/view.ts';
import type { SessionLength, SessionState } from '../../store/generated/enums.ts';

/** The day of a row, without the time that Prisma gives it. */
export const dayOf = (date: Date): Day => date.toISOString().slice(0, 10);

/** Every length with its words and how many minutes it takes unless somebody says otherwise. */
export const lengths: Record<SessionLength, { words: string; minutes: number }> = {
  TWILIGHT: { words: 'Twilight', minutes: 120 },
  HALF_DAY: { words: 'Half day', minutes: 180 },
  FULL_DAY: { words: 'Full day', minutes: 360 },
  SCHOOL_VISIT: { words: 'School visit', minutes: 180 },
};

const twoDigits = (number: number) => String(number).padStart(2, '0');

/** The time on the clock so many minutes later, at the latest a minute before midnight. */
export function later(time: ClockTime, minutes: number): ClockTime {
  const [hour = '0', minute = '0'] = time.split(':');
  const at = Math.min(Number(hour) * 60 + Number(minute) + minutes, 24 * 60 - 1);
  return `${twoDigits(Math.floor(at / 60))}:${twoDigits(at % 60)}`;
}

/** Wall-clock intent with the instants worked out from it: a change of the clocks moves nothing. */
export const timesOf = (day: Day, from: ClockTime, to: ClockTime) => ({
  day: new Date(day),
  from,
  to,
  startsAt: instantOf(day, from),
  endsAt: instantOf(day, to),
});

/** Where a session may go from each state; what is not here is over. */
export const sessionMoves: Record<SessionState, SessionState[]> = {
  DRAFT: ['SCHEDULED'],
  SCHEDULED: ['HELD', 'POSTPONED', 'CANCELLED'],
  POSTPONED: ['SCHEDULED', 'CANCELLED'],
  HELD: [],
  CANCELLED: [],
};

export const canBecome = (from: SessionState, to: SessionState): boolean => sessionMoves[from].includes(to);

const stateWords: Record<SessionState, string> = {
  DRAFT: 'proposed, not told yet',
  SCHEDULED: 'planned',
  POSTPONED: 'postponed, a new date follows',
  HELD: 'held',
  CANCELLED: 'cancelled',
};

/** How a session stands, in plain words. */
export const sayStanding = (state: SessionState): string => stateWords[state];

type Timed = { number: number; startsAt: Date; endsAt: Date; title?: string };

/** "3. Thursday 12 March, 4pm to 6pm" */
export const sayLine = ({ number, startsAt, endsAt, title }: Timed): Text => [
  `${number}. `,
  { moment: startsAt.toISOString(), until: endsAt.toISOString() },
  ...(title ? [` · ${title}`] : []),
];

/** The last day on which not coming costs nothing, where the hub charges for absence. */
export const lastFreeDay = (day: Day, noticeDays: number): Day => addDays(day, -noticeDays);

/** A button about one session, which says its number and its group to a screen reader. */
export const aboutSession = (
  label: string,
  runs: string,
  session: { id: string; number: number },
  group: { title: string },
): Action => ({
  label,
  spoken: `${label}: session ${session.number} of ${group.title}`,
  runs,
  input: { session: session.id },
});
