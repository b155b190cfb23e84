import { fold } from '../../core/fold.ts';
import type { Db } from '../../store/db.ts';

/** A person the hub knows, as a file can name them. */
export type HubPerson = { id: string; name: string; email: string | null };

/** Everybody the hub knows and who has not left, by e-mail address, and by name where it is one person's only. */
export async function readHubPeople(db: Db) {
  const rows = await db.hubPerson.findMany({
    where: { person: { leftAt: null } },
    select: { person: { select: { id: true, name: true, email: true } } },
  });
  const people = rows.map(({ person }) => person);
  const byEmail = new Map(people.flatMap((one) => (one.email ? [[one.email.toLowerCase(), one] as const] : [])));
  const byName = new Map<string, HubPerson[]>();
  for (const one of people) byName.set(fold(one.name), [...(byName.get(fold(one.name)) ?? []), one]);
  return {
    withEmail: (email: string): HubPerson | undefined => byEmail.get(email.toLowerCase()),
    /** By address or name; several of one name are nobody in particular. */
    called: (who: string): HubPerson | 'nobody' | 'several' => {
      const known = byEmail.get(who.toLowerCase());
      const [only, ...others] = known ? [known] : (byName.get(fold(who)) ?? []);
      if (!only) return 'nobody';
      return others.length === 0 ? only : 'several';
    },
  };
}
export type HubPeople = Awaited<ReturnType<typeof readHubPeople>>;
