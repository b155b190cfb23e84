import { z } from 'zod';
import { type Found, refuse, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { ukDay } from '../../core/uk-time.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import type { SessionDetail } from '../sessions/session.reads.ts';
import { rightsOfSession, sessionMeant } from '../sessions/session-meant.ts';
import { tellAway } from './log.moves.ts';
import { type Expected, expectedAt, recordOf } from './log.reads.ts';
import { attendanceStates, lastCorrection, sayAttendance, wasThere } from './log.ts';
import { logView } from './log-view.ts';

const input = z.object({ session: z.uuid(), membership: z.uuid() });

const answers = z.object({
  state: z.enum(['PRESENT', 'LATE', 'LEFT_EARLY', 'APOLOGIES', 'ABSENT'], { error: 'Choose how they were there.' }),
  substitute: z.string().trim().max(80, 'Keep the name under 80 characters.').default(''),
});

type Correcting = { session: SessionDetail; member: Expected };

async function find(
  { session: id, membership }: z.infer<typeof input>,
  base: HubBase,
  lock: boolean,
): Promise<Found<Correcting>> {
  const session = await sessionMeant({ session: id }, base, lock);
  if ('instead' in session) return session;
  const member = (await expectedAt(base.db, session.subject)).find((one) => one.id === membership);
  const isOpen = ukDay(base.now) <= lastCorrection(ukDay(session.subject.startsAt), base.hub.correctionDays);
  if (member && session.subject.state === 'HELD' && isOpen) return { subject: { session: session.subject, member } };
  return {
    instead: refuse(
      'not to correct',
      `That cannot be corrected: a log is open for ${base.hub.correctionDays} days. Ask ${base.hub.contact}.`,
    ),
  };
}

function correctForm({ session, member }: Correcting): Form {
  const [known] = member.attendances;
  const name = member.person.name;
  return {
    title: 'How were they there?',
    shortTitle: 'Correct attendance',
    intro: `${name}, ${member.participation.school.name}: session ${session.number} of ${session.group.title}.`,
    minutes: 1,
    submit: 'Save the correction',
    runs: 'correct-attendance',
    input: { session: session.id, membership: member.id },
    fields: [
      {
        id: 'state',
        label: 'They',
        kind: 'choice',
        options: attendanceStates.map((state) => ({ value: state, label: sayAttendance(state) })),
        ...(known && { value: known.state }),
      },
      {
        id: 'substitute',
        label: 'Who came instead',
        kind: 'text',
        max: 80,
        optional: true,
        ...(known?.substitute && { value: known.substitute }),
      },
    ],
  };
}

/** One person's attendance is put right; the rest of the log stays, and what was before is kept on record. */
export const correctAttendance = defineCommand({
  name: 'correct-attendance',
  kind: 'change',
  summary: 'Correct how somebody was at a session',
  right: 'log sessions',
  input,
  subject: find,
  rightsOf: ({ session }) => rightsOfSession(session),
  ask: async ({ subject }) => ({ kind: 'ask', form: correctForm(subject) }),
  answers,
  run: async ({ subject: { session, member }, answers: { state, substitute }, input: _asked, ...base }) => {
    const { db, hub } = base;
    const key = { hubId: hub.id, sessionId: session.id, membershipId: member.id };
    const data = { state, substitute: wasThere(state) ? '' : substitute };
    await db.attendance.upsert({
      where: { hubId_sessionId_membershipId: key },
      create: { ...key, ...data },
      update: data,
    });
    if (!wasThere(state)) await tellAway(base, session, member);
    await db.sessionLog.updateMany({ where: { sessionId: session.id }, data: { version: { increment: 1 } } });
    await recordChange(base, {
      what: 'corrected attendance',
      subjectId: session.id,
      before: { [member.id]: member.attendances[0]?.state ?? 'none' },
      after: { [member.id]: state },
      aboutPersonId: member.person.id,
    });
    return reply(logView('The log is corrected', session, await recordOf(base.db, session)));
  },
});
