import type { Base, Recall } from './command.ts';
import type { Arrival, Asked, Ports } from './ports.ts';
import type { Understood } from './understand.ts';

export type Known = Extract<Arrival, { kind: 'known' }>;

/** One request on its way: what was asked, by whom, what it means, and when. */
export type Turn<Db> = { ports: Ports<Db>; asked: Asked; known: Known; understood: Understood<Db>; now: Date };

/** A change sees what is so, its own rows included. */
const alwaysRead: Recall = (_about, find) => find();

/** What a command may use in this turn, over the given database: that of a change, unless told otherwise. */
export function baseOf<Db>({ ports, asked, known, now }: Turn<Db>, db: Db, recall = alwaysRead): Base<Db> {
  const { actor, hub } = known;
  const [tell, plan] = [ports.tell(db, hub, now), ports.plan(db, hub)];
  const [link, feed] = [ports.links(db, hub, actor, now), ports.feeds(db, hub, actor, now)];
  const nation = actor.isCoordinator ? { nation: ports.nation } : {};
  const install = ports.installs ? { install: ports.installs(db, hub, now) } : {};
  const rightFor = (command: string) => ports.commands.find(({ name }) => name === command)?.right;
  const joins = ports.joins(db, actor, now);
  return {
    actor,
    hub,
    place: asked.place,
    now,
    db,
    recall,
    tell,
    plan,
    rightFor,
    link,
    feed,
    joins,
    ...install,
    ...nation,
  };
}

/** The same over the hub's plain reads. */
export function readingBase<Db>(turn: Turn<Db>): Base<Db> {
  const { store } = turn.ports;
  return baseOf(turn, store.read(turn.known.hub), store.recall(turn.known.hub));
}
