import { addSchoolDays, type SchoolCalendar } from '../../src/core/calendar.ts';
import { fold } from '../../src/core/fold.ts';
import { type Day, instantOf } from '../../src/core/uk-time.ts';
import { sayPhases } from '../../src/features/work-groups/work-group.ts';
import type { GroupPlan } from './group-plan.ts';
import { sampleHub } from './hub.ts';
import { knownId } from './known-id.ts';
import { leaderId } from './leaders.ts';
import type { placeRows } from './place-rows.ts';
import type { SampleSession } from './session-rows.ts';

const hubId = sampleHub.id;

/** Who led the group that has ended. */
export const finishedBy = 'Emeka Hollinside';

/** A group of the year before, of a project of the hub's own: it has ended. */
export const finishedPlan: GroupPlan = {
  number: 31,
  project: 'ratio-tables',
  leads: [finishedBy],
  rhythm: { count: 4, length: 'TWILIGHT', on: 'Wednesdays', from: [1, 1], every: 4 },
  between: 'one lesson with a ratio table after each',
  who: 'teachers',
  capacity: 6,
  left: 0,
  stands: 'CLOSED',
};

const about = {
  title: 'Ratio tables from Year 4 to Year 6',
  phases: ['PRIMARY' as const],
  audience: ['teachers'],
  family: 'Mathematical thinking and problem solving',
};

/** The project of that group, at the stage that its final evaluation recommended. */
export const ownProject = (year: number) => ({
  id: knownId('project', finishedPlan.project),
  ownerHubId: hubId,
  year,
  slug: finishedPlan.project,
  code: null,
  ...about,
  kind: 'WORK_GROUP' as const,
  type: 'LOCAL' as const,
  stage: 'EFFECTIVENESS' as const,
  description: 'Teachers plan five lessons with ratio tables together and compare what their classes do with them.',
  searchText: fold([about.title, about.family, ...about.audience, sayPhases(about.phases)].join(' ')),
});

type Filled = Pick<ReturnType<typeof placeRows>, 'places' | 'memberships'>;

const endOf = (isLast: boolean) => (isLast ? ('UNFINISHED' as const) : ('COMPLETED' as const));

/** The places of the group as they ended: all but the last of its schools completed. */
export function endedPlaces({ places, memberships }: Filled, endedAt: Date) {
  const last = places.at(-1)?.id;
  return {
    places: places.map((place) => {
      const isLast = place.id === last;
      return { ...place, state: endOf(isLast), completes: !isLast, endedAt };
    }),
    memberships: memberships.map((one) => ({ ...one, state: endOf(one.participationId === last) })),
  };
}

type Members = ReturnType<typeof endedPlaces>['memberships'];

const did = [
  'Ratio tables for recipes; where doubling and halving is enough.',
  'From the table to the double number line.',
  'Scaling in geography and science.',
  'What each school keeps, and how its colleagues hear of it.',
];

/** The last school came once; of the others one of two stayed away now and then. */
const stayedAway = (state: string, order: number, index: number) =>
  state === 'UNFINISHED' ? index > 0 : order === 2 * index;

/** What was logged of its sessions: what was done, and who came. */
export function loggedRows(sessions: SampleSession[], members: Members) {
  const personId = leaderId(finishedBy);
  const logs = sessions.map(({ id: sessionId, endsAt: at }, index) => {
    return { hubId, sessionId, did: did[index] ?? '', personId, at };
  });
  const attendances = sessions.flatMap(({ id: sessionId }, index) =>
    members.map(({ id: membershipId, state: ended }, order) => {
      const state = stayedAway(ended, order, index) ? ('APOLOGIES' as const) : ('PRESENT' as const);
      return { hubId, sessionId, membershipId, state };
    }),
  );
  return { logs, attendances };
}

const tasks = [
  'Teach one lesson with a ratio table',
  'Let the class choose between table and line',
  'Bring three answers',
];

const dayOf = (date: Date): Day => date.toISOString().slice(0, 10);

/** Its gap tasks, one from each session to the next, and who did them. */
export function taskRows(sessions: SampleSession[], members: Members, calendar: SchoolCalendar) {
  const gapTasks = tasks.flatMap((title, index) => {
    const [session, next] = [sessions[index], sessions[index + 1]];
    if (!session || !next) return [];
    const dueOn = new Date(addSchoolDays(calendar, dayOf(next.day), -2));
    const set = { sessionId: session.id, nextSessionId: next.id, at: session.endsAt, personId: leaderId(finishedBy) };
    return [
      { id: knownId('task', session.id), hubId, groupId: session.groupId, title, what: `${title}.`, dueOn, ...set },
    ];
  });
  const assignments = gapTasks.flatMap(({ id: taskId, dueOn }, index) =>
    members.map(({ id: membershipId, state: ended }, order) => {
      const isDone = ended === 'COMPLETED' && order !== 3 + 2 * index;
      const answer = isDone
        ? { state: 'DONE' as const, answeredAt: instantOf(dayOf(dueOn), '12:40') }
        : { state: 'ASSIGNED' as const, answeredAt: null };
      return { id: knownId('assignment', taskId, membershipId), hubId, taskId, membershipId, ...answer };
    }),
  );
  return { gapTasks, assignments };
}
