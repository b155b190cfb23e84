import { z } from 'zod';

/** People as the tests call them, over the ids that emulate invents. */
export type People = {
  add: (person: { id: string; name: string; deleted?: boolean | undefined }) => void;
  isKnown: (id: string) => boolean;
  /** Their ids for emulate's, in a request; and the other way, in an answer. */
  inward: (body: string) => string;
  outward: (body: string) => string;
  /** What users.info says of them. */
  describe: (answer: string) => string;
};

const userAnswer = z.object({ user: z.looseObject({ id: z.string() }) });

/** Gives each person one of emulate's users. */
export function seatPeople(free: string[]): People {
  const seated = new Map<string, { inside: string; name: string; deleted: boolean }>();
  const longestFirst = () => [...seated].toSorted(([one], [other]) => other.length - one.length);
  return {
    add: ({ id, name, deleted = false }) => {
      const inside = seated.get(id)?.inside ?? free.pop();
      if (!inside) throw new Error('no chair is left for another person');
      seated.set(id, { inside, name, deleted });
    },
    isKnown: (id) => seated.has(id),
    inward: (body) => longestFirst().reduce((written, [id, { inside }]) => written.replaceAll(id, inside), body),
    outward: (body) => longestFirst().reduce((written, [id, { inside }]) => written.replaceAll(inside, id), body),
    describe: (answer) => {
      const told = userAnswer.safeParse(JSON.parse(answer)).data;
      const person = told && seated.get(told.user.id);
      if (!told || !person) return answer;
      const profile = { real_name: person.name };
      return JSON.stringify({
        ok: true,
        user: { ...told.user, real_name: person.name, profile, deleted: person.deleted },
      });
    },
  };
}
