import { refuse, reply } from '../../core/command.ts';
import { defineCommand } from '../define.ts';
import { rightsOfSession, sessionChoice, sessionMeant } from '../sessions/session-meant.ts';
import { recordOf } from './log.reads.ts';
import { logView } from './log-view.ts';

/** Shows what is logged of a session to those who may log it. */
export const showLog = defineCommand({
  name: 'show-log',
  kind: 'query',
  summary: 'See what is logged of a session',
  right: 'log sessions',
  input: sessionChoice,
  subject: sessionMeant,
  rightsOf: rightsOfSession,
  run: async ({ subject: session, input: _asked, answers: _none, ...base }) =>
    session.state === 'HELD'
      ? reply(logView(`Log of session ${session.number}`, session, await recordOf(base.db, session)))
      : refuse('no log', `Session ${session.number} is not logged yet.`),
});
