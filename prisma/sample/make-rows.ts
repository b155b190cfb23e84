import type { SchoolCalendar } from '../../src/core/calendar.ts';
import { type Day, instantOf, ukDay } from '../../src/core/uk-time.ts';
import { remindsBefore, searchEndsRule } from '../../src/features/interests/interest.due.ts';
import { sessionRules } from '../../src/features/sessions/session.due.ts';
import { digestDue, nextMorning } from '../../src/features/today/digest.due.ts';
import { recruiting } from '../../src/features/work-groups/work-group.ts';
import { usualRoles } from '../../src/store/usual-roles.ts';
import { sampleCalendar, sampleYear, termRows } from './calendar.ts';
import type { SampleProject } from './catalogue.ts';
import { chooseSchools } from './choose-schools.ts';
import { designationKindRows, designationRows } from './designation-rows.ts';
import { finishedPlan, ownProject } from './finished-group.ts';
import { finishedRows } from './finished-rows.ts';
import { fundingKindRows, fundingRows } from './funding-rows.ts';
import type { GroupPlan } from './group-plan.ts';
import { groupKey, groupRow, groupState, leadRows, meetingOf, soughtOn } from './group-rows.ts';
import { groupsForPrimary } from './groups-for-primary.ts';
import { groupsForSecondary } from './groups-for-secondary.ts';
import { agreementText, sampleHub, sampleReminders } from './hub.ts';
import { knownId } from './known-id.ts';
import { leaderEmail, leaderId, leaders } from './leaders.ts';
import { networkRows } from './network-rows.ts';
import { placeRows, schoolsNamed } from './place-rows.ts';
import { proposalRows } from './proposal-rows.ts';
import type { SampleSchool } from './schools.ts';
import { type SampleSession, sessionDays, sessionRows } from './session-rows.ts';
import { openStaffRooms } from './teachers.ts';

/** What all hubs share, with the ids it has in this database. */
export type National = { schools: SampleSchool[]; projects: SampleProject[] };

type Setting = {
  national: National;
  calendar: SchoolCalendar;
  year: number;
  /** When the hub took up work: long before anything in the sample happens. */
  since: Date;
  now: Date;
};

const hubId = sampleHub.id;

function theOne<Row>(rows: Row[], isMeant: (row: Row) => boolean, what: string): Row {
  const row = rows.find(isMeant);
  if (!row) throw new Error(`the data files hold no ${what}`);
  return row;
}

/** A group with its dates and leads; who takes part is settled when all groups are known. */
function makeGroup(plan: GroupPlan, { national, calendar, year, now }: Setting) {
  const projects = [...national.projects, ownProject(year)];
  const project = theOne(projects, ({ slug }) => slug === plan.project, `project ${plan.project}`);
  const venue = plan.venue
    ? theOne(national.schools, ({ urn }) => urn === plan.venue, `school ${plan.venue}`)
    : undefined;
  const where = meetingOf(plan, venue);
  const days: Day[] = plan.stands === 'SEEKING_LEAD' ? [] : sessionDays(calendar, year, plan.rhythm);
  const meets = { id: knownId('group', plan.number), key: groupKey(year, plan.number), hubId, ...where };
  const sessions = sessionRows(plan, meets, days, now);
  const standing = { state: groupState(plan, sessions), sought: soughtOn(plan, calendar, ukDay(now)) };
  const row = groupRow(plan, project, year, where, standing);
  const commissioned = instantOf(`${year}-05-11`, '12:30');
  return { plan, venue, row, sessions, leads: leadRows(plan, row.id, commissioned), begins: days[0] ?? ukDay(now) };
}

type Made = ReturnType<typeof makeGroup>;

function fillGroups(groups: Made[], { national, calendar, now }: Setting) {
  const staff = openStaffRooms();
  const chosenBefore = new Map<number, number>();
  const filled = groups.map(({ plan, venue, row, begins }) => {
    const takings = chooseSchools(schoolsNamed(plan), row.phases, national.schools, venue, chosenBefore);
    const isOpen = recruiting.includes(row.state);
    return placeRows({ plan, group: row, begins, isOpen, calendar, now }, takings, staff);
  });
  return {
    teachers: staff.all(),
    places: filled.flatMap(({ places }) => places),
    memberships: filled.flatMap(({ memberships }) => memberships),
    dueRows: filled.flatMap(({ dueRows }) => dueRows),
  };
}

/** The groups of the year with one of the year before, which has ended; who takes part in them and what that one left. */
function allGroups(setting: Setting) {
  const before = { ...setting, year: setting.year - 1 };
  const last = makeGroup(finishedPlan, before);
  const plans = [...groupsForPrimary, ...groupsForSecondary];
  const groups = [...plans.map((plan) => makeGroup(plan, setting)), last];
  const filled = fillGroups(groups, setting);
  const project = ownProject(before.year);
  const { places, memberships, ...records } = finishedRows(last, filled, project, setting.calendar);
  const others = ({ groupId }: { groupId: string }) => groupId !== last.row.id;
  return {
    groups,
    filled: {
      ...filled,
      places: [...filled.places.filter(others), ...places],
      memberships: [...filled.memberships.filter(others), ...memberships],
    },
    ended: { project, ...records },
  };
}

function leaderRow({ name, urn }: (typeof leaders)[number], { national, since }: Setting) {
  const school = urn ? theOne(national.schools, (one) => one.urn === urn, `school ${urn}`) : undefined;
  return {
    id: leaderId(name),
    name,
    email: leaderEmail(name),
    schoolId: school?.id ?? null,
    schoolStanding: school ? ('AT_SCHOOL' as const) : ('NO_SCHOOL' as const),
    createdAt: since,
  };
}

const roleWordId = (word: string) => knownId('role word', word);

const roleWordRows = () => usualRoles.map((role) => ({ id: roleWordId(role.word), hubId, ...role }));

const roleRows = (from: Date) =>
  leaders.flatMap(({ name, roles = [] }) =>
    roles.map(({ role, phase = null }) => ({
      id: knownId('role', name, role, phase ?? ''),
      hubId,
      personId: leaderId(name),
      roleWordId: roleWordId(role),
      phase,
      from,
    })),
  );

const quietHours = { from: '07:30', to: '18:00' };

const digestRow = ({ calendar, now }: Setting) => ({
  id: knownId('digest', hubId),
  hubId,
  kind: digestDue,
  subjectId: hubId,
  dueAt: nextMorning({ calendar, quietHours }, now),
});

/** What becomes due because of a session that is to come: the hub's settings are the usual ones. */
function sessionDueRows(sessions: SampleSession[], { calendar, now }: Setting) {
  const usual = {
    calendar,
    quietHours,
    ...{ briefDays: 2, absenceNoticeDays: 7 },
    remind: sampleReminders,
  };
  const toCome = sessions.filter(({ state, startsAt }) => state === 'SCHEDULED' && startsAt > now);
  return toCome.flatMap((session) =>
    sessionRules
      .map(({ name, at }) => ({ kind: name, dueAt: at(session, usual) }))
      .filter(({ dueAt }) => dueAt > now)
      .map((due) => ({ ...due, id: knownId(due.kind, session.id), hubId, subjectId: session.id })),
  );
}

/** A search for a lead is reminded of before its last day, unless it began later. */
const searchRows = (groups: ReturnType<typeof makeGroup>[], { calendar }: Setting) =>
  groups.flatMap(({ row: { id, interestUntil, soughtSince } }) => {
    if (!interestUntil || !soughtSince) return [];
    const dueAt = remindsBefore(interestUntil, sampleReminders.interest, { calendar, quietHours });
    return dueAt > soughtSince
      ? [{ id: knownId('search', id), hubId, kind: searchEndsRule.name, subjectId: id, dueAt }]
      : [];
  });

type Filled = ReturnType<typeof allGroups>['filled'];

function peopleRows({ teachers }: Filled, setting: Setting) {
  const ofTeacher = ({ id, name, schoolId }: Filled['teachers'][number]) => {
    return { id, name, email: null, schoolId, schoolStanding: 'AT_SCHOOL' as const, createdAt: setting.since };
  };
  return [...leaders.map((leader) => leaderRow(leader, setting)), ...teachers.map(ofTeacher)];
}

const moneyRows = (groups: Made[], { places }: Filled, since: Date) => ({
  fundingKinds: fundingKindRows(hubId),
  funding: fundingRows(
    groups.map(({ row }) => row),
    places,
    since,
  ),
});

/** Every row of the sample hub as it stands at an instant: the same instant gives the same rows. */
export function makeRows(now: Date, national: National) {
  const today = ukDay(now);
  const calendar = sampleCalendar(today);
  const year = sampleYear(today);
  const since = instantOf(`${year - 1}-05-04`, '09:00');
  const setting: Setting = { national, calendar, year, since, now };
  const { groups, filled, ended } = allGroups(setting);
  const people = peopleRows(filled, setting);
  const sessions = groups.flatMap((group) => group.sessions);
  const network = networkRows({ hubId, calendar, quietHours, now });
  const schoolIds = new Set(people.flatMap(({ schoolId }) => schoolId ?? []));
  return {
    calendar,
    hub: { ...sampleHub, createdAt: since },
    agreement: { hubId, version: 1, text: agreementText, since },
    terms: termRows(calendar, hubId),
    people,
    hubPeople: people.map(({ id: personId }) => ({ hubId, personId })),
    hubSchools: [...schoolIds].map((schoolId) => ({ hubId, schoolId, since })),
    roleWords: roleWordRows(),
    roles: roleRows(since),
    designationKinds: designationKindRows(hubId),
    designations: designationRows(hubId, `${year - 1}-09-01`),
    ...moneyRows(groups, filled, since),
    groups: groups.map(({ row }) => row),
    leads: groups.flatMap(({ leads }) => leads),
    sessions,
    places: filled.places,
    memberships: filled.memberships,
    ended,
    proposals: proposalRows(hubId, calendar, now),
    networkMeetings: network.meetings,
    networkGuests: network.guests,
    programmeWindows: network.windows,
    dueRows: [
      ...filled.dueRows,
      ...sessionDueRows(sessions, setting),
      digestRow(setting),
      ...searchRows(groups, setting),
      ...network.dueRows,
    ],
  };
}
