import { fold } from '../../core/fold.ts';
import type { Option } from '../../core/form.ts';
import type { HubBase } from '../define.ts';

/** People found at most by one search. */
const most = 20;

/** People this hub knows whose name or school has every word, perhaps among some only; two of one name are told apart by school. */
export async function findPeople(words: string, { db }: Pick<HubBase, 'db'>, among?: string[]): Promise<Option[]> {
  const wanted = fold(words.slice(0, 100)).split(' ').filter(Boolean);
  if (wanted.length === 0) return [];
  const known = await db.hubPerson.findMany({
    where: {
      ...(among && { personId: { in: among } }),
      AND: wanted.map((word) => ({
        person: {
          OR: [
            { name: { contains: word, mode: 'insensitive' as const } },
            { school: { searchText: { contains: word } } },
          ],
        },
      })),
    },
    include: { person: { select: { id: true, name: true, school: { select: { name: true } } } } },
    orderBy: { person: { name: 'asc' } },
    take: most,
  });
  return known.map(({ person }) => ({
    value: person.id,
    label: (person.school ? `${person.name}, ${person.school.name}` : person.name).slice(0, 75),
  }));
}
