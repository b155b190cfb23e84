import type { SchoolCalendar } from '../../src/core/calendar.ts';
import type { ownProject } from './finished-group.ts';
import { endedPlaces, loggedRows, taskRows } from './finished-group.ts';
import { finalDates, finalReport, voiceRows } from './finished-report.ts';
import { knownId } from './known-id.ts';
import type { placeRows } from './place-rows.ts';
import type { SampleSession } from './session-rows.ts';

type Made = { row: { id: string; year: number; title: string }; sessions: SampleSession[] };
type Filled = Pick<ReturnType<typeof placeRows>, 'places' | 'memberships'>;

const countOf = <Row extends { state: string }>(rows: Row[], state: string) =>
  rows.filter((row) => row.state === state).length;

type Records = ReturnType<typeof endedPlaces> & ReturnType<typeof loggedRows> & ReturnType<typeof taskRows>;

const counted = (sessions: SampleSession[], records: Records) => ({
  sessionsHeld: sessions.length,
  schoolsActive: records.places.length,
  schoolsCompleted: countOf(records.places, 'COMPLETED'),
  schoolsUnfinished: countOf(records.places, 'UNFINISHED'),
  teachersActive: records.memberships.length,
  expected: records.attendances.length,
  attended: countOf(records.attendances, 'PRESENT'),
  tasksSet: records.gapTasks.length,
  tasksAsked: records.assignments.length,
  tasksDone: countOf(records.assignments, 'DONE'),
});

/** How the project came to its stage. */
const stageRows = (project: ReturnType<typeof ownProject>, { row }: Made, acceptedOn: string) => {
  const note = `Recommended by the final evaluation of ${row.title}`;
  const stages = [
    { stage: 'DEVELOPMENT' as const, from: `${project.year}-09-01`, note: '' },
    { stage: project.stage, from: acceptedOn, note },
  ];
  return stages.map(({ stage, from, note: why }) => {
    return { id: knownId('stage', project.slug, stage), projectId: project.id, stage, from: new Date(from), note: why };
  });
};

/** A group of the year before with what it left: who completed, what was logged, its accepted evaluation, and what those who came say. */
export function finishedRows(
  made: Made,
  all: Filled,
  project: ReturnType<typeof ownProject>,
  calendar: SchoolCalendar,
) {
  const { row, sessions } = made;
  const isOfGroup = ({ groupId }: { groupId: string }) => groupId === row.id;
  const dates = finalDates(calendar, row.year);
  const filled = { places: all.places.filter(isOfGroup), memberships: all.memberships.filter(isOfGroup) };
  const ended = endedPlaces(filled, dates.acceptedAt);
  const logged = loggedRows(sessions, ended.memberships);
  const tasks = taskRows(sessions, ended.memberships, calendar);
  const came = new Set(logged.attendances.filter(({ state }) => state === 'PRESENT').map((one) => one.membershipId));
  const lastDay = sessions.at(-1)?.day.toISOString().slice(0, 10) ?? dates.starts;
  return {
    ...ended,
    ...logged,
    ...tasks,
    ...finalReport(row, dates, counted(sessions, { ...ended, ...logged, ...tasks })),
    ...voiceRows(row.id, came.size, lastDay, calendar),
    stages: stageRows(project, made, dates.dueOn),
  };
}
