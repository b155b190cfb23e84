import type { Base, Recall } from './command.ts';
import type { Tell } from './notice.ts';
import type { Arrival, Asked, Ports } from './ports.ts';
import type { Understood } from './understand.ts';

export type Known = Extract<Arrival, { kind: 'known' }>;

/** One request on its way: what was asked, by whom, what it means, and when. */
export type Turn<Db> = { ports: Ports<Db>; asked: Asked; known: Known; understood: Understood<Db>; now: Date };

/** A change sees what is so, its own rows included. */
const alwaysRead: Recall = (_about, find) => find();

/** The database of this turn, how it tells and what it remembers. */
type Means<Db> = { db: Db; tell: Tell; recall: Recall };

/** What a command may use in this turn. */
function baseOf<Db>({ ports, asked, known, now }: Turn<Db>, { db, tell, recall }: Means<Db>): Base<Db> {
  const { actor, hub } = known;
  const plan = ports.plan(db, hub);
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

/** Over the hub's plain reads. */
export function readingBase<Db>(turn: Turn<Db>): Base<Db> {
  const { ports, known, now } = turn;
  const db = ports.store.read(known.hub);
  return baseOf(turn, { db, tell: ports.tell(db, known.hub, now), recall: ports.store.recall(known.hub) });
}

/** Inside a change; `flush` writes what it told, and is called at its end. */
export function changingBase<Db>(turn: Turn<Db>, db: Db): { base: Base<Db>; flush: () => Promise<void> } {
  const { tell, flush } = turn.ports.gather({ db, hub: turn.known.hub, now: turn.now });
  return { base: baseOf(turn, { db, tell, recall: alwaysRead }), flush };
}
