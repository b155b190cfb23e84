import type { Actor } from '../../core/people.ts';
import type { PlaceState, WorkGroupState } from '../../store/generated/enums.ts';
import { recruiting } from './work-group.ts';

/** States in which a school's place is taken. */
export const taken: PlaceState[] = ['HELD', 'CONFIRMED', 'COMPLETED'];

/** A school's place with the teachers who stand for it now. */
export type SchoolPlace = {
  id: string;
  state: PlaceState;
  heldUntil: string | undefined;
  version: number;
  teachers: { personId: string; name: string }[];
};

/** How a group and the places in it stand, as far as one person is concerned. */
export type Facts = {
  state: WorkGroupState;
  capacitySchools: number;
  teachersPerSchool: number;
  placesTaken: number;
  schoolPlace: SchoolPlace | undefined;
  /** The place this person stands for, perhaps of a school they were at before. */
  ownPlace: SchoolPlace | undefined;
};

/** What a person may do about a Work Group: 'free' takes a new place, 'second' joins the one their school has. */
export type Standing =
  | { kind: 'mine'; place: SchoolPlace }
  | { kind: 'not open'; state: WorkGroupState }
  | { kind: 'no school' }
  | { kind: 'second'; place: SchoolPlace }
  | { kind: 'school full'; teachers: string[] }
  | { kind: 'full' }
  | { kind: 'free' };

/** The school holds the place, one or two teachers represent it: the second takes no new place, a third has none. */
export function standingOf(facts: Facts, school: Actor['school']): Standing {
  if (facts.ownPlace) return { kind: 'mine', place: facts.ownPlace };
  if (!recruiting.includes(facts.state)) return { kind: 'not open', state: facts.state };
  if (school.kind === 'none') return { kind: 'no school' };
  const place = facts.schoolPlace;
  if (place && taken.includes(place.state)) {
    const isFull = place.teachers.length >= facts.teachersPerSchool;
    return isFull
      ? { kind: 'school full', teachers: place.teachers.map((one) => one.name) }
      : { kind: 'second', place };
  }
  return facts.placesTaken >= facts.capacitySchools ? { kind: 'full' } : { kind: 'free' };
}
