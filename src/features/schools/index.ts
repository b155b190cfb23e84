import type { HubRoom } from '../define.ts';
import { chooseSchool } from './choose-school.ts';
import { findSchools } from './find-schools.ts';

/** Schools: the national register, and which school a person is at. */
export const schools: HubRoom = { topic: 'Your school', commands: [chooseSchool], sources: { schools: findSchools } };
