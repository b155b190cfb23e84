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
  /** School days before a session by which its gap task is due, and by which its lead has the brief. */
  gapTaskDays: number;
  briefDays: number;
  /** Days before a session until which not coming costs nothing, where the group charges for absence. */
  absenceNoticeDays: number;
  /** How many in a hundred of the sessions held and the gap tasks due make a school complete. */
  completeSessionsPercent: number;
  completeTasksPercent: number;
  /** Days for which a session's log can be corrected. */
  correctionDays: number;
  /** School days before the end of a term on which its reports open, and by which they are due. */
  reportOpenDays: number;
  reportDueDays: number;
  /** School days in which those who came to a group can say how it was. */
  evaluationDays: number;
  /** School days in which somebody answers an offer to lead a group. */
  leadAnswerDays: number;
  /** School days in which a school answers an offered place. */
  offerDays: number;
  /** School days before the first session from which leaving counts as late. */
  lateDays: number;
  /** School days by which reminders come before or after what they remind of. */
  remind: {
    /** Before the last day on which not coming to a session costs nothing. */
    session: number;
    /** A gap task that runs so long has a half-way. */
    halfway: number;
    /** After a session that is not logged: again, and for the last time. */
    logAgain: number;
    logLast: number;
    /** Before an offer lapses, before a place stops waiting for the headteacher, before a search for a lead ends. */
    offer: number;
    head: number;
    interest: number;
    /** Before a network meeting. */
    meeting: number;
    /** Before a programme's window closes. */
    window: number;
    /** After the plan of a proposal was last written in. */
    plan: number;
  };
  quietHours: QuietHours;
  calendar: SchoolCalendar;
};
