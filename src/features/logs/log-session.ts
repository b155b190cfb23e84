import { z } from 'zod';
import { type Found, type Outcome, type Refusal, refuse, reply } from '../../core/command.ts';
import { sayTime, ukDay, ukTime } from '../../core/uk-time.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { groupLed } from '../memberships/group-meant.ts';
import type { SessionDetail } from '../sessions/session.reads.ts';
import { rightsOfSession, sessionMeant } from '../sessions/session-meant.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { saveLog } from './log.moves.ts';
import { expectedAt, guestsOf, logOf } from './log.reads.ts';
import { lastCorrection, sayCount } from './log.ts';
import { logAnswers, logForm } from './log-form.ts';
import { logView } from './log-view.ts';

const input = groupChoice.extend({ session: z.uuid().optional(), version: z.coerce.number().int().default(0) });

const whichGroup = groupLed('log', 'Log its session');

/** The last session that has begun: one that is not logged first, else the newest, to correct it. */
async function lastBegun(groupId: string, { db, now }: HubBase): Promise<string | undefined> {
  const begun = await db.session.findMany({
    where: { groupId, state: { in: ['SCHEDULED', 'HELD'] }, startsAt: { lte: now } },
    orderBy: { startsAt: 'desc' },
    select: { id: true, state: true },
  });
  return (begun.find(({ state }) => state === 'SCHEDULED') ?? begun[0])?.id;
}

async function find(choice: z.infer<typeof input>, base: HubBase, lock: boolean): Promise<Found<SessionDetail>> {
  if (choice.session) return sessionMeant({ session: choice.session }, base, lock);
  const group = await whichGroup(choice, base, lock);
  if ('instead' in group) return group;
  const id = await lastBegun(group.subject.id, base);
  if (id) return sessionMeant({ session: id }, base, lock);
  return { instead: refuse('not yet', `“${group.subject.title}” has had no session yet. Log it once it has begun.`) };
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
async function meanwhile(session: SessionDetail, { db }: HubBase): Promise<Refusal> {
  const log = await logOf(db, session.id);
  const expected = await expectedAt(db, session);
  const came = expected.filter(
    ({ attendances: [known] }) => known && known.state !== 'ABSENT' && known.state !== 'APOLOGIES',
  );
  const when = log ? ` at ${sayTime(ukTime(log.at))}` : '';
  return refuse(
    'logged',
    `${log?.person.name ?? 'Somebody'} logged this session${when}: ${sayCount(came.length, expected.length - came.length)}. What they wrote: “${log?.did ?? ''}”. Your words are kept below; save again to put them in place of theirs.`,
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
  rightsOf: rightsOfSession,
  ask: async ({ subject: session, input: _asked, ...base }) => {
    const no = cannotLog(session, base);
    if (no) return no;
    const { db } = base;
    const [expected, log, guests] = [
      await expectedAt(db, session),
      await logOf(db, session.id),
      await guestsOf(db, session.id),
    ];
    return { kind: 'ask', form: logForm({ session, expected, log, guests }) };
  },
  answers: logAnswers,
  freeText: ['did', 'cameBack', 'task', 'forHub'],
  run: async ({ subject: session, input: { version }, answers: given, ...base }): Promise<Outcome> => {
    const no = cannotLog(session, base);
    if (no) return no;
    const known = await logOf(base.db, session.id);
    if ((known?.version ?? 0) !== version) return meanwhile(session, base);
    const { came, away, isFirst } = await saveLog(base, session, given);
    const title = isFirst ? `Logged: ${sayCount(came, away)}` : `Corrected: ${sayCount(came, away)}`;
    const fresh = await sessionMeant({ session: session.id }, base, false);
    return 'instead' in fresh ? fresh.instead : reply(await logView(title, fresh.subject, base));
  },
});
