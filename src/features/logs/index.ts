import type { HubRoom } from '../define.ts';
import { briefNotice, bringBrief } from './brief.notices.ts';
import { logConcerns } from './concerns.reads.ts';
import { correctAttendance } from './correct-attendance.ts';
import { catchUp, schoolDrifts } from './log.notices.ts';
import { logAtOnce, logDues, logMissing } from './log-reminder.notices.ts';
import { logSession } from './log-session.ts';
import { matchGuest } from './match-guest.ts';
import { showBrief } from './show-brief.ts';
import { showLog } from './show-log.ts';
import { toLog } from './to-log.reads.ts';

/** Session logs: who came, what was done, what came back; what those who were away need; the lead's brief. */
export const logs: HubRoom = {
  topic: 'Logs and briefs',
  commands: [logSession, showLog, correctAttendance, matchGuest, showBrief],
  noticeKinds: [catchUp, schoolDrifts, briefNotice, logAtOnce, logMissing],
  dueKinds: [bringBrief, ...logDues],
  concerns: logConcerns,
  home: async (base) => ({ needsMe: await toLog(base), mine: [] }),
};
