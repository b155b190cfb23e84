import type { Hub } from '../../src/core/hub.ts';

/** A hub without a calendar, for tests that need no more of it than that it is one. */
export const plainHub: Hub = {
  id: 'hub',
  slug: 'hub',
  name: 'Hub',
  contact: 'the office',
  privacy: { controller: '', purpose: '', contact: '' },
  headAnswerDays: 10,
  gapTaskDays: 2,
  briefDays: 2,
  absenceNoticeDays: 7,
  completeSessionsPercent: 60,
  completeTasksPercent: 50,
  correctionDays: 30,
  reportOpenDays: 15,
  reportDueDays: 5,
  leadAnswerDays: 5,
  offerDays: 5,
  lateDays: 10,
  remind: { session: 2, halfway: 4, logAgain: 2, logLast: 5, offer: 1, head: 3, interest: 5, meeting: 5, window: 5 },
  quietHours: { from: '07:30', to: '18:00' },
  calendar: {
    halfTerms: [],
    guessedYears: [],
    closedDays: [],
    bankHolidays: { days: [], completeFrom: 2026, completeTo: 2027 },
  },
};
