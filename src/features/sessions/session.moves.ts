import { isAroundReturn, nextAllowedMoment, nextUrgentMoment, nextWorkingMoment } from '../../core/calendar.ts';
import { planBy } from '../../core/due.ts';
import { type ClockTime, type Day, ukDay } from '../../core/uk-time.ts';
import type { Session } from '../../store/generated/client.ts';
import type { Meeting, SessionLength } from '../../store/generated/enums.ts';
import { recordChange } from '../audit.ts';
import type { HubBase } from '../define.ts';
import { halfwayRule } from '../gap-tasks/gap-task.due.ts';
import { usualDue } from '../gap-tasks/gap-task.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { dropDue, planDue } from './session.due.ts';
import { audienceOf, draftsOf } from './session.reads.ts';
import { dayOf, timesOf } from './session.ts';

/** When and where a session is. */
export type Whereabouts = {
  day: Day;
  from: ClockTime;
  to: ClockTime;
  meets: Meeting;
  venue: string;
  link: string;
  title: string;
  schoolId: string | null;
};

type Group = Pick<GroupDetail, 'id' | 'leads'>;
type Draft = Omit<Whereabouts, 'title' | 'schoolId'> & { length: SessionLength };

/** Puts proposed dates in place of those proposed before; nobody is told of them yet. The group is locked. */
export async function keepDrafts({ db, hub }: HubBase, group: Group, drafts: Draft[]): Promise<void> {
  await db.session.deleteMany({ where: { groupId: group.id, state: 'DRAFT' } });
  const { _max } = await db.session.aggregate({ where: { groupId: group.id }, _max: { number: true } });
  const first = (_max.number ?? 0) + 1;
  const rows = drafts.map(({ day, from, to, ...rest }, index) => ({
    ...timesOf(day, from, to),
    ...rest,
    hubId: hub.id,
    groupId: group.id,
    number: first + index,
    state: 'DRAFT' as const,
  }));
  await db.session.createMany({ data: rows });
}

const urgentMs = 24 * 60 * 60_000;

/** When people are told of a session that is at this moment or was to be: in the hub's hours, or at once within a day. */
function tellingAt(soonest: Date, { hub, now }: Pick<HubBase, 'hub' | 'now'>): Date {
  if (soonest.getTime() - now.getTime() < urgentMs) return nextUrgentMoment(now);
  // When school is back it would be too late for what is in the holiday, or soon after it
  const next = isAroundReturn(hub.calendar, ukDay(soonest)) ? nextWorkingMoment : nextAllowedMoment;
  return next(hub.calendar, hub.quietHours, now);
}

/** Who is told what about sessions. */
async function tellAbout(
  base: HubBase,
  group: Group,
  telling: { kind: string; facts: Record<string, string | number>; occasion: string; soonest: Date },
  schoolId: string | null,
): Promise<void> {
  const { db, actor, tell } = base;
  const notBefore = tellingAt(telling.soonest, base);
  const { kind, facts, occasion } = telling;
  for (const person of await audienceOf(db, group, schoolId)) {
    if (person === actor.personId) continue;
    await tell({ kind, facts, to: { person }, occasion, group: group.id, notBefore });
  }
}

/** Proposed dates become planned ones, renumbered in their order: members and co-leads are told once of them all. */
export async function publishDrafts(base: HubBase, group: Group): Promise<Session[]> {
  const { db, hub } = base;
  const drafts = await draftsOf(db, group.id);
  for (const draft of drafts) {
    await db.session.update({ where: { id: draft.id }, data: { state: 'SCHEDULED', version: { increment: 1 } } });
    await recordChange(base, {
      what: 'planned a session',
      subjectId: draft.id,
      before: { session: 'DRAFT' },
      after: { session: 'SCHEDULED', day: dayOf(draft.day), from: draft.from },
    });
  }
  await planDue(base, ...drafts);
  const [first, last] = [drafts.at(0), drafts.at(-1)];
  if (!first || !last) return [];
  const facts = { group: group.id, first: first.number, last: last.number };
  const occasion = `${hub.id}/${first.id}/${last.id}`;
  const school = drafts.length === 1 ? first.schoolId : null;
  await tellAbout(base, group, { kind: 'dates set', facts, occasion, soonest: first.startsAt }, school);
  return drafts;
}

/** What follows a session's day without having a day of its own moves with it, and what it is reminded of. */
async function moveGapTasks(base: HubBase, session: Session, day: Day): Promise<void> {
  const { db, hub, now } = base;
  const dueOn = new Date(usualDue(hub.calendar, day, hub.gapTaskDays, ukDay(now)));
  const where = { nextSessionId: session.id, dueIsFixed: false, endedAt: null };
  const tasks = await db.gapTask.findMany({ where, select: { id: true } });
  await db.gapTask.updateMany({ where, data: { dueOn } });
  const ids = tasks.map(({ id }) => id);
  if (ids.length > 0) await planBy(halfwayRule, base, ids);
}

/** Tasks that fed a session which does not take place feed the next one; where there is none they keep their day. */
async function handOnGapTasks(base: HubBase, session: Session): Promise<void> {
  const next = await base.db.session.findFirst({
    where: { groupId: session.groupId, state: 'SCHEDULED', startsAt: { gt: session.startsAt } },
    orderBy: { startsAt: 'asc' },
  });
  const fed = { nextSessionId: session.id, endedAt: null };
  await base.db.gapTask.updateMany({ where: fed, data: { nextSessionId: next?.id ?? null } });
  if (next) await moveGapTasks(base, next, dayOf(next.day));
}

/** Whether people must change what is in their diaries. */
const isElsewhere = (session: Session, now: Whereabouts): boolean =>
  dayOf(session.day) !== now.day ||
  session.from !== now.from ||
  session.to !== now.to ||
  session.meets !== now.meets ||
  session.venue !== now.venue ||
  session.link !== now.link;

/** A session is at another time or place from now on; members are told what it was and what it is, drafts silently. */
export async function changeSession(base: HubBase, group: Group, session: Session, now: Whereabouts): Promise<void> {
  const { db } = base;
  const { day, from, to, ...rest } = now;
  const isTold = session.state !== 'DRAFT' && (isElsewhere(session, now) || session.state === 'POSTPONED');
  const state = session.state === 'POSTPONED' ? { state: 'SCHEDULED' as const } : {};
  const data = { ...timesOf(day, from, to), ...rest, ...state, version: { increment: 1 } };
  const changed = await db.session.update({
    where: { id: session.id },
    data: { ...data, ...(isTold && { sequence: { increment: 1 } }) },
  });
  if (session.state === 'DRAFT') return;
  await planDue(base, changed);
  await moveGapTasks(base, changed, day);
  await recordChange(base, {
    what: 'changed a session',
    subjectId: session.id,
    before: { session: session.state, day: dayOf(session.day), from: session.from },
    after: { session: changed.state, day, from },
  });
  if (!isTold) return;
  const was = session.state === 'POSTPONED' ? '' : session.startsAt.toISOString();
  const facts = { session: session.id, sequence: changed.sequence, was };
  const soonest = session.startsAt < changed.startsAt && was ? session.startsAt : changed.startsAt;
  const telling = { kind: 'session moved', facts, occasion: `${session.id}/${changed.sequence}`, soonest };
  await tellAbout(base, group, telling, changed.schoolId);
}

/** A session does not take place, or not on its day: everybody concerned is told why. */
export async function callOff(
  base: HubBase,
  group: Group,
  session: Session,
  { state, reason }: { state: 'CANCELLED' | 'POSTPONED'; reason: string },
): Promise<void> {
  const { db } = base;
  const changed = await db.session.update({
    where: { id: session.id },
    data: { state, cancelReason: reason, sequence: { increment: 1 }, version: { increment: 1 } },
  });
  await dropDue(base, session.id);
  if (state === 'CANCELLED') await handOnGapTasks(base, session);
  await recordChange(base, {
    what: state === 'CANCELLED' ? 'cancelled a session' : 'postponed a session',
    subjectId: session.id,
    before: { session: session.state },
    after: { session: state },
  });
  const facts = { session: session.id, sequence: changed.sequence };
  const telling = { facts, occasion: `${session.id}/${changed.sequence}`, soonest: session.startsAt };
  await tellAbout(base, group, { kind: 'session called off', ...telling }, session.schoolId);
}
