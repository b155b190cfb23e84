import type { Actor } from '../../core/people.ts';
import type { PlaceState, Recruitment, WorkGroupState } from '../../store/generated/enums.ts';
import { recruiting } from './work-group.ts';

/** States in which a place counts as taken: an offered one is kept for the school that was asked. */
export const taken: PlaceState[] = ['OFFERED', 'HELD', 'CONFIRMED', 'COMPLETED', 'UNFINISHED'];

/** States in which a school has its place, and its teachers are in the group. */
export const seated: PlaceState[] = ['HELD', 'CONFIRMED', 'COMPLETED', 'UNFINISHED'];

/** States in which a school has asked for a place and has none yet. */
export const queued: PlaceState[] = ['APPLIED', 'WAITING', 'OFFERED'];

/** States in which a teacher stands for a school, or waits with it: what is over counts no longer. */
export const live: PlaceState[] = [...queued, 'HELD', 'CONFIRMED'];

/** A school's place, or its line for one, with the teachers who stand for it now. */
export type SchoolPlace = {
  id: string;
  state: PlaceState;
  heldUntil: string | undefined;
  offeredUntil: string | undefined;
  /** The headteacher agreed when the school applied or went on the list. */
  headAgreed: boolean;
  version: number;
  teachers: { personId: string; name: string }[];
};

/** How a group and the places in it stand, as far as one person is concerned. */
export type Facts = {
  state: WorkGroupState;
  recruitment: Recruitment;
  /** False where recruitment is closed while the state would let schools in. */
  takesSchools: boolean;
  capacitySchools: number;
  teachersPerSchool: number;
  placesTaken: number;
  /** Schools on the waiting list. */
  waiting: number;
  /** The school was invited by name. */
  isInvited: boolean;
  schoolPlace: SchoolPlace | undefined;
  /** The place or the line this person stands in, perhaps of a school they were at before. */
  ownPlace: SchoolPlace | undefined;
};

/**
 * What a person may do about a Work Group: 'free' takes a new place, 'second' joins the place or the line their school
 * has, 'full' joins the waiting list, 'apply' asks the lead, 'by invitation' needs a code.
 */
export type Standing =
  | { kind: 'mine'; place: SchoolPlace }
  | { kind: 'in line'; place: SchoolPlace }
  | { kind: 'not open yet'; state: WorkGroupState }
  | { kind: 'not open'; state: WorkGroupState }
  | { kind: 'no school' }
  | { kind: 'second'; place: SchoolPlace }
  | { kind: 'school full'; teachers: string[] }
  | { kind: 'closed' }
  | { kind: 'by invitation' }
  | { kind: 'apply' }
  | { kind: 'full'; waiting: number }
  | { kind: 'free' };

/** States from which a Work Group may open to schools later. */
const beforeOpening: WorkGroupState[] = ['PLANNED', 'SEEKING_LEAD', 'COMMISSIONED'];

/** Whether schools can come in now: the state lets them, and nobody closed recruitment. */
export const takesSchoolsNow = ({ state, takesSchools }: Pick<Facts, 'state' | 'takesSchools'>): boolean =>
  takesSchools && recruiting.includes(state);

/** How a group stands for a school that has no place and no line in it. */
function standingOfNewcomer(facts: Facts): Standing {
  if (!takesSchoolsNow(facts)) return { kind: 'closed' };
  if (facts.recruitment === 'INVITATION' && !facts.isInvited) return { kind: 'by invitation' };
  if (facts.recruitment === 'SELECTION') return { kind: 'apply' };
  return facts.placesTaken >= facts.capacitySchools ? { kind: 'full', waiting: facts.waiting } : { kind: 'free' };
}

/** The school holds the place, one or two teachers represent it: the second takes no new place, a third has none. */
export function standingOf(facts: Facts, school: Actor['school']): Standing {
  const { ownPlace: own, schoolPlace: place, state } = facts;
  if (own) return queued.includes(own.state) ? { kind: 'in line', place: own } : { kind: 'mine', place: own };
  if (beforeOpening.includes(state)) return { kind: 'not open yet', state };
  if (!recruiting.includes(state)) return { kind: 'not open', state };
  if (school.kind === 'none') return { kind: 'no school' };
  if (!place || !(seated.includes(place.state) || queued.includes(place.state))) return standingOfNewcomer(facts);
  return place.teachers.length >= facts.teachersPerSchool
    ? { kind: 'school full', teachers: place.teachers.map((one) => one.name) }
    : { kind: 'second', place };
}
