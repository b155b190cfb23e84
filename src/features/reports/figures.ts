import { z } from 'zod';
import { saySums } from '../money/money.ts';

const count = z.number().int().default(0);

/** What the records say of a group in a term: counts only. Kept with the report when it is accepted. */
const figuresShape = z.object({
  sessionsHeld: count,
  sessionsPlanned: count,
  sessionsCancelled: count,
  schoolsActive: count,
  schoolsCompleted: count,
  schoolsUnfinished: count,
  schoolsWithdrawn: count,
  teachersActive: count,
  teachersWithdrawn: count,
  expected: count,
  attended: count,
  substitutes: count,
  tasksSet: count,
  tasksAsked: count,
  tasksDone: count,
  schoolsFlagged: count,
  lateApologies: count,
  plannedPence: count,
  claimedPence: count,
  paidPence: count,
});
export type Figures = z.infer<typeof figuresShape>;

/** Every count, in the order in which a table has them. */
export const figureNames = figuresShape.keyof().options;

/** What the records say of a group that has none. */
export const noFigures: Figures = figuresShape.parse({});

/** The figures of several groups together; a school in two of them counts in each. */
export const addUp = (all: Figures[]): Figures =>
  figuresShape.parse(
    Object.fromEntries(figureNames.map((name) => [name, all.reduce((sum, figures) => sum + figures[name], 0)])),
  );

/** Counts as a question to the records brings them, or as they were kept. */
export const figuresFrom = (row: Record<string, unknown>): Figures => figuresShape.parse(row);

/** The figures that a report was accepted with; none while it is open. */
export const readFigures = (json: unknown): Figures | undefined => figuresShape.safeParse(json).data;

/** One line of a report that comes from the records: what it says, where from, and what opens it. */
export type FigureLine = {
  id: string;
  label: string;
  say: (figures: Figures) => string;
  source: string;
  opens: { label: string; runs: string };
};

const noun = (number: number, one: string, many = `${one}s`) => (number === 1 ? `1 ${one}` : `${number} ${many}`);

const percent = (part: number, whole: number) => `${Math.round((part / whole) * 100)}%`;

const sayIn = (active: number, withdrawn: number) =>
  `${active + withdrawn} recruited: ${active} active, ${withdrawn} withdrew`;

/** Where schools are known to have completed or not, that is said of them, and of the others that they are active. */
function saySchools({ schoolsActive, schoolsCompleted, schoolsUnfinished, schoolsWithdrawn }: Figures): string {
  if (schoolsCompleted + schoolsUnfinished === 0) return sayIn(schoolsActive, schoolsWithdrawn);
  const active = schoolsActive - schoolsCompleted - schoolsUnfinished;
  const parts = [
    `${schoolsCompleted} completed`,
    ...(schoolsUnfinished > 0 ? [`${schoolsUnfinished} did not complete`] : []),
    ...(active > 0 ? [`${active} not confirmed yet`] : []),
    `${schoolsWithdrawn} withdrew`,
  ];
  return `${schoolsActive + schoolsWithdrawn} recruited: ${parts.join(', ')}`;
}

function sayAttendance({ expected, attended, substitutes }: Figures): string {
  if (expected === 0) return 'nothing logged';
  const instead = substitutes > 0 ? `, ${substitutes} sent somebody instead` : '';
  return `${attended} of ${expected} came (${percent(attended, expected)})${instead}`;
}

function sayTasks({ tasksSet, tasksAsked, tasksDone }: Figures): string {
  if (tasksSet === 0) return 'none set';
  return `${tasksSet} set; ${tasksDone} of ${noun(tasksAsked, 'answer')} done`;
}

function sayFlagged({ schoolsFlagged, lateApologies }: Figures): string {
  if (schoolsFlagged + lateApologies === 0) return 'none';
  const parts = [
    ...(schoolsFlagged > 0 ? [`${noun(schoolsFlagged, 'school')} may be drifting`] : []),
    ...(lateApologies > 0 ? [noun(lateApologies, 'late apology', 'late apologies')] : []),
  ];
  return parts.join(', ');
}

/** Every line from the records, in the order in which a report shows them. Another part of a report adds its line here. */
export const figureLines: FigureLine[] = [
  {
    id: 'sessions',
    label: 'Sessions',
    say: (figures) =>
      `${figures.sessionsHeld} held, ${figures.sessionsPlanned} planned, ${figures.sessionsCancelled} cancelled`,
    source: 'from the dates and their logs',
    opens: { label: 'See the sessions', runs: 'sessions' },
  },
  {
    id: 'schools',
    label: 'Schools',
    say: saySchools,
    source: 'from the places of the group',
    opens: { label: 'See the roster', runs: 'roster' },
  },
  {
    id: 'teachers',
    label: 'Teachers',
    say: ({ teachersActive, teachersWithdrawn }) => sayIn(teachersActive, teachersWithdrawn),
    source: 'from who stands for its schools',
    opens: { label: 'See the members', runs: 'members' },
  },
  {
    id: 'attendance',
    label: 'Attendance',
    say: sayAttendance,
    source: 'from the logs',
    opens: { label: 'See the logs', runs: 'sessions' },
  },
  {
    id: 'tasks',
    label: 'Gap tasks',
    say: sayTasks,
    source: 'from what was set and answered',
    opens: { label: 'See what came back', runs: 'task-summary' },
  },
  {
    id: 'absences',
    label: 'Absences flagged',
    say: sayFlagged,
    source: 'from logs and apologies',
    opens: { label: 'See the schools', runs: 'roster' },
  },
  {
    id: 'money',
    label: 'Money',
    say: (figures) => (figures.plannedPence === 0 ? 'none written down' : saySums(figures)),
    source: 'from what the hub has written down',
    opens: { label: 'See the money', runs: 'money' },
  },
];

/** What has changed in the records since a report was accepted, line by line. */
export const correctedSince = (kept: Figures, now: Figures): { label: string; now: string }[] =>
  figureLines
    .map(({ label, say }) => ({ label, before: say(kept), now: say(now) }))
    .filter((line) => line.before !== line.now);
