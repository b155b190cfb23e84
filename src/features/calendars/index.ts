import type { HubRoom } from '../define.ts';
import { closeDay } from './close-day.ts';
import { confirmYear } from './confirm-year.ts';
import { editTerm } from './edit-term.ts';
import { guessYear } from './guess-year.ts';
import { askForYear, yearMissing } from './missing-year.ts';
import { removeDay } from './remove-day.ts';
import { showCalendar } from './show-calendar.ts';

/** Calendars: the hub’s terms, half-terms and closed days, those of an authority or a school where they differ. */
export const calendars: HubRoom = {
  topic: 'Term dates',
  commands: [showCalendar, editTerm, closeDay, removeDay, guessYear, confirmYear],
  noticeKinds: [yearMissing],
  nightWork: [askForYear],
};
