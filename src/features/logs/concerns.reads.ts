import { addSchoolDays } from '../../core/calendar.ts';
import type { Concern } from '../../core/room.ts';
import { instantOf, ukDay } from '../../core/uk-time.ts';
import type { Item } from '../../core/view.ts';
import type { HubWatching } from '../define.ts';
import { aboutSession } from '../sessions/session.ts';
import { seated } from '../work-groups/place.ts';
import { shownYears } from '../work-groups/work-group.reads.ts';
import { sayNames } from '../work-groups/work-group.ts';
import { sayGuest } from './log.ts';

/** School days that a lead has before the hub hears that a session is not logged. */
const logDays = 2;

async function notLogged({ db, hub, now }: HubWatching): Promise<Item[]> {
  const before = instantOf(addSchoolDays(hub.calendar, ukDay(now), -logDays), '00:00');
  const sessions = await db.session.findMany({
    where: { state: 'SCHEDULED', endsAt: { lt: before }, group: { state: { notIn: ['CANCELLED', 'CLOSED'] } } },
    include: {
      group: {
        select: { title: true, leads: { where: { to: null }, select: { person: { select: { name: true } } } } },
      },
    },
    orderBy: [{ endsAt: 'asc' }, { id: 'asc' }],
  });
  return sessions.map((session) => ({
    title: `${session.group.title}, session ${session.number}`,
    detail: [
      { day: ukDay(session.startsAt) },
      ...(session.group.leads.length > 0
        ? [` · led by ${sayNames(session.group.leads.map(({ person }) => person.name))}`]
        : [' · nobody leads it']),
    ],
    actions: [aboutSession('Log it', 'log', session, session.group)],
  }));
}

async function drifting({ db, now }: HubWatching): Promise<Item[]> {
  const places = await db.schoolParticipation.findMany({
    where: {
      flaggedAt: { not: null },
      state: { in: seated },
      group: { state: { in: ['RECRUITING', 'RUNNING'] }, year: { in: shownYears(now) } },
    },
    include: { school: { select: { name: true } }, group: { select: { title: true } } },
    orderBy: [{ flaggedAt: 'asc' }, { id: 'asc' }],
  });
  return places.map(({ id, school, group, flaggedAt }) => ({
    title: school.name,
    detail: [`${group.title} · away, no gap task back`, ...(flaggedAt ? [', since ', { day: ukDay(flaggedAt) }] : [])],
    actions: [
      {
        label: 'See the school',
        spoken: `See ${school.name} in ${group.title}`,
        runs: 'roster-school',
        input: { place: id },
      },
    ],
  }));
}

async function unknownGuests({ db, now }: HubWatching): Promise<Item[]> {
  const guests = await db.walkIn.findMany({
    where: { matchedAt: null, session: { group: { year: { in: shownYears(now) } } } },
    include: { session: { select: { number: true, group: { select: { title: true } } } } },
    orderBy: { id: 'asc' },
  });
  return guests.map(({ id, name, schoolName, session }) => ({
    title: sayGuest({ name, school: schoolName }),
    detail: `${session.group.title}, session ${session.number}`,
    actions: [{ label: 'Match', spoken: `Match ${name}`, runs: 'match-guest', input: { guest: id } }],
  }));
}

/** Sessions that nobody logged, schools that drift, and who came and is in no list. */
export const logConcerns = async (watching: HubWatching): Promise<Concern[]> => [
  { about: 'Sessions not logged', for: ['hub lead'], items: await notLogged(watching) },
  { about: 'Schools drifting away', for: ['hub lead'], items: await drifting(watching) },
  { about: 'People to match', for: ['administrator'], items: await unknownGuests(watching) },
];
