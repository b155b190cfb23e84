import type { Actor } from './people.ts';

/** What a person may be allowed to do. */
export type Right = 'browse' | 'take part' | 'give up own place' | 'confirm own place';

/** What a right is decided on: whose it is. */
export type RightsSubject = { owners?: string[] };

type Standing = 'anyone' | 'owner';

/** Who may do what (DOMAIN.md 1.4). Anything not granted here is refused. */
const granted: Record<Right, Standing[]> = {
  browse: ['anyone'],
  'take part': ['anyone'],
  'give up own place': ['owner'],
  'confirm own place': ['owner'],
};

const has: Record<Standing, (actor: Actor, subject: RightsSubject) => boolean> = {
  anyone: () => true,
  owner: (actor, subject) => subject.owners?.includes(actor.personId) ?? false,
};

/** Whether the actor has the right over the subject, now. */
export const may = (actor: Actor, right: Right, subject: RightsSubject): boolean =>
  granted[right].some((standing) => has[standing](actor, subject));
