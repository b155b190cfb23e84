import { nextAllowedMoment } from '../../core/calendar.ts';
import { recordChange } from '../audit.ts';
import type { HubBase } from '../define.ts';
import { setTask } from '../gap-tasks/gap-task.moves.ts';
import { titleFrom } from '../gap-tasks/gap-task.ts';
import { dropDue } from '../sessions/session.due.ts';
import type { SessionDetail } from '../sessions/session.reads.ts';
import { stateAfter } from '../work-groups/work-group.ts';
import { tellDrifting } from './drift.moves.ts';
import type { Expected, SessionRecord } from './log.reads.ts';
import { type Guest, wasThere } from './log.ts';
import type { LogAnswers } from './log-form.ts';
import type { Marked } from './mark-attendance.ts';

/** What a lead handed in, with what its lines mean. */
type Given = Omit<LogAnswers, 'came' | 'others'> & { marked: Marked[]; guests: Guest[] };

type Away = Pick<Expected, 'id' | 'person'>;
/** Those of whom the log says something new, in one statement. */
async function saveAttendance({ db, hub }: HubBase, session: SessionDetail, marked: Marked[]): Promise<void> {
  const fresh = marked.filter(
    ({
      member: {
        attendances: [known],
      },
      state,
      substitute,
    }) => known?.state !== state || known.substitute !== substitute,
  );
  if (fresh.length === 0) return;
  await db.$executeRaw`
    INSERT INTO "Attendance" ("hubId", "sessionId", "membershipId", state, substitute)
    SELECT ${hub.id}::uuid, ${session.id}::uuid, membership::uuid, state::"AttendanceState", substitute
    FROM unnest(${fresh.map(({ member }) => member.id)}::text[], ${fresh.map(({ state }) => state)}::text[],
      ${fresh.map(({ substitute }) => substitute)}::text[]) AS fresh(membership, state, substitute)
    ON CONFLICT ("hubId", "sessionId", "membershipId")
      DO UPDATE SET state = EXCLUDED.state, substitute = EXCLUDED.substitute`;
}

const isSame = (guest: Guest, row: { name: string; schoolName: string }) =>
  guest.name === row.name && guest.school === row.schoolName;

/** Guests as they are written now, and answers with all there are; who was matched to a member or a school already stays. */
async function saveGuests(
  { db, hub }: HubBase,
  session: SessionDetail,
  known: SessionRecord['guests'],
  guests: Guest[],
): Promise<SessionRecord['guests']> {
  const gone = known.filter((row) => row.matchedAt === null && !guests.some((guest) => isSame(guest, row)));
  if (gone.length > 0) await db.walkIn.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
  const fresh = guests.filter((guest) => !known.some((row) => isSame(guest, row)));
  const stay = known.filter((row) => !gone.includes(row));
  if (fresh.length === 0) return stay;
  const rows = fresh.map(({ name, school }) => ({ hubId: hub.id, sessionId: session.id, name, schoolName: school }));
  return [...stay, ...(await db.walkIn.createManyAndReturn({ data: rows }))];
}

async function saveWords({ db, hub, actor, now }: HubBase, session: SessionDetail, given: Given): Promise<void> {
  const { did, cameBack, materials, forHub } = given;
  const key = { hubId: hub.id, sessionId: session.id };
  await db.sessionLog.upsert({
    where: { hubId_sessionId: key },
    create: { ...key, did, cameBack, materials, forHub, personId: actor.personId, at: now },
    update: { did, cameBack, materials, forHub, version: { increment: 1 } },
    select: { version: true },
  });
}

/** The session has been held; with the first one the group runs. */
async function markHeld(base: HubBase, session: SessionDetail, materials: string): Promise<void> {
  const { db } = base;
  await db.session.updateMany({
    where: { id: session.id },
    data: { state: 'HELD', version: { increment: 1 }, ...(materials && { materials }) },
  });
  await dropDue(base, session.id);
  const { state, id } = session.group;
  const after = stateAfter('a session is held', state);
  if (after === state) return;
  await db.workGroup.updateMany({ where: { id }, data: { state: after, version: { increment: 1 } } });
  await recordChange(base, {
    what: 'a group runs',
    subjectId: id,
    before: { group: state },
    after: { group: after },
  });
}

/** To somebody who was not there, privately: what was done, the materials and the gap task; once for each session. */
export async function tellAway(base: HubBase, session: SessionDetail, { id, person }: Away): Promise<void> {
  const { hub, now, tell } = base;
  const notBefore = nextAllowedMoment(hub.calendar, hub.quietHours, now);
  const [facts, occasion] = [{ session: session.id, membership: id }, `${session.id}/${id}`];
  await tell({ kind: 'catch-up', facts, to: { person: person.id }, occasion, group: session.groupId, notBefore });
}

async function setNextTask(base: HubBase, session: SessionDetail, what: string, marked: Marked[]): Promise<void> {
  if (what === '') return;
  const toldElsewhere = marked.filter(({ state }) => !wasThere(state)).map(({ member }) => member.id);
  const setting = { title: titleFrom(what), what, bring: 'REFLECTION' as const, minutes: null };
  await setTask(base, session.group, { ...setting, sessionId: session.id, toldElsewhere });
}

const counts = (marked: Marked[]) => {
  const came = marked.filter(({ state }) => wasThere(state)).length;
  return { came, away: marked.length - came };
};

const beforeOf = (expected: Expected[]): Record<string, string> =>
  Object.fromEntries(expected.flatMap(({ id, attendances: [known] }) => (known ? [[id, known.state]] : [])));

/** Writes or corrects the log of a session, of which this is known: one transaction with what it tells. The group is locked. */
export async function saveLog(
  base: HubBase,
  session: SessionDetail,
  { log, expected, guests }: SessionRecord,
  given: Given,
) {
  const { marked } = given;
  const isFirst = log === null;
  await saveAttendance(base, session, marked);
  const others = await saveGuests(base, session, guests, given.guests);
  await saveWords(base, session, given);
  if (isFirst) await markHeld(base, session, given.materials);
  else if (given.materials)
    await base.db.session.updateMany({ where: { id: session.id }, data: { materials: given.materials } });
  await setNextTask(base, session, given.task, marked);
  for (const { member } of marked.filter(({ state }) => !wasThere(state))) await tellAway(base, session, member);
  await tellDrifting(base, session.group);
  await recordChange(base, {
    what: isFirst ? 'logged a session' : 'corrected a log',
    subjectId: session.id,
    before: beforeOf(expected),
    after: Object.fromEntries(marked.map(({ member, state }) => [member.id, state])),
  });
  const now = marked.map(({ member, state, substitute }) => ({ ...member, attendances: [{ state, substitute }] }));
  return { ...counts(marked), log: given, expected: now, guests: others };
}
