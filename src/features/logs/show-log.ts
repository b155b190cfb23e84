import { refuse, reply } from '../../core/command.ts';
import { defineCommand } from '../define.ts';
import { rightsOfSession, sessionChoice } from '../sessions/session-meant.ts';
import { recordedMeant } from './log.reads.ts';
import { logView } from './log-view.ts';

/** Shows what is logged of a session to those who may log it. */
export const showLog = defineCommand({
  name: 'show-log',
  kind: 'query',
  summary: 'See what is logged of a session',
  right: 'log sessions',
  input: sessionChoice,
  subject: recordedMeant,
  rightsOf: ({ session }) => rightsOfSession(session),
  run: async ({ subject: { session, record } }) =>
    session.state === 'HELD'
      ? reply(logView(`Log of session ${session.number}`, session, record))
      : refuse('no log', `Session ${session.number} is not logged yet.`),
});
