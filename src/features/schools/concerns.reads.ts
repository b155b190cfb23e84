import type { Concern } from '../../core/room.ts';
import type { HubWatching } from '../define.ts';

const school = { select: { id: true, name: true, town: true } } as const;

/** Schools that somebody typed by hand and that stand for a place or a person of the hub. */
export async function schoolConcerns({ db, hub }: HubWatching): Promise<Concern[]> {
  const byHand = { unlisted: { startsWith: `${hub.id}/` } };
  const places = await db.schoolParticipation.findMany({
    where: { school: byHand, state: { in: ['APPLIED', 'WAITING', 'OFFERED', 'HELD', 'CONFIRMED'] } },
    select: { school },
  });
  const people = await db.hubPerson.findMany({
    where: { person: { school: byHand } },
    select: { person: { select: { school } } },
  });
  const all = [...places.map((place) => place.school), ...people.flatMap(({ person }) => person.school ?? [])];
  const each = [...new Map(all.map((one) => [one.id, one])).values()];
  const items = each
    .toSorted((one, other) => one.name.localeCompare(other.name))
    .map(({ id, name, town }) => ({
      title: name,
      detail: town || 'typed by hand, without a town',
      actions: [{ label: 'Match', spoken: `Match ${name}`, runs: 'match-school', input: { school: id } }],
    }));
  return [{ about: 'Schools not in the register', for: ['administrator'], items }];
}
