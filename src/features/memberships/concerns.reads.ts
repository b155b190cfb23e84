import type { Concern } from '../../core/room.ts';
import type { Item, Span } from '../../core/view.ts';
import type { HubWatching } from '../define.ts';
import { decide } from './decide-actions.ts';

const include = { school: { select: { name: true } }, group: { select: { id: true, title: true } } } as const;
const dayOf = (date: Date | null): Span[] => (date ? [{ day: date.toISOString().slice(0, 10) }] : []);

async function undecided({ db }: HubWatching): Promise<Item[]> {
  const places = await db.schoolParticipation.findMany({
    where: { state: 'APPLIED' },
    include,
    orderBy: [{ since: 'asc' }, { id: 'asc' }],
  });
  return places.map(({ school, group }) => ({
    title: school.name,
    detail: `applies for ${group.title}`,
    actions: [decide(group)],
  }));
}

/** Places that are lost before somebody looks again, unless the school or its headteacher answers. */
async function lapsing({ db, until }: HubWatching): Promise<Item[]> {
  const before = { lt: new Date(until) };
  const places = await db.schoolParticipation.findMany({
    where: {
      OR: [
        { state: 'HELD', heldUntil: before },
        { state: 'OFFERED', offeredUntil: before },
      ],
    },
    include,
    orderBy: [{ group: { title: 'asc' } }, { id: 'asc' }],
  });
  return places.map(({ state, school, group, heldUntil, offeredUntil }) => ({
    title: school.name,
    detail: [
      `${group.title} · ${state === 'HELD' ? 'waits for the headteacher until ' : 'asked to answer by '}`,
      ...dayOf(state === 'HELD' ? heldUntil : offeredUntil),
    ],
    actions: [
      state === 'HELD'
        ? {
            label: 'See the roster',
            spoken: `See the roster of ${group.title}`,
            runs: 'roster',
            input: { group: group.id },
          }
        : decide(group),
    ],
  }));
}

/** Schools that wait for an answer, and places that would lapse unseen. */
export const placeConcerns = async (watching: HubWatching): Promise<Concern[]> => [
  { about: 'Schools that apply', for: ['administrator'], items: await undecided(watching) },
  { about: 'Places that lapse soon', for: ['administrator'], items: await lapsing(watching) },
];
