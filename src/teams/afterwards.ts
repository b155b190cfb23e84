import { describe } from './desk.ts';
import type { Log } from './log.ts';

/** Work that may outlast the request it came with. */
export type Afterwards = {
  /** Takes the work on: it settles without an error, which is logged. */
  add: (work: Promise<unknown>) => Promise<void>;
  /** Waits until nothing is left to do. */
  done: () => Promise<void>;
};

/** Keeps hold of work, so that stopping can wait for it and no failure goes unseen. */
export function createAfterwards(log: Log): Afterwards {
  const running = new Set<Promise<void>>();
  return {
    add: (work) => {
      const settled = work
        .then(() => undefined)
        .catch((error: unknown) => log.error({ platform: 'teams', ...describe(error) }, 'An answer was not sent'))
        .finally(() => running.delete(settled));
      running.add(settled);
      return settled;
    },
    done: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
