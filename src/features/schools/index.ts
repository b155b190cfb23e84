import type { HubRoom } from '../define.ts';
import { chooseSchool } from './choose-school.ts';
import { schoolConcerns } from './concerns.reads.ts';
import { findSchools } from './find-schools.ts';
import { followSchool, schoolNeeds } from './follow-school.ts';
import { matchSchool } from './match-school.ts';

/** Schools: the national register, and which school a person is at. */
export const schools: HubRoom = {
  topic: 'Your school',
  commands: [chooseSchool, followSchool, matchSchool],
  sources: { schools: findSchools },
  home: async (base) => ({ needsMe: await schoolNeeds(base), mine: [] }),
  concerns: schoolConcerns,
};
