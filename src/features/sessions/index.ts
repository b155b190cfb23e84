import type { HubRoom } from '../define.ts';
import { canCome, cannotCome, nameSubstitute } from './apologise.ts';
import { apologyMade } from './apology.notices.ts';
import { endFeed, makeFeed, showFeed } from './calendar-feed.ts';
import { cancelSession } from './cancel-session.ts';
import { changeTheSession } from './change-session.ts';
import { sessionConcerns } from './concerns.reads.ts';
import { dropDates, saveDates } from './decide-dates.ts';
import { listSessions } from './list-sessions.ts';
import { planSeries } from './plan-series.ts';
import { datesSet, sessionCalledOff, sessionMoved } from './session.notices.ts';
import { sessionCalendarFile } from './session-file.ts';
import { remindsOfSession, remindsOfTomorrow, sessionComingUp, sessionTomorrow } from './session-reminders.notices.ts';
import { showProposal } from './show-proposal.ts';
import { showSession } from './show-session.ts';

/** Sessions: planned in term, moved and cancelled with their members told, in everybody's own calendar. */
export const sessions: HubRoom = {
  topic: 'Sessions',
  commands: [
    listSessions,
    planSeries,
    showProposal,
    saveDates,
    dropDates,
    showSession,
    changeTheSession,
    cancelSession,
    cannotCome,
    canCome,
    nameSubstitute,
    showFeed,
    makeFeed,
    endFeed,
  ],
  noticeKinds: [datesSet, sessionMoved, sessionCalledOff, apologyMade, sessionComingUp, sessionTomorrow],
  dueKinds: [remindsOfSession, remindsOfTomorrow],
  documents: [sessionCalendarFile],
  concerns: sessionConcerns,
};
