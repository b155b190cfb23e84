import type { Hub } from './hub.ts';
import type { Tell } from './notice.ts';

/** Work of the night, for each hub in turn. Each run is one transaction and takes a portion; 'more' asks for another. */
export type NightWork<Db> = {
  name: string;
  run: (night: { db: Db; hub: Hub; now: Date; tell: Tell }) => Promise<'done' | 'more'>;
};
