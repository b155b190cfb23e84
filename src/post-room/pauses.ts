import type { Pauses } from './ports.ts';

/**
 * Remembers which workspace pauses until when. It is this process's memory: another one learns of a pause by asking
 * once, and every notice put back for it waits in the database for all of them.
 */
export function createPauses(clock: () => Date): Pauses {
  const pauses = new Map<string, { from: number; until: number }>();
  return {
    pause: (workspace, seconds) => {
      const from = clock().getTime();
      pauses.set(workspace, { from, until: from + seconds * 1000 });
    },
    secondsLeft: (workspace) => {
      const now = clock().getTime();
      const pause = pauses.get(workspace);
      // A clock that went back behind the start of a pause would make it last until it has caught up
      return pause && now >= pause.from ? Math.max(0, (pause.until - now) / 1000) : 0;
    },
  };
}
