import { addSchoolDays, type SchoolCalendar } from '../../core/calendar.ts';
import type { Option } from '../../core/form.ts';
import { addDays, type Day } from '../../core/uk-time.ts';
import type { Action } from '../../core/view.ts';
import type { AssignmentState, Bring } from '../../store/generated/enums.ts';

const bringWords: Record<Bring, string> = {
  NOTHING: 'nothing to bring',
  REFLECTION: 'bring a reflection',
  EXAMPLE: 'bring an example, without pupils’ names',
};

/** What a gap task asks one to bring. */
export const sayBring = (bring: Bring): string => bringWords[bring];

export const bringOptions: Option[] = [
  { value: 'NOTHING', label: 'Nothing' },
  { value: 'REFLECTION', label: 'A reflection' },
  { value: 'EXAMPLE', label: 'An example', detail: 'without pupils’ names' },
];

const stateWords: Record<AssignmentState, string> = {
  ASSIGNED: 'to do',
  DONE: 'done',
  CANNOT: 'can’t do it',
  EXCUSED: 'excused',
};

/** How somebody stands to a gap task. */
export const sayAssignment = (state: AssignmentState): string => stateWords[state];

/** How a person may move a task of theirs on; what a lead excused stays so. */
export const assignmentMoves: Record<AssignmentState, AssignmentState[]> = {
  ASSIGNED: ['DONE', 'CANNOT'],
  CANNOT: ['DONE', 'EXCUSED'],
  DONE: ['DONE'],
  EXCUSED: ['DONE'],
};

/**
 * The day a task is due unless the lead chose one: some school days before the session it feeds, or the day of that
 * session where it is set so late.
 */
export function usualDue(calendar: SchoolCalendar, session: Day, schoolDays: number, today: Day): Day {
  const due = addSchoolDays(calendar, session, -schoolDays);
  return due > today ? due : session;
}

/** Where no session follows yet: three weeks from today, on a school day. */
export const dueWithoutSession = (calendar: SchoolCalendar, today: Day): Day =>
  addSchoolDays(calendar, addDays(today, 21), 0);

/** Longest title that stands alone. */
const longestTitle = 60;

/** A title from what is to be done: its first sentence, or as much of it as a title holds. */
export function titleFrom(what: string): string {
  const sentence = /^[^.\n]+/.exec(what.trim())?.[0] ?? what;
  return sentence.length <= longestTitle ? sentence : `${sentence.slice(0, longestTitle - 1).trimEnd()}…`;
}

/** Whether somebody has not answered a task whose day is over. */
export const isBehind = (state: AssignmentState, dueOn: Day, today: Day): boolean =>
  state === 'ASSIGNED' && dueOn < today;

/** A button about one person's part in a task. */
export const aboutAssignment = (
  label: string,
  runs: string,
  assignment: { id: string },
  task: { title: string },
): Extract<Action, { runs: string }> => ({
  label,
  spoken: `${label}: ${task.title}`,
  runs,
  input: { assignment: assignment.id },
});

/** What those who lead can do about a task once it is set. */
export const aboutTask = ({ id, title }: { id: string; title: string }): Action[] => [
  { label: 'Change it', spoken: `Change it: ${title}`, runs: 'change-task', input: { task: id } },
  {
    label: 'Take it off',
    spoken: `Take it off: ${title}`,
    runs: 'end-task',
    input: { task: id },
    confirm: `Nobody need do “${title.slice(0, 80)}” any more, and what came back is no longer shown.`,
  },
];

/** Leads those who lead a group to what came back from its tasks. */
export const seeWhatCameBack = (group: { id: string; title: string }): Action => ({
  label: 'See what came back',
  spoken: `See what came back: ${group.title}`,
  runs: 'task-summary',
  input: { group: group.id },
});
