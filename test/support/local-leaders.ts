import type { openHouse } from './house.ts';
import type { Person } from './house-people.ts';

type House = Awaited<ReturnType<typeof openHouse>>;

/** Makes local leaders of a hub, recognised as Mastery Specialists unless told otherwise. */
export function createLocalLeaders(house: House, hubId: () => string) {
  const kindId = async (word = 'Mastery Specialist') =>
    (await house.db.designationKind.findFirstOrThrow({ where: { hubId: hubId(), word } })).id;
  const leader = async (name: string, word?: string): Promise<Person> => {
    const person = await house.person(name);
    const row = { hubId: hubId(), personId: person.personId, kindId: await kindId(word), from: new Date('2026-09-01') };
    await house.db.designation.create({ data: row });
    return person;
  };
  return { kindId, leader };
}
