import type { Phase } from '../../src/store/generated/enums.ts';
import { usualDesignations } from '../../src/store/usual-designations.ts';
import { knownId } from './known-id.ts';
import { leaderId, leaders } from './leaders.ts';

const kindId = (word: string) => knownId('designation kind', word);

/** The kinds of designation of the sample hub: the usual ones. */
export const designationKindRows = (hubId: string) =>
  usualDesignations.map((kind) => ({ id: kindId(kind.word), hubId, ...kind }));

const phases: Phase[] = ['PRIMARY', 'SECONDARY'];

const specialist = (name: string, index: number) => ({
  kind: 'Mastery Specialist',
  phase: phases[index % 2] ?? 'PRIMARY',
  cohort: 1 + (index % 9),
  status: index % 5 === 0 ? ('TRAINEE' as const) : ('ACCREDITED' as const),
  name,
});

/** Most leaders of the sample hub are specialists, in turn of either phase; the others have no designation. */
export const designationRows = (hubId: string, from: string) =>
  leaders
    .map(({ name }, index) => specialist(name, index))
    .filter((_one, index) => index >= 6 && index % 3 !== 0)
    .map(({ name, kind, ...about }) => ({
      id: knownId('designation', name, kind),
      hubId,
      personId: leaderId(name),
      kindId: kindId(kind),
      from: new Date(from),
      ...about,
    }));
