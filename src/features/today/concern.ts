import type { Concern, Watcher } from '../../core/room.ts';
import type { Block, Item } from '../../core/view.ts';

/** Lines of one kind at most: the button behind them shows the rest. */
const mostShown = 4;

const watchers: Partial<Record<string, Watcher>> = { HUB_LEAD: 'hub lead', ADMINISTRATOR: 'administrator' };

/** As what somebody looks after the hub, by the roles they hold. */
export const watchersIn = (standings: string[]): Watcher[] => [
  ...new Set(standings.flatMap((standing) => watchers[standing] ?? [])),
];

/** What concerns these watchers, without the kinds of which there is nothing. */
export const concerning = (concerns: Concern[], who: Watcher[]): Concern[] =>
  concerns.filter((concern) => concern.items.length > 0 && concern.for.some((one) => who.includes(one)));

/** How many things there are in all. */
export const countOf = (concerns: Concern[]): number => concerns.reduce((sum, { items }) => sum + items.length, 0);

const rest = (count: number): Item[] =>
  count > 0 ? [{ title: count === 1 ? 'and 1 more' : `and ${count} more` }] : [];

/** Each kind under its heading, with how many there are. */
export const concernBlocks = (concerns: Concern[]): Block[] =>
  concerns.map(({ about, items, all }) => ({
    kind: 'items',
    heading: `${about} (${items.length})`,
    items: [...items.slice(0, mostShown), ...rest(items.length - mostShown)],
    whenEmpty: '',
    ...(all && items.length > mostShown && { more: all }),
  }));
