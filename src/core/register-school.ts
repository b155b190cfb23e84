import type { Phase } from './people.ts';
import type { Day } from './uk-time.ts';

/** A school as the national register (GIAS) has it. */
export type RegisterSchool = {
  urn: number;
  name: string;
  town: string;
  postcode: string;
  laCode: number | null;
  laName: string;
  phases: Phase[];
  lowAge: number | null;
  highAge: number | null;
  typeName: string;
  isOpen: boolean;
  closedOn: Day | null;
  searchText: string;
};
