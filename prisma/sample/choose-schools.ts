import type { Phase } from '../../src/store/generated/enums.ts';
import type { SampleSchool } from './schools.ts';

/** The local authorities of the hub's two regions, by code: schools go to a venue in their own. */
const regions = [
  [370, 371, 372, 373],
  [926, 935],
];
const regionOf = ({ laCode }: SampleSchool) => regions.findIndex((codes) => codes.includes(laCode ?? 0));

/** Whether a school teaches the pupils of a phase; the register often says nothing of nurseries and sixth forms. */
function teaches(school: SampleSchool, phase: Phase): boolean {
  const isInfant = /\bInfant\b/.test(school.name);
  if (phase === 'EARLY_YEARS') return school.phases.includes('PRIMARY') && !/\bJunior\b/.test(school.name);
  if (phase === 'PRIMARY') return school.phases.includes('PRIMARY') && !isInfant;
  const mayHaveSixthForm = school.phases.includes('SECONDARY') && school.highAge === null;
  return school.phases.includes(phase) || (phase === 'POST_16' && mayHaveSixthForm);
}

/** A school that takes part in a group, with the phase it is there for. */
export type Taking = { school: SampleSchool; phase: Phase };

/** So many schools for a group, its phases in turn and those least chosen so far (`chosenBefore`, by URN) first; counts what it chooses. */
export function chooseSchools(
  count: number,
  phases: Phase[],
  schools: SampleSchool[],
  venue: SampleSchool | undefined,
  chosenBefore: Map<number, number>,
): Taking[] {
  const times = ({ urn }: SampleSchool) => chosenBefore.get(urn) ?? 0;
  const near = schools.filter((school) => school.isOpen && (!venue || regionOf(school) === regionOf(venue)));
  const chosen: Taking[] = [];
  while (chosen.length < count) {
    const phase = phases[chosen.length % phases.length] ?? 'PRIMARY';
    const free = near.filter((school) => teaches(school, phase) && !chosen.some((one) => one.school === school));
    const school = free.toSorted((one, other) => times(one) - times(other) || one.urn - other.urn)[0];
    if (!school) throw new Error(`there are too few ${phase} schools for a group of ${count}`);
    chosen.push({ school, phase });
    chosenBefore.set(school.urn, times(school) + 1);
  }
  return chosen;
}
