import { addDays, type Day } from '../../core/uk-time.ts';
import type { AttendanceState } from '../../store/generated/enums.ts';

const words: Record<AttendanceState, string> = {
  PRESENT: 'came',
  LATE: 'came late',
  LEFT_EARLY: 'left early',
  APOLOGIES: 'sent apologies',
  ABSENT: 'did not come',
};

/** How somebody was at a session. */
export const sayAttendance = (state: AttendanceState): string => words[state];

/** Every way to be at a session, in the order in which a lead chooses. */
export const attendanceStates: AttendanceState[] = ['PRESENT', 'LATE', 'LEFT_EARLY', 'APOLOGIES', 'ABSENT'];

/** Whether somebody was there, be it for a part. */
export const wasThere = (state: AttendanceState): boolean =>
  state === 'PRESENT' || state === 'LATE' || state === 'LEFT_EARLY';

/**
 * What a tick in the log says: who is ticked came (as late or early as was known before), who is not sent apologies
 * where they had said so, and else did not come.
 */
export function attendanceOf(
  ticked: boolean,
  before: AttendanceState | undefined,
  apologised: boolean,
): AttendanceState {
  if (ticked) return before && wasThere(before) ? before : 'PRESENT';
  if (before && !wasThere(before)) return before;
  return apologised ? 'APOLOGIES' : 'ABSENT';
}

/** Somebody who came and is in no list. */
export type Guest = { name: string; school: string };

/** Reads "name, school" a line: what stands behind the first comma is the school. */
export const readGuests = (lines: string): Guest[] =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', ...school] = line.split(',');
      return { name: name.trim().slice(0, 80), school: school.join(',').trim().slice(0, 120) };
    });

export const sayGuest = ({ name, school }: Guest): string => (school ? `${name}, ${school}` : name);

/** "11 came, 3 away" */
export const sayCount = (came: number, away: number): string => `${came} came, ${away} away`;

/** The last day on which a log can be corrected. */
export const lastCorrection = (day: Day, days: number): Day => addDays(day, days);

/** What is known of a school in a group when a session has been logged. */
export type Drift = { missed: number; tasksDue: number; tasksDone: number };

/** Whether a school drifts: a session missed and no gap task done; where no task was due, two sessions missed. */
export const drifts = ({ missed, tasksDue, tasksDone }: Drift): boolean =>
  tasksDue > 0 ? missed >= 1 && tasksDone === 0 : missed >= 2;
