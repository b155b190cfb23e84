import type { Day } from '../../core/uk-time.ts';
import type { Block, Text } from '../../core/view.ts';
import type { PlaceState } from '../../store/generated/enums.ts';
import { seated } from '../work-groups/place.ts';
import { sayNames, sayPlaces } from '../work-groups/work-group.ts';

/** One school of a group as those who lead it see it in a list. */
export type RosterSchool = {
  placeId: string;
  name: string;
  state: PlaceState;
  since: Day;
  /** The last day of a place that is held or offered. */
  until: Day | undefined;
  /** When it joined the waiting list, to the millisecond: that decides the order. */
  queuedAt: string | undefined;
  endedLate: boolean;
  teachers: string[];
  /** Since when a second teacher is missing. */
  alone: Day | undefined;
};

/** A line of the roster: a school, and its number where it waits. */
export type RosterLine = { school: RosterSchool; section: Section; position: number | undefined };
type Section = 'Applications' | 'Schools' | 'Waiting list' | 'No longer in';

const sections: Section[] = ['Applications', 'Schools', 'Waiting list', 'No longer in'];

function sectionOf({ state }: RosterSchool): Section {
  if (state === 'APPLIED') return 'Applications';
  if (seated.includes(state)) return 'Schools';
  return state === 'OFFERED' || state === 'WAITING' ? 'Waiting list' : 'No longer in';
}

const less = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** The order within a section: who applied or waits longest first, schools by name, who left last first. */
const orders: Record<Section, (one: RosterSchool, other: RosterSchool) => number> = {
  Applications: (one, other) => less(one.since, other.since) || less(one.placeId, other.placeId),
  Schools: (one, other) => one.name.localeCompare(other.name, 'en-GB'),
  'Waiting list': (one, other) =>
    Number(one.state === 'WAITING') - Number(other.state === 'WAITING') ||
    less(one.queuedAt ?? one.since, other.queuedAt ?? other.since) ||
    less(one.placeId, other.placeId),
  'No longer in': (one, other) => less(other.since, one.since) || less(one.name, other.name),
};

/** The roster as it is read: applications first, then the schools in, then the waiting list in its order, then who left. */
export function linesOf(schools: RosterSchool[]): RosterLine[] {
  return sections.flatMap((section) => {
    const some = schools.filter((school) => sectionOf(school) === section).toSorted(orders[section]);
    const offers = some.filter(({ state }) => state === 'OFFERED').length;
    return some.map((school, index) => ({
      school,
      section,
      position: school.state === 'WAITING' ? index - offers + 1 : undefined,
    }));
  });
}

const stateWords: Record<PlaceState, string> = {
  APPLIED: 'applied',
  WAITING: 'waiting',
  OFFERED: 'offered a place',
  HELD: 'held for the headteacher',
  CONFIRMED: 'confirmed',
  COMPLETED: 'completed',
  UNFINISHED: 'stayed, did not complete',
  DECLINED: 'declined',
  WITHDRAWN: 'gave up its place',
  LAPSED: 'its place lapsed',
};

/** Where a school stands, in words, with the day that matters: since when, until when, or on which day it ended. */
export function sayStanding({ school, position, section }: RosterLine): Text {
  const { state, until, since, endedLate } = school;
  const words = stateWords[state];
  if (section === 'No longer in') return [`${words}${endedLate ? ' late, on ' : ' on '}`, { day: since }];
  if (until && (state === 'HELD' || state === 'OFFERED')) return [`${words} until `, { day: until }];
  return [`${words}${position === undefined ? '' : `, number ${position} on the list`} since `, { day: since }];
}

/** What one line says below the school's name: how it stands, who stands for it, and who is missing. */
export function detailOf(line: RosterLine): Text {
  const { teachers, alone } = line.school;
  const who = teachers.length > 0 ? ` · ${sayNames(teachers)}` : '';
  const missing = alone ? [' · no second teacher since ', { day: alone }] : [];
  return [...[sayStanding(line)].flat(), who, ...missing];
}

const sayMany = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;

/** The counts that stand above the list; what there is none of and nobody looks for is left out. */
export function countsOf(schools: RosterSchool[], capacitySchools: number): Block {
  const count = (...states: PlaceState[]) => schools.filter(({ state }) => states.includes(state)).length;
  const inGroup = schools.filter(({ state }) => seated.includes(state));
  const alone = inGroup.filter((school) => school.alone).length;
  const teachers = inGroup.flatMap((school) => school.teachers).length;
  const [offers, applied, late] = [count('OFFERED'), count('APPLIED'), schools.filter((one) => one.endedLate).length];
  const free = sayPlaces(capacitySchools - inGroup.length - offers);
  const offered = offers > 0 ? `, ${offers} offered` : '';
  const second = alone > 0 ? `, and ${sayMany(alone, 'school lacks', 'schools lack')} a second one` : '';
  return {
    kind: 'facts',
    facts: [
      { label: 'Places', value: `${inGroup.length} of ${capacitySchools} taken${offered}, ${free}` },
      { label: 'Teachers', value: `${teachers}${second}` },
      ...(applied > 0 ? [{ label: 'To decide', value: sayMany(applied, 'application', 'applications') }] : []),
      { label: 'Waiting', value: sayMany(count('WAITING'), 'school', 'schools') },
      ...(late > 0 ? [{ label: 'Left late', value: sayMany(late, 'school', 'schools') }] : []),
    ],
  };
}
