import { z } from 'zod';
import { tellsTogether } from '../../core/due.ts';
import type { Hub } from '../../core/hub.ts';
import type { Composing } from '../../core/notice.ts';
import { addDays, instantOf, sayDay, ukDay } from '../../core/uk-time.ts';
import type { Action, Span, Text } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import type { Prisma } from '../../store/generated/client.ts';
import { aboutAssignment } from '../gap-tasks/gap-task.ts';
import { defineReminder, type Words } from '../reminders/define-reminder.ts';
import { reminding } from '../reminders/remind.moves.ts';
import { sayMoney, sayWhere } from '../work-groups/work-group.ts';
import { comingUpAt, comingUpRule, daysFor, tomorrowAt, tomorrowRule } from './session.due.ts';
import { loadSession, type SessionDetail } from './session.reads.ts';
import { aboutSession, dayOf, lastFreeDay } from './session.ts';
import { toldSince } from './told-since.reads.ts';

const facts = z.object({ session: z.uuid(), startsAt: z.string() });
type Facts = z.infer<typeof facts>;

/** The membership by which somebody is expected at a session; not of who has said that they can't come. */
const expectedThere = ({ id, groupId, schoolId }: SessionDetail) => ({
  groupId,
  state: 'JOINED' as const,
  ...(schoolId && { participation: { schoolId } }),
  apologies: { none: { sessionId: id } },
});

/** The session, while it stands as it was when the reminder became due and its person is expected there. */
async function stillOn({ session: id, startsAt }: Facts, dueAt: typeof tomorrowAt, { db, hub, to }: Composing<Db>) {
  const session = await loadSession(db, id);
  if (session?.state !== 'SCHEDULED' || session.startsAt.toISOString() !== startsAt) return undefined;
  const where = { ...expectedThere(session), personId: to.personId };
  const member = await db.membership.findFirst({ where, select: { id: true } });
  if (!member || (await toldSince(db, to.personId, session, dueAt(session, hub)))) return undefined;
  return { session, member };
}

const momentOf = ({ startsAt, endsAt }: SessionDetail): Span => ({
  moment: startsAt.toISOString(),
  until: endsAt.toISOString(),
});

const called = ({ number, group }: SessionDetail) => `session ${number} of “${group.title}”`;

function commonWords(session: SessionDetail, hub: Hub) {
  const { number, group } = session;
  return { about: `session ${number} of ${group.title}`, days: daysFor(session, hub) };
}

function comingUpWords(session: SessionDetail, hub: Hub): Words {
  const { group, startsAt, meets, venue, number } = session;
  const free = lastFreeDay(dayOf(session.day), hub.absenceNoticeDays);
  const charge = group.absenceChargePence;
  const endOfFree = instantOf(addDays(free, 1), '00:00');
  const costs: Text = charge > 0 ? [{ day: free }, `, then ${sayMoney(charge)} may be charged`] : { day: free };
  return {
    ...commonWords(session, hub),
    title: `Can you come to session ${number}?`,
    blocks: [
      { kind: 'text', text: { strong: group.title } },
      {
        kind: 'facts',
        facts: [
          { label: 'When', value: momentOf(session) },
          { label: 'Where', value: sayWhere(meets, venue) },
          { label: charge > 0 ? 'Free to cancel until' : 'Best said by', value: costs },
        ],
      },
    ],
    line: `Can you come to ${called(session)}?`,
    detail: [momentOf(session), charge > 0 ? ' · free to cancel until ' : ' · best said by ', ...[costs].flat()],
    acts: [aboutSession('I can’t come', 'cannot-come', session, group)],
    until: endOfFree < startsAt ? endOfFree : startsAt,
  };
}

/** To members, in time to say that they can't come at no cost. */
export const sessionComingUp = defineReminder({
  name: 'session coming up',
  topic: 'session coming up',
  facts,
  words: async (given, composing) => {
    const on = await stillOn(given, comingUpAt, composing);
    const { hub, now } = composing;
    // From the day before on, the last reminder says all there is
    return on && now < tomorrowAt(on.session, hub) ? comingUpWords(on.session, hub) : 'overtaken';
  },
});

/** "today", "tomorrow", "on Monday 4 January" */
function sayWhen({ startsAt }: SessionDetail, now: Date): string {
  const [day, today] = [ukDay(startsAt), ukDay(now)];
  if (day === today) return 'today';
  return day === addDays(today, 1) ? 'tomorrow' : `on ${sayDay(day, today)}`;
}

/** The tasks that somebody still has to do for a session. */
const openTasks = (db: Db, sessionId: string, membershipId: string) =>
  db.assignment.findMany({
    where: { membershipId, state: 'ASSIGNED', task: { nextSessionId: sessionId, endedAt: null } },
    select: { id: true, task: { select: { title: true, dueOn: true } } },
    orderBy: { id: 'asc' },
    take: 2,
  });

type Open = Awaited<ReturnType<typeof openTasks>>;

function tomorrowWords(session: SessionDetail, tasks: Open, { hub, now }: Composing<Db>): Words {
  const { group, meets, venue, link, number, startsAt } = session;
  const where = { label: 'Where', value: sayWhere(meets, venue) };
  const online = link ? [{ label: 'Online', value: { link, label: 'Open the meeting' } }] : [];
  const toDo = tasks.map(({ task }) => ({
    label: 'Gap task',
    value: [`${task.title}, due `, { day: dayOf(task.dueOn) }],
  }));
  const done = tasks.slice(0, 1).map((one): Action => aboutAssignment('Task is done', 'done-task', one, one.task));
  const titles = tasks.map(({ task }) => ` · gap task: ${task.title}`);
  return {
    ...commonWords(session, hub),
    title: `Session ${number} is ${sayWhen(session, now)}`,
    blocks: [
      { kind: 'text', text: { strong: group.title } },
      { kind: 'facts', facts: [{ label: 'When', value: momentOf(session) }, where, ...online, ...toDo] },
    ],
    line: `Session ${number} of “${group.title}” is ${sayWhen(session, now)}`,
    detail: [momentOf(session), ` · ${sayWhere(meets, venue)}`, ...titles],
    acts: [...done, aboutSession('I can’t come', 'cannot-come', session, group)],
    until: startsAt,
  };
}

/** To members, the day before: when and where, how to get in, and the gap task that is due. */
export const sessionTomorrow = defineReminder({
  name: 'session tomorrow',
  topic: 'session tomorrow',
  facts,
  words: async (given, composing) => {
    const on = await stillOn(given, tomorrowAt, composing);
    if (!on) return 'overtaken';
    return tomorrowWords(on.session, await openTasks(composing.db, on.session.id, on.member.id), composing);
  },
});

const whoIsExpected = {
  ...{ id: true, startsAt: true, day: true, schoolId: true, groupId: true },
  apologies: { select: { membershipId: true } },
  group: {
    select: {
      memberships: {
        where: { state: 'JOINED' },
        select: { id: true, personId: true, participation: { select: { schoolId: true } } },
      },
    },
  },
} satisfies Prisma.SessionSelect;

/** Members who are expected are reminded in their digest, of many sessions at once. */
const remindMembers =
  (kind: string): Parameters<typeof tellsTogether<Db>>[1] =>
  async (ids, { db, hub, now, tell }) => {
    const where = { id: { in: ids }, state: 'SCHEDULED' as const };
    const remind = reminding({ hub, now, tell });
    for (const session of await db.session.findMany({ where, select: whoIsExpected })) {
      const { id, schoolId, groupId } = session;
      const away = new Set(session.apologies.map(({ membershipId }) => membershipId));
      const expected = session.group.memberships.filter(
        (one) => !away.has(one.id) && (!schoolId || one.participation.schoolId === schoolId),
      );
      const given = { session: id, startsAt: session.startsAt.toISOString() };
      const about = { kind, facts: given, about: `${id}/${given.startsAt}`, group: groupId };
      await remind(
        expected.map(({ personId }) => personId),
        { ...about, days: daysFor(session, hub) },
      );
    }
  };

export const remindsOfSession = tellsTogether<Db>(comingUpRule, remindMembers('session coming up'));

export const remindsOfTomorrow = tellsTogether<Db>(tomorrowRule, remindMembers('session tomorrow'));
