import { addSchoolDays, type SchoolCalendar } from '../../src/core/calendar.ts';
import { type Day, instantOf } from '../../src/core/uk-time.ts';
import { groupSearchText } from '../../src/features/work-groups/group-search.ts';
import type { Meeting, WorkGroupState } from '../../src/store/generated/enums.ts';
import type { SampleProject } from './catalogue.ts';
import type { GroupPlan, Rhythm } from './group-plan.ts';
import { sampleHub } from './hub.ts';
import { knownId } from './known-id.ts';
import { leaderEmail, leaderId } from './leaders.ts';
import { projectWords } from './project-words.ts';
import type { SampleSchool } from './schools.ts';
import type { SampleSession } from './session-rows.ts';

const nameOfLength = {
  TWILIGHT: 'twilights of two hours',
  HALF_DAY: 'half days',
  FULL_DAY: 'full days',
  SCHOOL_VISIT: 'school visits',
} as const;

const sayTimeNeeded = ({ count, length }: Rhythm, between: string) => `${count} ${nameOfLength[length]} and ${between}`;

/** The hub's own key of a group: APMH-26-001. */
export const groupKey = (year: number, number: number): string =>
  `APMH-${String(year % 100).padStart(2, '0')}-${String(number).padStart(3, '0')}`;

/** Where a group stands by the sessions it has held; one that is not open stands where its plan says. */
export function groupState({ stands }: GroupPlan, sessions: SampleSession[]): WorkGroupState {
  if (stands) return stands;
  if (!sessions.some(({ state }) => state === 'HELD')) return 'RECRUITING';
  return sessions.some(({ state }) => state === 'SCHEDULED') ? 'RUNNING' : 'EVALUATING';
}

/** How a group meets and where. */
export function meetingOf(plan: GroupPlan, venue: SampleSchool | undefined) {
  const meets: Meeting = !venue ? 'ONLINE' : plan.blended ? 'BLENDED' : 'VENUE';
  return { meets, venue: venue?.name ?? '', localAuthority: venue?.laName ?? '' };
}

/** Since when a lead is sought, a later number longer, and until when offers are taken. */
export const soughtOn = ({ number }: GroupPlan, calendar: SchoolCalendar, today: Day) => ({
  soughtSince: instantOf(addSchoolDays(calendar, today, -(number - 15)), '10:00'),
  interestUntil: new Date(addSchoolDays(calendar, today, number - 15)),
});

type Meets = ReturnType<typeof meetingOf>;

function termsOf(plan: GroupPlan) {
  const lead = plan.leads[0];
  return {
    chargePence: plan.chargePence ?? 0,
    paidToSchools: plan.paidToSchools ?? '',
    absenceChargePence: plan.absenceChargePence ?? 0,
    entryConditions: plan.entryConditions ?? '',
    contact: lead ? `${lead}, ${leaderEmail(lead)}` : sampleHub.contact,
    fundingSource: plan.fundingSource ?? 'the national Maths Hubs programme',
    deliveredBy: plan.deliveredBy ?? sampleHub.name,
  };
}

/** What of a project a group of it takes over. */
type Entry = Pick<SampleProject, 'id' | 'slug' | 'code' | 'title' | 'phases' | 'audience'>;

type Standing = { state: WorkGroupState; sought: ReturnType<typeof soughtOn> };

/** A Work Group as a row; since when a lead is sought counts for one that seeks it. */
export function groupRow(plan: GroupPlan, project: Entry, year: number, where: Meets, { state, sought }: Standing) {
  const key = groupKey(year, plan.number);
  const title = plan.where ? `${project.title} – ${plan.where}` : project.title;
  const words = projectWords[project.slug];
  if (!words) throw new Error(`nothing is written about the project ${project.slug}`);
  return {
    id: knownId('group', plan.number),
    hubId: sampleHub.id,
    projectId: project.id,
    key,
    year,
    code: project.code,
    title,
    phases: project.phases,
    state,
    capacitySchools: plan.capacity,
    teachersPerSchool: plan.oneTeacher ? 1 : 2,
    ...words,
    timeNeeded: sayTimeNeeded(plan.rhythm, plan.between),
    ...where,
    ...termsOf(plan),
    ...(state === 'SEEKING_LEAD' && sought),
    searchText: groupSearchText(
      { title, code: project.code, key, ...where, phases: project.phases },
      plan.leads,
      project.audience,
    ),
  };
}

/** Who leads a group as rows: the first named leads, the second co-leads. */
export const leadRows = (plan: GroupPlan, groupId: string, from: Date) =>
  plan.leads.map((name, index) => ({
    id: knownId('lead', plan.number, name),
    hubId: sampleHub.id,
    groupId,
    personId: leaderId(name),
    capacity: index === 0 ? ('LEAD' as const) : ('CO_LEAD' as const),
    from,
  }));
