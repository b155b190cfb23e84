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

/** Whether a log says of somebody that they came, came late, left early. */
export type Ticks = { came: boolean; late: boolean; early: boolean };

/**
 * What a log says of somebody: they came, late or for a part where it says so; who did not sent apologies where they
 * had said so, and else did not come.
 */
export function attendanceOf(
  { came, late, early }: Ticks,
  before: AttendanceState | undefined,
  apologised: boolean,
): AttendanceState {
  if (late) return 'LATE';
  if (early) return 'LEFT_EARLY';
  if (came) return 'PRESENT';
  if (before && !wasThere(before)) return before;
  return apologised ? 'APOLOGIES' : 'ABSENT';
}

/** Somebody who came and is in no list. */
export type Guest = { name: string; school: string };

/** What a lead writes beside the ticks: who came and is in no list, members who came late or left early, who came instead. */
export type Remarks = { guests: Guest[]; late: string[]; early: string[]; instead: { name: string; of: string }[] };

const isLate = /^(?<name>.+?)\s+(?:came\s+|was\s+)?late$/i;
const isEarly = /^(?<name>.+?)\s+(?:left\s+)?early$/i;
const isInstead = /^(?<name>.+?)\s+for\s+(?<of>.+)$/i;

const guestOf = (line: string): Guest => {
  const [name = '', ...school] = line.split(',');
  return { name: name.trim().slice(0, 80), school: school.join(',').trim().slice(0, 120) };
};

/** Reads a line each: with a comma it is a guest and their school; else how a member was there, or who came instead. */
export function readRemarks(lines: string): Remarks {
  const remarks: Remarks = { guests: [], late: [], early: [], instead: [] };
  for (const line of lines.split('\n').map((one) => one.trim())) {
    const [late, early, instead] = [isLate, isEarly, isInstead].map((shape) => shape.exec(line)?.groups);
    if (line === '') continue;
    if (line.includes(',')) remarks.guests.push(guestOf(line));
    else if (late?.name) remarks.late.push(late.name);
    else if (early?.name) remarks.early.push(early.name);
    else if (instead?.name && instead.of) remarks.instead.push({ name: instead.name.slice(0, 80), of: instead.of });
    else remarks.guests.push(guestOf(line));
  }
  return remarks;
}

export const sayGuest = ({ name, school }: Guest): string => (school ? `${name}, ${school}` : name);

/** The lines that are read as this. */
export const sayRemarks = ({ guests, late, early, instead }: Remarks): string =>
  [
    ...late.map((name) => `${name} late`),
    ...early.map((name) => `${name} left early`),
    ...instead.map(({ name, of }) => `${name} for ${of}`),
    ...guests.map(sayGuest),
  ].join('\n');

/** "11 came, 3 away" */
export const sayCount = (came: number, away: number): string => `${came} came, ${away} away`;

/** The last day on which a log can be corrected. */
export const lastCorrection = (day: Day, days: number): Day => addDays(day, days);

/** What is known of a school in a group when a session has been logged. */
export type Drift = { missed: number; tasksDue: number; tasksDone: number };

/** Whether a school drifts: a session missed and no gap task done; where no task was due, two sessions missed. */
export const drifts = ({ missed, tasksDue, tasksDone }: Drift): boolean =>
  tasksDue > 0 ? missed >= 1 && tasksDone === 0 : missed >= 2;
