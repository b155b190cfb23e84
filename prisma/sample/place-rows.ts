import { addSchoolDays, type SchoolCalendar } from '../../src/core/calendar.ts';
import { type Day, instantOf, ukDay } from '../../src/core/uk-time.ts';
import { heldUntil, lapsesAt } from '../../src/features/memberships/membership.ts';
import { headRule, holdLapses, remindsAt } from '../../src/features/memberships/place.due.ts';
import type { Taking } from './choose-schools.ts';
import type { GroupPlan } from './group-plan.ts';
import { sampleHub, sampleReminders } from './hub.ts';
import { knownId } from './known-id.ts';
import type { openStaffRooms, Teacher } from './teachers.ts';

/** A group as far as its places depend on it: `begins` is the day of its first session, `isOpen` whether it takes schools. */
type Filling = {
  plan: GroupPlan;
  group: { id: string; key: string };
  begins: Day;
  isOpen: boolean;
  calendar: SchoolCalendar;
  now: Date;
};

type State = 'CONFIRMED' | 'HELD' | 'WITHDRAWN';
type Staff = Pick<ReturnType<typeof openStaffRooms>, 'teacherOf'>;

const hubId = sampleHub.id;
const aFewMinutes = 7 * 60_000;

/** Lunch and the end of the day are when teachers sign up: before the group begins, or lately where the place is held. */
function joinedAt({ calendar, now, begins }: Filling, order: number, state: State): Date {
  const today = ukDay(now);
  const signsUpBy = today < begins ? today : begins;
  const day =
    state === 'HELD'
      ? addSchoolDays(calendar, today, -(1 + (order % 5)))
      : addSchoolDays(calendar, signsUpBy, -(4 + ((order * 5) % 30)));
  return instantOf(day, order % 2 === 0 ? '12:35' : '16:20');
}

const leftAt = ({ calendar, now }: Filling) => instantOf(addSchoolDays(calendar, ukDay(now), -2), '17:05');

function placeRow(filling: Filling, { school }: Taking, order: number, state: State) {
  const { group, calendar } = filling;
  const since = joinedAt(filling, order, state);
  const until = state === 'HELD' ? heldUntil(calendar, ukDay(since), sampleHub.headAnswerDays) : undefined;
  return {
    id: knownId('place', group.key, school.urn),
    hubId,
    groupId: group.id,
    schoolId: school.id,
    state,
    heldUntil: until ? new Date(until) : null,
    since,
    seatedAt: ['APPLIED', 'WAITING', 'OFFERED'].includes(state) ? null : since,
    endedAt: state === 'WITHDRAWN' ? leftAt(filling) : null,
  };
}

type PlaceRow = ReturnType<typeof placeRow>;

/** The end of a held place, and what its teachers are reminded of before. */
function duesOf({ id, since }: PlaceRow, until: Date, { calendar, now }: Filling) {
  const remindAt = remindsAt(until, sampleReminders.head, { calendar, quietHours: { from: '07:30', to: '18:00' } });
  const dues = [
    { kind: holdLapses, dueAt: lapsesAt(dayOf(until)) },
    ...(remindAt > since && remindAt > now ? [{ kind: headRule.name, dueAt: remindAt }] : []),
  ];
  return dues.map((due) => ({ ...due, id: knownId(due.kind, id), hubId, subjectId: id }));
}

function membershipRow(filling: Filling, place: PlaceRow, teacher: Teacher, order: 0 | 1, leaves: boolean) {
  const { id: personId, jobTitle, yearGroups } = teacher;
  const joined = new Date(place.since.getTime() + order * aFewMinutes);
  return {
    id: knownId('membership', filling.group.key, personId),
    hubId,
    groupId: place.groupId,
    personId,
    participationId: place.id,
    state: leaves ? ('WITHDRAWN' as const) : ('JOINED' as const),
    jobTitle,
    yearGroups,
    agreementVersion: 1,
    agreedAt: joined,
    joinedAt: joined,
    withdrawnAt: leaves ? leftAt(filling) : null,
    withdrawReason: leaves ? 'My timetable changed.' : null,
  };
}

/** Most schools that are sure of their place send two teachers where two may come. */
const teachersOf = ({ oneTeacher }: GroupPlan, order: number, state: State): (0 | 1)[] =>
  oneTeacher || order % 4 === 3 || state !== 'CONFIRMED' ? [0] : [0, 1];

function fillPlace(filling: Filling, taking: Taking, order: number, state: State, staff: Staff) {
  const { plan } = filling;
  const place = placeRow(filling, taking, order, state);
  const memberships = teachersOf(plan, order, state).map((which) => {
    const teacher = staff.teacherOf(taking.school, taking.phase, plan.who, which);
    const isOneOfTwo = plan.withdrew === 'a teacher' && order === 0 && which === 1;
    return membershipRow(filling, place, teacher, which, state === 'WITHDRAWN' || isOneOfTwo);
  });
  return { place, memberships };
}

/** How many schools a plan names: those that hold a place, and the one that gave its place up. */
export const schoolsNamed = ({ capacity, left, withdrew }: GroupPlan): number =>
  capacity - left + (withdrew === 'a school' ? 1 : 0);

/** The places and memberships of a group as rows, with the due rows that end its held places. */
export function placeRows(filling: Filling, takings: Taking[], staff: Staff) {
  const { capacity, left, held = 0 } = filling.plan;
  const taken = capacity - left;
  const firstHeld = filling.isOpen ? taken - held : taken;
  const stateAt = (order: number): State => {
    if (order >= taken) return 'WITHDRAWN';
    return order >= firstHeld ? 'HELD' : 'CONFIRMED';
  };
  const filled = takings.map((taking, order) => fillPlace(filling, taking, order, stateAt(order), staff));
  const places = filled.map(({ place }) => place);
  return {
    places,
    memberships: filled.flatMap(({ memberships }) => memberships),
    dueRows: places.flatMap((place) => (place.heldUntil ? duesOf(place, place.heldUntil, filling) : [])),
  };
}

const dayOf = (date: Date): Day => date.toISOString().slice(0, 10);
