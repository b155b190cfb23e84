import { z } from 'zod';
import { type Found, type Outcome, type Refusal, refuse, reply } from '../../core/command.ts';
import { sayPast, ukDay } from '../../core/uk-time.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { groupIdLed } from '../memberships/group-meant.ts';
import { lastBegun, type SessionDetail } from '../sessions/session.reads.ts';
import { rightsOfSession } from '../sessions/session-meant.ts';
import { loadGroup } from '../work-groups/group-detail.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { saveLog } from './log.moves.ts';
import { type Recorded, recordedMeant, type SessionRecord } from './log.reads.ts';
import { lastCorrection, readRemarks, sayCount } from './log.ts';
import { logAnswers, logForm } from './log-form.ts';
import { logView } from './log-view.ts';
import { markAttendance } from './mark-attendance.ts';

const input = groupChoice.extend({ session: z.uuid().optional(), version: z.coerce.number().int().default(0) });

const whichGroup = groupIdLed('log', 'Log its session');

async function find(choice: z.infer<typeof input>, base: HubBase, lock: boolean): Promise<Found<Recorded>> {
  if (choice.session) return recordedMeant({ session: choice.session }, base, lock);
  const group = await whichGroup(choice, base);
  if ('instead' in group) return group;
  const last = await lastBegun(base.db, group.subject, base.now);
  if (last) return recordedMeant({ session: last }, base, lock);
  const title = (await loadGroup(base.db, group.subject))?.title ?? 'That group';
  return { instead: refuse('not yet', `“${title}” has had no session yet. Log it once it has begun.`) };
}

/** Why a session cannot be logged now. */
function cannotLog(session: SessionDetail, { hub, now }: HubBase): Refusal | undefined {
  if (session.state !== 'SCHEDULED' && session.state !== 'HELD')
    return refuse('off', `Session ${session.number} does not take place, so there is nothing to log.`);
  if (session.startsAt > now) return refuse('not yet', `Session ${session.number} has not begun. Log it once it has.`);
  const last = lastCorrection(ukDay(session.startsAt), hub.correctionDays);
  if (session.state === 'HELD' && ukDay(now) > last)
    return refuse(
      'too late',
      `A log can be corrected for ${hub.correctionDays} days. If this one is wrong, ask ${hub.contact}.`,
    );
  return undefined;
}

/** Somebody logged it, or corrected it, while this form was open. */
function meanwhile({ log, expected }: SessionRecord, now: Date): Refusal {
  const came = expected.filter(
    ({ attendances: [known] }) => known && known.state !== 'ABSENT' && known.state !== 'APOLOGIES',
  );
  const when = log ? ` ${sayPast(log.at, ukDay(now))}` : '';
  return refuse(
    'logged',
    `${log?.person.name ?? 'Somebody'} logged this session${when}: ${sayCount(came.length, expected.length - came.length)}. They wrote: “${log?.did ?? ''}” Your words are kept below; save again to put them in place of theirs.`,
  );
}

/** A lead logs a session in one form: who came, what was done, what came back, what is next. */
export const logSession = defineCommand({
  name: 'log',
  kind: 'change',
  phrase: 'log',
  also: ['log session'],
  summary: 'Log a session in under a minute',
  example: 'log ncp17-10a',
  right: 'log sessions',
  input,
  subject: find,
  rightsOf: ({ session }) => rightsOfSession(session),
  ask: async ({ subject: { session, record }, input: _asked, ...base }) => {
    const no = cannotLog(session, base);
    if (no) return no;
    return { kind: 'ask', form: logForm({ session, ...record }) };
  },
  answers: logAnswers,
  freeText: ['did', 'cameBack', 'task', 'forHub'],
  run: async ({
    subject: { session, record: known },
    input: { version },
    answers: given,
    ...base
  }): Promise<Outcome> => {
    const no = cannotLog(session, base);
    if (no) return no;
    if ((known.log?.version ?? 0) !== version) return meanwhile(known, base.now);
    const remarks = readRemarks(given.others);
    const marked = markAttendance(known.expected, given.came, remarks);
    if (!Array.isArray(marked)) return marked;
    const saved = await saveLog(base, session, known, { ...given, marked, guests: remarks.guests });
    const title = `${known.log ? 'Corrected' : 'Logged'}: ${sayCount(saved.came, saved.away)}`;
    return reply(logView(title, { ...session, materials: given.materials || session.materials }, saved));
  },
});
