import { z } from 'zod';
import type { DueKind } from '../../core/due.ts';
import { addDays, instantOf, ukDay, ukTime } from '../../core/uk-time.ts';
import type { Action, View } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import { defineNotice } from '../define.ts';
import { wants } from '../reminders/choice.reads.ts';
import { defineReminder } from '../reminders/define-reminder.ts';
import { remindAll } from '../reminders/remind.moves.ts';
import { type LogTurn, logAskedAt, logRules, logTurns } from '../sessions/session.due.ts';
import { loadSession, type SessionDetail } from '../sessions/session.reads.ts';
import { aboutSession } from '../sessions/session.ts';

/** The session, while it waits for its log and this person leads its group. */
async function waiting(db: Db, id: string, personId: string): Promise<SessionDetail | undefined> {
  const session = await loadSession(db, id);
  const leads = session?.group.leads.some((lead) => lead.personId === personId);
  return session?.state === 'SCHEDULED' && leads ? session : undefined;
}

const logNow = (session: SessionDetail): Action => aboutSession('Log now', 'log', session, session.group);

const endsOf = ({ startsAt, endsAt }: SessionDetail) => ({
  moment: startsAt.toISOString(),
  until: endsAt.toISOString(),
});

/** Whoever chose so is asked at the end of the session, unless that is later in the evening than this. */
const latestAtOnce = '20:00';

/** To a lead who wants it so: the session has just ended. */
export const logAtOnce = defineNotice({
  name: 'log at once',
  whenUncertain: 'send again',
  facts: z.object({ session: z.uuid() }),
  compose: async ({ session: id }, { db, to, now }): Promise<View | 'overtaken'> => {
    const session = await waiting(db, id, to.personId);
    if (!session || ukDay(now) !== ukDay(session.endsAt) || ukTime(now) > latestAtOnce) return 'overtaken';
    return {
      title: `How was session ${session.number}?`,
      blocks: [
        { kind: 'text', text: ['“', session.group.title, '” has just ended. Its log takes a minute.'] },
        {
          kind: 'actions',
          actions: [
            { ...logNow(session), ...({ tone: 'main' } as const) },
            { label: 'My reminders', runs: 'reminders' },
          ],
        },
      ],
    };
  },
});

const turns: Record<LogTurn, { title: (number: number) => string; why: string }> = {
  first: { title: (number) => `Log session ${number}?`, why: 'It takes a minute while you remember it.' },
  again: {
    title: (number) => `Session ${number} has no log yet`,
    why: 'Whoever was away waits to hear what you did, and what the gap task is.',
  },
  last: {
    title: (number) => `Session ${number} still has no log`,
    why: 'This is the last time I ask. The hub sees that it is missing.',
  },
};

/** Whether a later asking has come, or this lead was asked the moment the session ended. */
async function isAskedBy(db: Db, personId: string, { id, groupId }: SessionDetail): Promise<boolean> {
  const kept = { personId, groupId, kind: 'log at once', state: 'SENT' as const };
  return (await db.notice.count({ where: { ...kept, facts: { path: ['session'], equals: id } } })) > 0;
}

/** To the leads: a session waits for its log; each time it says what is new. */
export const logMissing = defineReminder({
  name: 'log missing',
  topic: 'log',
  facts: z.object({ session: z.uuid(), endsAt: z.string(), turn: z.enum(logTurns) }),
  words: async ({ session: id, endsAt, turn }, { db, hub, now, to }) => {
    const session = await waiting(db, id, to.personId);
    if (!session || session.endsAt.toISOString() !== endsAt) return 'overtaken';
    const next = logTurns[logTurns.indexOf(turn) + 1];
    if (next && now >= logAskedAt(session, hub, next)) return 'overtaken';
    if (turn === 'first' && (await isAskedBy(db, to.personId, session))) return 'overtaken';
    const { title, why } = turns[turn];
    const { number, group } = session;
    return {
      title: title(number),
      blocks: [
        { kind: 'text', text: { strong: group.title } },
        { kind: 'facts', facts: [{ label: 'It was', value: endsOf(session) }] },
        { kind: 'text', text: why },
      ],
      line: `${title(number)} “${group.title}”`,
      detail: [endsOf(session), ` · ${why}`],
      acts: [logNow(session)],
      about: `the log of session ${number} of ${group.title}`,
      until: instantOf(addDays(ukDay(session.endsAt), hub.correctionDays + 1), '00:00'),
    };
  },
});

type Happening = Parameters<DueKind<Db>['run']>[1];

/** Those who chose so are asked in the evening; everybody has it in the next morning's message, unless it is logged then. */
async function askAfter(session: SessionDetail, { db, now, tell }: Happening, leads: string[]): Promise<void> {
  const { id, endsAt, groupId } = session;
  if (ukDay(now) !== ukDay(endsAt) || ukTime(now) > latestAtOnce) return;
  for (const person of leads)
    if (await wants(db, person, 'log at once'))
      await tell({ kind: 'log at once', facts: { session: id }, to: { person }, occasion: id, group: groupId });
}

const asksForLog = (turn: LogTurn): DueKind<Db> => ({
  ...logRules[turn],
  only: 'reads and tells',
  run: async (sessionId, happening) => {
    const { db } = happening;
    const session = await loadSession(db, sessionId);
    if (session?.state !== 'SCHEDULED') return;
    const leads = session.group.leads.map(({ personId }) => personId);
    const endsAt = session.endsAt.toISOString();
    const facts = { session: sessionId, endsAt, turn };
    const morning = turn === 'first' ? { notBefore: instantOf(addDays(ukDay(session.endsAt), 1), '00:00') } : {};
    if (turn === 'first') await askAfter(session, happening, leads);
    const about = `${sessionId}/${endsAt}/${turn}`;
    await remindAll(happening, leads, { kind: 'log missing', facts, about, group: session.groupId, ...morning });
  },
});

/** A session that is not logged is asked for at its end, again, and for the last time. */
export const logDues: DueKind<Db>[] = logTurns.map(asksForLog);
