import { addSchoolDays } from '../../core/calendar.ts';
import type { Concern } from '../../core/room.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { Item } from '../../core/view.ts';
import type { HubWatching } from '../define.ts';
import { shownYears } from '../work-groups/work-group.reads.ts';
import { sayNames } from '../work-groups/work-group.ts';
import { aboutSession } from './session.ts';

/** How many school days ahead a session needs its place. */
const placeDays = 15;

const led = {
  where: { to: null },
  select: { person: { select: { name: true } } },
} as const;

async function withoutDates({ db, now }: HubWatching): Promise<Item[]> {
  const groups = await db.workGroup.findMany({
    where: {
      year: { in: shownYears(now) },
      state: { in: ['COMMISSIONED', 'RECRUITING', 'RUNNING'] },
      leads: { some: { to: null } },
      sessions: { none: { state: { in: ['SCHEDULED', 'HELD'] } } },
    },
    select: { id: true, title: true, key: true, code: true, leads: led },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
  });
  return groups.map(({ id, title, key, code, leads }) => ({
    title,
    detail: `${code ?? key} · led by ${sayNames(leads.map(({ person }) => person.name))}`,
    actions: [{ label: 'Plan sessions', spoken: `Plan sessions: ${title}`, runs: 'plan', input: { group: id } }],
  }));
}

async function withoutPlace({ db, hub, now }: HubWatching): Promise<Item[]> {
  const until = new Date(addSchoolDays(hub.calendar, ukDay(now), placeDays));
  const sessions = await db.session.findMany({
    where: {
      state: 'SCHEDULED',
      startsAt: { gt: now },
      day: { lte: until },
      OR: [
        { meets: { in: ['VENUE', 'BLENDED'] }, venue: '', schoolId: null },
        { meets: { in: ['ONLINE', 'BLENDED'] }, link: '', group: { link: '' } },
      ],
    },
    include: { group: { select: { title: true } } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  });
  return sessions.map((session) => ({
    title: `${session.group.title}, session ${session.number}`,
    detail: { moment: session.startsAt.toISOString(), until: session.endsAt.toISOString() },
    actions: [aboutSession('Say where', 'change-session', session, session.group)],
  }));
}

/** Groups without dates, and sessions that come soon and say no place or link. */
export const sessionConcerns = async (watching: HubWatching): Promise<Concern[]> => [
  { about: 'Groups without dates', for: ['hub lead'], items: await withoutDates(watching) },
  { about: 'Sessions without a place or link', for: ['administrator'], items: await withoutPlace(watching) },
];
