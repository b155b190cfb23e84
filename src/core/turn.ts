import type { Base } from './command.ts';
import type { Arrival, Asked, Ports } from './ports.ts';
import type { Understood } from './understand.ts';

export type Known = Extract<Arrival, { kind: 'known' }>;

/** One request on its way: what was asked, by whom, what it means, and when. */
export type Turn<Db> = { ports: Ports<Db>; asked: Asked; known: Known; understood: Understood<Db>; now: Date };

/** What a command may use in this turn, over the given database. */
export function baseOf<Db>({ ports, asked, known, now }: Turn<Db>, db: Db): Base<Db> {
  const { actor, hub } = known;
  return { actor, hub, place: asked.place, now, db, tell: ports.tell(db, hub, now), plan: ports.plan(db, hub) };
}

/** The same over the hub's plain reads. */
export const readingBase = <Db>(turn: Turn<Db>): Base<Db> => baseOf(turn, turn.ports.store.read(turn.known.hub));
