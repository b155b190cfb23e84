import type { SessionLength } from '../../src/store/generated/enums.ts';

/** Monday is 1, as in a calendar of school days. */
export const weekdays = { Mondays: 1, Tuesdays: 2, Wednesdays: 3, Thursdays: 4, Fridays: 5 } as const;

/** When a group meets: how often, on which days, from which half-term (0 to 5) and week of it, and how far apart. */
export type Rhythm = {
  count: number;
  length: SessionLength;
  on: keyof typeof weekdays;
  from: [halfTerm: number, week: number];
  /** Once a half-term, or after so many school weeks. */
  every: 'half-term' | number;
  /** Numbers of sessions that were called off. */
  calledOff?: number[];
};

/** A Work Group of the sample hub as it is meant; dates, states and people follow from the day on which it is planted. */
export type GroupPlan = {
  number: number;
  /** The entry of the catalogue it belongs to. */
  project: string;
  /** What tells it from the hub's other groups of that project. */
  where?: string;
  /** Its lead and, where there are two, the co-lead. */
  leads: string[];
  /** The URN of the school it meets at; without one it is online. */
  venue?: number;
  /** Every other session of a group with a venue is online. */
  blended?: true;
  rhythm: Rhythm;
  /** What it takes between the sessions. */
  between: string;
  who: 'teachers' | 'assistants';
  capacity: number;
  /** Places that are free. */
  left: number;
  /** Places that wait for a headteacher. */
  held?: number;
  oneTeacher?: true;
  /** Somebody gave up: one of a school's two teachers, or a school as a whole. */
  withdrew?: 'a teacher' | 'a school';
  /** Where it stands unless it is open to schools. */
  stands?: 'SEEKING_LEAD' | 'COMMISSIONED' | 'CANCELLED' | 'CLOSED';
  chargePence?: number;
  absenceChargePence?: number;
  paidToSchools?: string;
  entryConditions?: string;
  fundingSource?: string;
  deliveredBy?: string;
};
