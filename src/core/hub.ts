import type { QuietHours, SchoolCalendar } from './calendar.ts';

/** The hub a request belongs to, with the settings that rules need. */
export type Hub = {
  id: string;
  slug: string;
  name: string;
  contact: string;
  privacy: { controller: string; purpose: string; contact: string };
  /** School days for which a place is held while the headteacher is asked. */
  headAnswerDays: number;
  quietHours: QuietHours;
  calendar: SchoolCalendar;
};
