import { z } from 'zod';
import { nextAllowedMoment } from '../../core/calendar.ts';
import { planBy } from '../../core/due.ts';
import type { Telling } from '../../core/notice.ts';
import { type Day, ukDay } from '../../core/uk-time.ts';
import type { GapTask } from '../../store/generated/client.ts';
import type { Bring } from '../../store/generated/enums.ts';
import { recordChange } from '../audit.ts';
import type { HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { halfwayAt, halfwayRule } from './gap-task.due.ts';
import type { SetTask } from './gap-task.reads.ts';
import { dueWithoutSession, usualDue } from './gap-task.ts';

/** A gap task as a lead sets it. */
export type Setting = {
  title: string;
  what: string;
  bring: Bring;
  minutes: number | null;
  /** The lead's own day; without one it follows the next session. */
  dueOn?: Day;
  /** The session it was set at. */
  sessionId?: string;
  /** For whom, by membership; without it for every member. */
  memberships?: string[];
  /** Members who hear of it in another message. */
  toldElsewhere?: string[];
};

type Described = Pick<Setting, 'title' | 'what' | 'bring' | 'minutes' | 'dueOn'>;

const dayOf = (date: Date): Day => date.toISOString().slice(0, 10);

/** The first session that is still to come, after the one it was set at. */
function sessionAfter({ sessions }: Pick<GroupDetail, 'sessions'>, sessionId: string | undefined, now: Date) {
  const at = sessions.find(({ id }) => id === sessionId);
  const from = at && at.startsAt > now ? at.startsAt : now;
  return sessions
    .filter(({ state, startsAt, id }) => state === 'SCHEDULED' && startsAt > from && id !== sessionId)
    .toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime())[0];
}

const assigned = z.array(z.object({ id: z.string(), personId: z.string() }));

/** The members of a group, or those of them who are named, have it to do; in one statement. */
async function assign({ db, hub }: HubBase, { id, groupId }: GapTask, only: string[] | undefined) {
  const rows = await db.$queryRaw`
    WITH doing AS (
      SELECT id, "personId" FROM "Membership"
      WHERE "hubId" = ${hub.id}::uuid AND "groupId" = ${groupId}::uuid AND state = 'JOINED'
        AND (${only === undefined} OR id = ANY (${only ?? []}::uuid[]))
    ), made AS (
      INSERT INTO "Assignment" ("hubId", id, "taskId", "membershipId")
      SELECT ${hub.id}::uuid, gen_random_uuid(), ${id}::uuid, doing.id FROM doing
    ) SELECT id::text, "personId"::text FROM doing`;
  return assigned.parse(rows);
}

/** Sets a gap task for the members of a group and tells them, in the hub's hours. The group is locked. */
export async function setTask(base: HubBase, group: GroupDetail, setting: Setting): Promise<GapTask> {
  const { db, hub, now, actor, tell, plan } = base;
  const next = sessionAfter(group, setting.sessionId, now);
  const usual = next
    ? usualDue(hub.calendar, dayOf(next.day), hub.gapTaskDays, ukDay(now))
    : dueWithoutSession(hub.calendar, ukDay(now));
  const { title, what, bring, minutes, dueOn, sessionId = null } = setting;
  const task = await db.gapTask.create({
    data: {
      hubId: hub.id,
      groupId: group.id,
      sessionId,
      nextSessionId: next?.id ?? null,
      ...{ title, what, bring, minutes },
      dueOn: new Date(dueOn ?? usual),
      dueIsFixed: dueOn !== undefined,
      personId: actor.personId,
      at: now,
    },
  });
  const members = await assign(base, task, setting.memberships);
  const notBefore = nextAllowedMoment(hub.calendar, hub.quietHours, now);
  for (const { id, personId } of members.filter((one) => !setting.toldElsewhere?.includes(one.id))) {
    const facts = { task: task.id, membership: id };
    await tell({
      kind: 'gap task set',
      facts,
      to: { person: personId },
      occasion: task.id,
      group: group.id,
      notBefore,
    });
  }
  const halfway = halfwayAt(task, hub);
  if (halfway) await plan.set(halfwayRule.name, task.id, halfway);
  const after = { task: 'set', members: String(members.length), due: dayOf(task.dueOn) };
  await recordChange(base, { what: 'set a gap task', subjectId: task.id, after });
  return task;
}

/** What tells of a task for the first time: its own message, or what somebody missed. */
const firstHeard = z.object({ task: z.string().optional(), session: z.string().optional() });

/** Tells those who have heard of a task and have not answered it. Whose first message still waits reads it as it is then. */
export async function tellOpen(base: HubBase, task: GapTask, telling: Omit<Telling, 'to' | 'group'>): Promise<void> {
  const { db, hub, now, tell } = base;
  const open = await db.assignment.findMany({
    where: { taskId: task.id, state: 'ASSIGNED', membership: { state: 'JOINED' } },
    select: { membership: { select: { personId: true } } },
  });
  const people = open.map(({ membership }) => membership.personId);
  const waiting = await db.notice.findMany({
    where: { groupId: task.groupId, state: 'WAITING', kind: { in: ['gap task set', 'catch-up'] } },
    select: { personId: true, facts: true },
  });
  const yetToHear = waiting.filter(({ facts }) => {
    const of = firstHeard.catch({}).parse(facts);
    return of.task === task.id || (of.session !== undefined && of.session === task.sessionId);
  });
  const notBefore = nextAllowedMoment(hub.calendar, hub.quietHours, now);
  for (const person of people.filter((one) => !yetToHear.some(({ personId }) => personId === one)))
    await tell({ ...telling, to: { person }, group: task.groupId, notBefore });
}

/** Whether members read of a task what they read before. */
const readsSame = (before: GapTask, now: GapTask) =>
  before.title === now.title &&
  before.what === now.what &&
  before.bring === now.bring &&
  before.minutes === now.minutes &&
  dayOf(before.dueOn) === dayOf(now.dueOn);

/** Changes what a gap task is, and its day: one that loses its own day follows its session again. The group is locked. */
export async function changeTask(
  base: HubBase,
  before: SetTask,
  { dueOn, ...rest }: Described,
): Promise<{ task: GapTask; isTold: boolean }> {
  const { db, hub, now } = base;
  const { nextSession } = before;
  const usual =
    before.dueIsFixed && nextSession
      ? usualDue(hub.calendar, dayOf(nextSession.day), hub.gapTaskDays, ukDay(now))
      : dayOf(before.dueOn);
  const task = await db.gapTask.update({
    where: { id: before.id },
    data: {
      ...rest,
      dueOn: new Date(dueOn ?? usual),
      dueIsFixed: dueOn !== undefined,
      version: { increment: 1 },
    },
  });
  await planBy(halfwayRule, base, [task.id]);
  const facts = { task: task.id, version: task.version };
  const telling = { kind: 'gap task changed', facts, occasion: `${task.id}/${task.version}` };
  const isTold = !readsSame(before, task);
  if (isTold) await tellOpen(base, task, telling);
  await recordChange(base, {
    what: 'changed a gap task',
    subjectId: task.id,
    before: { title: before.title, due: dayOf(before.dueOn) },
    after: { title: task.title, due: dayOf(task.dueOn) },
  });
  return { task, isTold };
}
