import { fold } from '../../core/fold.ts';
import type { Option } from '../../core/form.ts';
import type { Phase } from '../../core/people.ts';

type Named = { name: string; town: string; postcode: string; laName: string };

/** Where a school is, to tell it from others of its name: "Sheffield, S10 5RG", or its local authority. */
export const sayWhereabouts = ({ town, postcode, laName }: Omit<Named, 'name'>): string =>
  [town || laName, postcode].filter((part) => part !== '').join(', ');

/** Slack shows 75 characters of a choice: the name gives way, never what tells two schools apart. */
const longestLabel = 75;

/** A school to choose: "St Osyth’s School, Norwich, NR1 1AA". Names repeat, so the whereabouts are part of it. */
export function schoolOption(school: Named & { id: string }): Option {
  const where = sayWhereabouts(school);
  const room = longestLabel - (where ? where.length + 2 : 0);
  const name = school.name.length > room ? `${school.name.slice(0, room - 1)}…` : school.name;
  return { value: school.id, label: where ? `${name}, ${where}` : name };
}

/** What a search for a school reads: name, town, postcode with and without its blank, local authority and URN. */
export const schoolSearchText = (school: Named & { urn: number | null }): string => {
  const { name, town, postcode, laName, urn } = school;
  return fold([name, town, postcode, postcode.replace(' ', ''), laName, urn ?? ''].join(' '));
};

/** The key by which two teachers of one school that is not in the register name the same school. */
export const unlistedKey = (hubId: string, name: string, town: string): string =>
  `${hubId}/${fold(name)}/${fold(town)}`;

/** The phases of a school by its phase code in the register (GIAS), or by its pupils' ages where that says nothing. */
export function phasesOf(code: number | undefined, lowAge: number | undefined, highAge: number | undefined): Phase[] {
  const byCode = code === undefined ? undefined : phasesByCode[code];
  const high = highAge ?? 0;
  if (byCode) return high > 16 && byCode.includes('SECONDARY') ? [...byCode, 'POST_16'] : byCode;
  if (lowAge === undefined || highAge === undefined) return [];
  const teaches = (from: number, to: number) => lowAge < to && highAge > from;
  return [
    ...(teaches(2, 5) && lowAge < 5 ? (['EARLY_YEARS'] as const) : []),
    ...(teaches(5, 11) ? (['PRIMARY'] as const) : []),
    ...(teaches(11, 16) ? (['SECONDARY'] as const) : []),
    ...(highAge > 16 ? (['POST_16'] as const) : []),
  ];
}

/** GIAS PhaseOfEducation: 1 nursery, 2 primary, 3 and 5 middle, 4 secondary, 6 sixteen plus, 7 all-through; 0 says nothing. */
const phasesByCode: Record<number, Phase[]> = {
  1: ['EARLY_YEARS'],
  2: ['PRIMARY'],
  3: ['PRIMARY', 'SECONDARY'],
  4: ['SECONDARY'],
  5: ['PRIMARY', 'SECONDARY'],
  6: ['POST_16'],
  7: ['PRIMARY', 'SECONDARY'],
};
