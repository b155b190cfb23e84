import { z } from 'zod';
import { type Found, refuse, reply } from '../../core/command.ts';
import type { Form, Option } from '../../core/form.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { knownTo } from '../known-schools.ts';
import type { SessionDetail } from '../sessions/session.reads.ts';
import { rightsOfSession, sessionMeant } from '../sessions/session-meant.ts';
import { expectedAt, recordOf } from './log.reads.ts';
import { sayGuest } from './log.ts';
import { logView } from './log-view.ts';

const input = z.object({ guest: z.uuid() });

type Matching = { session: SessionDetail; guest: { id: string; name: string; schoolName: string } };

const gone = refuse('matched', 'That person is matched already, or no longer in the log.');

async function find({ guest: id }: z.infer<typeof input>, base: HubBase, lock: boolean): Promise<Found<Matching>> {
  const before = await base.db.walkIn.findUnique({ where: { id } });
  const session = before ? await sessionMeant({ session: before.sessionId }, base, lock) : undefined;
  if (!session) return { instead: gone };
  if ('instead' in session) return session;
  const guest = await base.db.walkIn.findUnique({ where: { id } });
  return guest && guest.matchedAt === null ? { subject: { session: session.subject, guest } } : { instead: gone };
}

const matchForm = ({ session, guest }: Matching, members: Option[]): Form => ({
  title: 'Who was this?',
  shortTitle: 'Match a guest',
  intro: `${sayGuest({ name: guest.name, school: guest.schoolName })}: session ${session.number}. Choose a member, or a school.`,
  minutes: 1,
  submit: 'Match them',
  runs: 'match-guest',
  input: { guest: guest.id },
  fields: [
    ...(members.length > 0
      ? [
          {
            id: 'member',
            label: 'A member of the group',
            kind: 'choice' as const,
            options: members,
            optional: true as const,
          },
        ]
      : []),
    {
      id: 'school',
      label: 'Or only their school',
      help: 'Search by name, town, postcode or URN',
      kind: 'search',
      source: 'schools',
      optional: true,
    },
  ],
});

/** Somebody who came and was in no list is matched to a member, who then came, or to a school. */
export const matchGuest = defineCommand({
  name: 'match-guest',
  kind: 'change',
  summary: 'Match somebody who came to a member or a school',
  right: 'offer places',
  input,
  subject: find,
  rightsOf: ({ session }) => rightsOfSession(session),
  ask: async ({ subject, db }) => {
    const members = (await expectedAt(db, subject.session)).map(({ id, person, participation }) => ({
      value: id,
      label: person.name,
      detail: participation.school.name,
    }));
    return { kind: 'ask', form: matchForm(subject, members) };
  },
  answers: z.object({ member: z.uuid().optional(), school: z.uuid().optional() }),
  run: async ({ subject: { session, guest }, answers: { member, school }, input: _asked, ...base }) => {
    const { db, hub, now } = base;
    if (!member && !school) return refuse('whom', 'Choose a member, or search for the school.', 'school');
    const isMember = (await expectedAt(db, session)).some(({ id }) => id === member);
    const isSchool = school ? (await db.school.count({ where: { id: school, ...knownTo(hub) } })) === 1 : false;
    if (member ? !isMember : !isSchool)
      return refuse('whom', 'Choose one of those offered.', member ? 'member' : 'school');
    const matched = { membershipId: member ?? null, schoolId: member ? null : (school ?? null), matchedAt: now };
    await db.walkIn.update({ where: { id: guest.id }, data: matched });
    if (member) {
      const key = { hubId: hub.id, sessionId: session.id, membershipId: member };
      const came = { state: 'PRESENT' as const, substitute: '' };
      await db.attendance.upsert({
        where: { hubId_sessionId_membershipId: key },
        create: { ...key, ...came },
        update: came,
      });
    }
    await recordChange(base, {
      what: 'matched a guest',
      subjectId: session.id,
      after: { matched: member ? 'member' : 'school' },
    });
    return reply(logView('They are matched', session, await recordOf(base.db, session)));
  },
});
